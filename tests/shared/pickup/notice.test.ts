/** Tests that the State Council's notice is read as it is pasted, and that what cannot be read is said by name. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CalendarYear, isWorkday, joinYears } from '../../../shared/pickup/calendar.ts'
import { importProblems } from '../../../shared/pickup/calendar-change.ts'
import { type NoticeRead, readNotice } from '../../../shared/pickup/notice.ts'
import { noticeProblemText } from '../../../shared/strings/zh-CN/notice.ts'
import { Day } from '../../../shared/time.ts'

const of2025 = `国务院办公厅关于2025年部分节假日安排的通知
国办发明电〔2024〕12号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2025年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。
国务院办公厅
2024年11月12日`

const of2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅　2025年11月4日`

/** Made up: nobody knows yet what 2027 brings. */
const of2027 = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：2026年12月31日（周四）至2027年1月2日（周六）放假调休，共3天。1月3日（周日）上班。
二、春节：2月5日（农历除夕、周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，不调休。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

const shipped2026 = async (): Promise<CalendarYear> =>
  CalendarYear.parse(JSON.parse(await readFile(join(import.meta.dirname, '../../../resources/calendar/2026.json'), 'utf8')))
const problems = (read: NoticeRead) => read.problems.map(({ code, at }) => `${code} ${at}`.trim())
const yearIn = (read: NoticeRead, year: number): CalendarYear => {
  const found = read.years.find(one => one.year === year)
  if (!found) throw new Error(problems(read).join('; '))
  return found
}

test('the notice of 2026 gives day for day the calendar that was typed from it', async () => {
  const shipped = await shipped2026()
  const read = readNotice(of2026, [])
  expect(problems(read)).toEqual([])
  expect(yearIn(read, 2026)).toEqual({ ...shipped, source: { text: `${shipped.source.text}（国办发明电〔2025〕7号）`, url: null } })
})

test('the notice of 2025, two feasts in one section, gives its 28 days off and 5 make-up days', () => {
  const year = yearIn(readNotice(of2025, []), 2025)
  expect([Object.keys(year.offDays).length, Object.keys(year.makeUpDays).length]).toEqual([28, 5])
  expect(year.offDays).toMatchObject({ '2025-01-28': '春节', '2025-02-04': '春节', '2025-06-02': '端午节', '2025-10-08': '国庆节、中秋节' })
  expect(Object.keys(year.makeUpDays)).toEqual(['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'])
  expect(importProblems([year])).toEqual([])
})

test('a made-up 2027 that reaches back into December closes that day of 2026 as well', async () => {
  const read = readNotice(of2027, [await shipped2026()])
  expect(problems(read)).toEqual([])
  const calendar = joinYears(read.years)
  expect(calendar.coveredYears).toEqual([2026, 2027])
  const open = ['2026-12-31', '2027-01-01', '2027-01-03', '2027-01-31', '2027-02-12', '2027-05-08', '2027-06-09']
  expect(open.map(day => isWorkday(calendar, Day.parse(day)))).toEqual([false, false, true, true, false, true, false])
  expect(importProblems(read.years)).toEqual([])
  // The days of the year before stay as they were.
  expect(yearIn(read, 2026).offDays).toMatchObject((await shipped2026()).offDays)
})

// As they were given: with one day beside the weekend, a year that begins in the one before, two feasts in one section, figures in full width.
const of2014 = `国务院办公厅关于2014年
部分节假日安排的通知
国办发明电〔2013〕28号
根据国务院《关于修改〈全国年节及纪念日放假办法〉的决定》，为便于各地区、各部门及早合理安排节假日旅游、交通运输、生产经营等有关工作，经国务院批准，现将2014年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日放假1天。
二、春节：1月31日至2月6日放假调休，共7天。1月26日（星期日）、2月8日（星期六）上班。
三、清明节：4月5日放假，4月7日（星期一）补休。
四、劳动节：5月1日至3日放假调休，共3天。5月4日（星期日）上班。
五、端午节：6月2日放假，与周末连休。
六、中秋节：9月8日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月28日（星期日）、10月11日（星期六）上班。`

const of2018 = `国务院办公厅关于２０１８年部分节假日安排的通知
国办发明电〔２０１７〕１２号
一、元旦：１月１日放假，与周末连休。
二、春节：２月１５日至２１日放假调休，共７天。２月１１日（星期日）、２月２４日（星期六）上班。
三、清明节：４月５日至７日放假调休，共３天。４月８日（星期日）上班。
四、劳动节：４月２９日至５月１日放假调休，共３天。４月２８日（星期六）上班。
五、端午节：６月１８日放假，与周末连休。
六、中秋节：９月２４日放假，与周末连休。
七、国庆节：１０月１日至７日放假调休，共７天。９月２９日（星期六）、９月３０日（星期日）上班。`

const of2023 = `国务院办公厅关于2023年
部分节假日安排的通知
国办发明电〔2022〕16号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2023年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
　　二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
　　三、清明节：4月5日放假，共1天。
　　四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
　　五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
　　六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。
国务院办公厅
2022年12月8日`

const of2024 = `国务院办公厅关于2024年部分节假日安排的通知
国办发明电〔2023〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
国务院办公厅
2023年10月25日`

test.each([
  { year: 2014, text: of2014, off: 22, open: ['01-26', '02-08', '05-04', '09-28', '10-11'], closed: ['04-05', '04-07', '06-02'] },
  { year: 2018, text: of2018, off: 23, open: ['02-11', '02-24', '04-08', '04-28', '09-29', '09-30'], closed: ['01-01', '09-24'] },
  { year: 2023, text: of2023, off: 26, open: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'], closed: ['01-02', '10-06'] },
  {
    year: 2024,
    text: of2024,
    off: 28,
    open: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    closed: ['02-17', '06-10', '09-15'],
  },
])('the notice of $year gives its days', ({ year, text, off, open, closed }) => {
  const read = readNotice(text, [])
  expect(problems(read)).toEqual([])
  const { offDays, makeUpDays } = yearIn(read, year)
  expect(Object.keys(offDays)).toHaveLength(off)
  expect(Object.keys(makeUpDays)).toEqual(open.map(day => `${year}-${day}`))
  expect(Object.keys(offDays)).toEqual(expect.arrayContaining(closed.map(day => `${year}-${day}`)))
  // What the notice only wishes for is no day off.
  expect(Object.keys(offDays)).not.toContain('2024-02-09')
})

const wide = (text: string) => text.replaceAll(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const figures = '〇一二三四五六七八九'
const inWords = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : figures[tens]}十`
  return `${ten}${ones === 0 && tens > 0 ? '' : figures[ones]}`
}
const inCharacters = (text: string): string =>
  text
    .replaceAll(/\d{4}(?=年)/g, year => [...year].map(one => figures[Number(one)]).join(''))
    .replaceAll(/\d{1,2}(?=[月日])/g, value => inWords(Number(value)))
test.each([
  ['with line ends in the middle of dates', of2026.replaceAll('月', '月\n').replaceAll('至', '\r\n 至 ')],
  ['without any line end', of2026.replaceAll('\n', '')],
  ['with figures and brackets of other widths', wide(of2026).replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':')],
  ['with hard and unseen spaces', of2026.replaceAll('日', '\u00a0日\u200b')],
  ['with full names of the weekdays', of2026.replaceAll('周', '星期')],
  ['with words of the page round it', `首页 > 政策\n字号：大 中 小\n${of2026}\n责任编辑：演练`],
  ['with a dash for the span', of2026.replaceAll('至', '—')],
  ['with all of a feast in one sentence', of2026.replaceAll('天。', '天，')],
  ['without the numbers of the sections', of2026.replaceAll(/[一二三四五六七]、(?=[元春清劳端中国])/g, '')],
  ['with a wave for the span', of2026.replaceAll('至', '〜')],
  ['with 号 for the days', of2026.replaceAll(/(?<=\d)日/g, '号')],
  ['with square brackets', of2026.replaceAll('（', '[').replaceAll('）', ']')],
  ['with the colons lost at line ends', of2026.replaceAll(/(?<=[元春清劳端中国][旦节明动午秋庆]节?)：/g, '\n')],
  ['with marks of a heading', of2026.replaceAll(/([一二三四五六七]、[^：]{2,3})：/g, '**$1：**')],
  ['with its years and days in characters', inCharacters(of2026)],
  [
    'with the weekend named beside the feast',
    of2026.replace('4月4日（周六）至6日（周一）放假', '4月6日（周一）放假，4月4日、5日为周末公休'),
  ],
])('pasted %s it reads the same', (_how, text) => {
  const read = readNotice(text, [])
  expect(problems(read)).toEqual([])
  const [given, plain] = [yearIn(read, 2026), yearIn(readNotice(of2026, []), 2026)]
  expect([given.offDays, given.makeUpDays]).toEqual([plain.offDays, plain.makeUpDays])
})

test('a feast that joins a weekend may count it along', () => {
  const joined = of2026.replace('4月4日（周六）至6日（周一）放假，共3天', '4月6日（周一）放假，与周末连休，共3天')
  const { offDays } = yearIn(readNotice(joined, []), 2026)
  expect([offDays[Day.parse('2026-04-06')], offDays[Day.parse('2026-04-04')]]).toEqual(['清明节', undefined])
  expect(problems(readNotice(joined.replace('共3天。\n　　四', '共4天。\n　　四'), []))).toEqual(['count 清明节'])
})

test('what the notice only wishes for closes nothing', () => {
  const wish = of2026.replace('三、清明节', '鼓励各单位结合带薪年休假等制度落实，安排职工在腊月二十七（2月13日）休息放假。三、清明节')
  expect(yearIn(readNotice(wish, []), 2026)).toEqual(yearIn(readNotice(of2026, []), 2026))
})

test.each([
  ['a letter of another kind', '关于做好2026年社会保障卡工作的通知', ['no-notice']],
  ['nothing', '  ', ['no-notice']],
  ['no year', of2026.replaceAll('2026年', ''), ['no-year']],
  ['half of it', of2026.slice(0, of2026.indexOf('五、')), ['no-section 端午节', 'no-section 中秋节', 'no-section 国庆节']],
  ['a day that does not exist', of2026.replace('4月4日（周六）', '4月31日'), ['bad-day 4月31日', 'no-days 清明节']],
  ['a wrong weekday', of2026.replace('5月9日（周六）', '5月9日（周日）'), ['weekday 5月9日']],
  ['a count that does not fit', of2026.replace('共9天', '共8天'), ['count 春节']],
  ['a section without days', of2026.replace('6月19日（周五）至21日（周日）放假，共3天', '另行通知'), ['no-days 端午节']],
  ['a day of which nothing is said', of2026.replace('5月9日（周六）上班', '5月9日（周六）'), ['unread 2026-05-09']],
  ['a day twice', of2026.replace('5月9日（周六）上班', '5月5日（周二）上班'), ['twice 2026-05-05']],
  [
    'a span that runs backwards',
    of2026.replace('4月4日（周六）至6日（周一）', '4月6日（周一）至4日（周六）'),
    ['bad-day 4月6日至4日', 'no-days 清明节'],
  ],
])('%s is refused by name, and nothing of it is taken', (_what, text, wanted) => {
  const read = readNotice(text, [])
  expect(problems(read)).toEqual(wanted)
  expect(read.years).toEqual([])
  for (const problem of read.problems) expect(noticeProblemText(problem)).toMatch(/。$/)
})
