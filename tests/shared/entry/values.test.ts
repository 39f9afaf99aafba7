/** Tests that whatever keyboards, chats, web pages and office programs leave in a value, the value itself is what is kept. */
import { expect, test } from 'vitest'
import { tidyCode } from '../../../shared/entry/code.ts'
import { dayOfSerial, readDay, readEnd } from '../../../shared/entry/day.ts'
import { unescapedCell } from '../../../shared/entry/marks.ts'
import { readFen } from '../../../shared/entry/money.ts'
import { tidyName } from '../../../shared/entry/name.ts'
import { tidyNumber } from '../../../shared/entry/number.ts'
import { isAbroad, tidyMobile, tidyPhone } from '../../../shared/entry/phone.ts'
import { tidySought } from '../../../shared/entry/sought.ts'
import { isBlank, tidyLine, tidyLines } from '../../../shared/entry/text.ts'

const number = '440106198507120012'

test.each([
  ['\u202d440106198507120012\u202c', 'direction marks of a chat'],
  ['\ufeff440106198507120012', 'a byte order mark'],
  ['440106\u200b19850712\u200b0012', 'zero-width spaces'],
  ['4401 0619 8507 1200 12', 'groups as the window shows them'],
  ['440106-19850712-0012', 'dashes'],
  ['440106\u201019850712\u20100012', 'the true hyphen'],
  ['４４０１０６１９８５０７１２００１２', 'full width'],
  ["'440106198507120012", 'the quote of a sheet'],
  ['440106198507120012\r\n', 'a line end'],
  ['身份证号：440106198507120012', 'its heading'],
  ['\u00a0440106\u2003198507120012\u3000', 'spaces of other widths'],
  ['440106198507120012。', 'a full stop'],
  ['440106198507120012\t', 'the tab behind a cell'],
  ['440106198507120012_x000D_', 'the escaped line end of an export'],
  ['="440106198507120012"', 'the formula by which separated values say that they are text'],
  ['（440106198507120012）', 'brackets'],
  ['【440106198507120012】', 'brackets of Chinese print'],
  ['身份证号码 440106198507120012', 'its heading without the colon'],
  ['No.440106198507120012', 'the word for a number'],
  ['440106·1985·0712·0012', 'dots between its parts'],
  ['440106/19850712/0012', 'strokes between its parts'],
  ['“440106198507120012”，', 'quotes and a comma'],
])('a number written %j has %s taken off', written => {
  expect(tidyNumber(written)).toBe(number)
})

test.each(['x', 'X', 'ｘ', 'Ｘ', '×', 'Ⅹ', 'Х', 'х', 'χ'])('a number that ends with %s ends with X', sign => {
  expect(tidyNumber(`1101051949123100 2${sign}`)).toBe('11010519491231002X')
})

test.each([
  ['a circled digit', '44010619850712001②'],
  ['a raised digit', '44010619850712001²'],
  ['a letter o', '44o106198507120012'],
  ['another number behind it', '440106198507120012 440106198507120020'],
  ['an X that is not the last', '4401061985071×0012'],
  ['the rest of a number Excel kept as a fraction', '44010619850712001.2'],
  ['digits of another script', '٤٤٠١٠٦١٩٨٥٠٧١٢٠٠١٢'],
  ['its power of ten', '4.40106198507120012E+17'],
  ['a name behind it', '440106198507120012 李演练'],
  ['a keycap', '44010619850712001\u20e32'],
])('a number with %s does not become the number', (_, written) => {
  expect(tidyNumber(written)).not.toBe(number)
})

test.each([
  '138 0000 0000',
  '138-0000-0000',
  '+8613800000000',
  '86-13800000000',
  '86-138 0000 0000',
  '\u202d13800000000\u202c',
  '0086 138 0000 0000',
  '(+86)138-0000-0000',
  '（＋８６）１３８００００００００',
  '013800000000',
  '138.0000.0000',
  '手机：13800000000',
  'tel:+8613800000000',
  "'13800000000",
  '13800000000\n',
  unescapedCell('13800000000_x000D_'),
  '138\u20110000\u20110000',
  '+86(0)13800000000',
  '00 86 138 0000 0000',
  '13800000000.0',
  '="13800000000"',
  '“13800000000”',
  '138·0000·0000',
  '138_0000_0000',
  '☎13800000000',
  '电话 13800000000',
  '本人13800000000',
  '13800000000\t',
  '13800000000_x000D_',
])('a mobile number written %j', written => {
  expect(tidyMobile(written)).toBe('13800000000')
})

test.each([
  '138000000001',
  '1380000000',
  '13800000000/13900000000',
  '8613800000000x',
  '+85213800000000',
  '138O0000000',
  '861380000000',
  '1380000000.0',
  '1.38E+10',
  '138****0000',
  '١٣٨٠٠٠٠٠٠٠٠',
  '13800000000 13900000000',
  '13800000000转1',
  '13800000000（妻）',
])('what is not a mobile number, %j, does not become one', written => {
  expect(tidyMobile(written)).not.toMatch(/^1[3-9]\d{9}$/)
})

test.each([
  ['+852 9123 4567', '+85291234567'],
  ['00852-91234567', '+85291234567'],
  ['＋853 6612 3456', '+85366123456'],
  ['+886 912 345 678', '+886912345678'],
  ['0081 90 1234 5678', '+819012345678'],
])('a number of another place, %j, is kept as such', (written, kept) => {
  expect(tidyMobile(written)).toBe(kept)
  expect(isAbroad(kept)).toBe(true)
})

test.each([
  ['020-8888 8888', '02088888888'],
  ['(020)88888888', '02088888888'],
  ['+86 20 8888 8888', '02088888888'],
  ['0086-755-83123456', '075583123456'],
  ['020-88888888转123', '02088888888123'],
  ['020－88888888－8001', '020888888888001'],
  ['020 88888888 分机：12', '0208888888812'],
  ['020-88888888 ext. 12', '0208888888812'],
  ['020-88888888x12', '0208888888812'],
  ['020-88888888#12', '0208888888812'],
  ['86-20-88888888', '02088888888'],
  ['(86)20 8888 8888', '02088888888'],
  ['0086(20)88888888', '02088888888'],
])('a fixed line written %j', (written, kept) => {
  expect(tidyPhone(written)).toBe(kept)
})

test.each([
  '2016-5-1',
  '2016/5/1',
  '2016.5.1',
  '2016年5月1日',
  '2016-05-01 00:00:00',
  '2016/5/1 0:00',
  '２０１６－０５－０１',
  '20160501',
  '2016年05月01号',
  '2016 年 5 月 1 日',
  '二〇一六年五月一日',
  '2016-05-01T00:00:00.000',
  '2016年5月1日 星期日',
  '\u202d2016-05-01\u202c',
  '20160501000000',
  "'2016-05-01",
  '="2016-05-01"',
  '2016、5、1',
  '2016。05。01',
  '2016\\5\\1',
  '2016·5·1',
  '2016-5-1\t',
  '2016-05-01_x000D_',
  '二○一六年五月一日',
  '民国105年5月1日',
  '1-May-2016',
  '01 MAY 2016',
  'May 1, 2016',
  '2016-05-01 08:00:00 AM',
  '2016年5月1日 上午8:30',
  '2016年5月1日。',
  '2016.05.01.',
  '出生日期：2016-05-01',
  '生日:2016年5月1日',
  '2016-05-01T08:30:00+08:00',
])('a day written %j', written => {
  expect(readDay(written)).toBe('2016-05-01')
})

test.each([
  ['13/5/2016', '2016-05-13'],
  ['5/13/2016', '2016-05-13'],
  ['5.5.2016', '2016-05-05'],
  ['二〇二六年十二月三十一日', '2026-12-31'],
  ['二零二六年十月二十日', '2026-10-20'],
  ['二〇二六年五月廿一日', '2026-05-21'],
  ['二〇二六年五月卅一日', '2026-05-31'],
])('a day written %j where only one can be meant', (written, day) => {
  expect(readDay(written)).toBe(day)
})

test.each([
  '1/5/2016',
  '16-5-1',
  '2016-13-1',
  '2016-2-30',
  '42491',
  '2016-51',
  '201651',
  '2016-04-30T16:00:00Z',
  '2016-05-01T00:00:00+09:00',
  '农历：2016年5月1日',
  '2016-05-01 24:00',
  '昭和60年7月12日',
  '农历2016年5月1日',
  '1985年闰四月初五',
  '2016年5月1日起',
  '31-Feb-2016',
  'Mai 1, 2016',
  '٢٠١٦-٥-١',
  '1904',
  '2016年5月',
  '2016.05.01-2026.05.01',
  '①2016-5-1',
  '',
])('%j is no day, or more than one', written => {
  expect(readDay(written)).toBeNull()
})

test('the end of a validity may be no day at all', () => {
  for (const written of ['长期', ' 长期有效 ', '长 期', '\u200b长期', '長期', '“长期”', '长期。', '永久有效'])
    expect(readEnd(written)).toBe('long')
  expect(readEnd('2026年3月1日')).toBe('2026-03-01')
  for (const neither of ['长期？', '长期限', '无', '——', '不长期']) expect(readEnd(neither)).toBeNull()
})

test.each([
  ['2016.05.01-2036.05.01', '2036-05-01'],
  ['2016-05-01－2036-05-01', '2036-05-01'],
  ['20160501—20360501', '2036-05-01'],
  ['2016年5月1日至2036年5月1日', '2036-05-01'],
  ['有效期限：2016.05.01 - 2036.05.01', '2036-05-01'],
  ['2016.05.01～长期', 'long'],
  ['有效期至2036年5月1日', '2036-05-01'],
  ['至 2036-05-01', '2036-05-01'],
  ['2036-05-01止', '2036-05-01'],
  ['有效期：长期', 'long'],
])('the end of a validity is read behind its beginning and its heading, as %j', (written, end) => {
  expect(readEnd(written)).toBe(end)
})

test.each(['2036.05.01-2016.05.01', '2016.05.01-2036.05', '2016.05.01-', '有效期限：2016.05.01起', '2016.05-2036.05'])(
  '%j is the end of no validity, or of more than one',
  written => {
    expect(readEnd(written)).toBeNull()
  },
)

test('a heading alone is no end', () => {
  for (const heading of ['有效期限', '至', '止']) expect(readEnd(heading)).toBeNull()
})

test("a workbook's count of days is a day only where a reader says so", () => {
  expect(dayOfSerial(42_491, false)).toBe('2016-05-01')
  expect(dayOfSerial(42_491.75, false)).toBe('2016-05-01')
  expect(dayOfSerial(41_029, true)).toBe('2016-05-01')
  for (const count of [0, -1, 100_000, Number.NaN]) expect(dayOfSerial(count, false)).toBeNull()
})

test.each([
  '阿依古丽.买买提',
  '阿依古丽．买买提',
  '阿依古丽•买买提',
  '阿依古丽・买买提',
  '阿依古丽･买买提',
  '阿依古丽‧买买提',
  '阿依古丽。买买提',
  '阿依古丽｡买买提',
  '阿依古丽●买买提',
  '阿依古丽ㆍ买买提',
  '阿依古丽⸱买买提',
  '阿依古丽 . 买买提',
  '阿依古丽 · 买买提',
  '\u202d阿依古丽·买买提\u202c',
  ' 阿依古丽\u00a0·\u3000买买提\t',
  '阿依古丽\u200b·买买提\ufe00',
  '阿依古丽\u02d1买买提',
  '阿依古丽\u2218买买提',
  '阿依\u00ad古丽·买买提',
  '阿　依　古　丽·买买提',
  '姓名：阿依古丽·买买提',
  '“阿依古丽·买买提”',
  "'阿依古丽·买买提",
  '阿依古丽·买买提，',
  '阿依古丽·买买提_x000D_',
  '阿依古丽·买买提\t',
])('a name written %j has its one dot', written => {
  expect(tidyName(written)).toBe('阿依古丽·买买提')
})

test.each([
  ['J. SMITH', 'J. SMITH'],
  ['ＡＩＤＡ　ＳＰＥＣＩＭＥＮ', 'AIDA SPECIMEN'],
  ['O\u2019NEILL', 'O\u2019NEILL'],
  ['Zoe\u0308 A.', 'Zo\u00eb A.'],
  ['A.Б', 'A.Б'],
  ['Nguye\u0302\u0303n', 'Nguyễn'],
  ["D'ANGELO JR.", "D'ANGELO JR."],
  ['SMITH, JOHN', 'SMITH, JOHN'],
])('a foreign name %j keeps what belongs to it', (written, kept) => {
  expect(tidyName(written)).toBe(kept)
})

test('a character that only looks like another one is not made the other one', () => {
  expect(tidyName('\uf9f4晓')).toBe('\uf9f4晓')
  expect(tidyName('\u2f8f晓')).toBe('\u2f8f晓')
  // Signs no name has, of which nobody can say what was meant, stay and are refused.
  for (const name of ['扎西\u0f0b多吉', '阿依古丽,买买提', '阿依古丽*买买提', '李演练(1)', '李演练1', '阿依古丽··买买提'])
    expect(tidyName(name)).toBe(name)
})

test('words keep their own width and lose what is unseen', () => {
  expect(tidyLine(' 天河路\u200b１号\u00a0Ａ座\u202c\r\n二楼 ')).toBe('天河路１号 Ａ座 二楼')
  expect(tidyLines('\n 一 \r\n\r\n二\u2028三\n')).toBe('一\n\n二\n三')
  expect(tidyLine('读坏了\ufffd')).toBe('读坏了\ufffd')
  for (const nothing of ['', ' \u3000\u00a0', '\u200b\ufeff', '\u202d\u202c', '\r\n']) expect(isBlank(nothing)).toBe(true)
})

test.each([
  [' ab 12－34 ', 'AB12-34'],
  ['６２１７ ０００１', '62170001'],
  ['\u202da1b2c3d4e5\u202c', 'A1B2C3D4E5'],
  ['ss01—20261122—0001', 'SS01-20261122-0001'],
  ['1234\n', '1234'],
  ['a\u00adb1', 'AB1'],
  ['6217_x000D_', '6217'],
  ['6217\t0001\t', '62170001'],
])('a code written %j', (written, kept) => {
  expect(tidyCode(written)).toBe(kept)
})

test.each([
  ['20', 2000],
  ['20.5', 2050],
  ['1,234.50', 123_450],
  ['￥20.00', 2000],
  ['２０．００元', 2000],
  ['(20.00)', -2000],
  ['-20', -2000],
  ['人民币20元整', 2000],
  ['20.5000', 2050],
  ['CNY 1,000', 100_000],
])('an amount written %j', (written, fen) => {
  expect(readFen(written)).toBe(fen)
})

test.each(['1,5', '20.005', '12,34', '', '元', '2O', '20.', '1e3', '20 30a', '--20', '(-20)'])('%j is no amount', written => {
  expect(readFen(written)).toBeNull()
})

test.each([
  ['1101 0519 4912 3100 2X', '11010519491231002X'],
  ['1101 0519 4912 3100 2x', '11010519491231002X'],
  ['110105-19491231-002X', '11010519491231002X'],
  ['+86 138-0000-0000', '13800000000'],
  ['阿依古丽.买买提', '阿依古丽·买买提'],
  ['ss01-20261122-0001', 'SS01-20261122-0001'],
  ['20261122－0001', '20261122-0001'],
  ['\u202d13800000000\u202c', '13800000000'],
  ['林 晓', '林晓'],
  ['aida  specimen', 'AIDA SPECIMEN'],
  ['  ', ''],
  ['身份证号：440106198507120012', '440106198507120012'],
  ['44010619850712001х', '44010619850712001X'],
  ['ＳＳ０１－20261122－0001', 'SS01-20261122-0001'],
  ['李演练　００１２', '李演练0012'],
  ['☎138 0000 0000', '13800000000'],
])('what is looked for as %j is looked for as it is kept', (typed, sought) => {
  expect(tidySought(typed)).toBe(sought)
})

test('a character escaped in a workbook is one character', () => {
  expect(unescapedCell('联系_x000D_\n电话')).toBe('联系\r\n电话')
  expect(unescapedCell('_x005F_x000D_')).toBe('_x000D_')
  expect(unescapedCell('_x00_ _xGGGG_ x000D')).toBe('_x00_ _xGGGG_ x000D')
})
