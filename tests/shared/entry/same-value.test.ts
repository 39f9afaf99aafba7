/** Tests by thousands of spellings that the same value stays the same value, and that no valid value becomes another one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tidyCode } from '../../../shared/entry/code.ts'
import { readDay } from '../../../shared/entry/day.ts'
import { tidyField } from '../../../shared/entry/draft.ts'
import { readFen } from '../../../shared/entry/money.ts'
import { tidyName } from '../../../shared/entry/name.ts'
import { tidyNumber } from '../../../shared/entry/number.ts'
import { tidyMobile, tidyPhone } from '../../../shared/entry/phone.ts'
import { tidySought } from '../../../shared/entry/sought.ts'
import { tidyLine, tidyLines } from '../../../shared/entry/text.ts'
import { checkCharacter } from '../../../shared/identity/id-number.ts'
import { addDays, type Day, parseDay } from '../../../shared/time.ts'

const runs = { numRuns: 1_000, seed: 11 }
const holds = <T>(values: fc.Arbitrary<T>, check: (value: T) => void) =>
  fc.assert(
    fc.property(values, value => void check(value)),
    runs,
  )

const digit = fc.constantFrom(...'0123456789')
const digits = (length: number) => fc.array(digit, { minLength: length, maxLength: length }).map(all => all.join(''))
const unseen = fc.constantFrom('', '', '', '\u200b', '\u202d', '\u202c', '\u200e', '\ufeff', '\u2060', '\u00ad', '\ufe0f')
const gap = fc.constantFrom('', '', '', ' ', '  ', '\u00a0', '\u3000', '\t')
const dash = fc.constantFrom('', '', '-', '\u2010', '\u2013', '\uff0d', '\u2212')
const full = (text: string) =>
  [...text].map(sign => (/[!-~]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)).join('')

/** The value with something between its characters and around it, now and then in full width. */
const spelled = (value: string, between: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.tuple(between, unseen), { minLength: value.length + 1, maxLength: value.length + 1 }), fc.boolean(), gap, gap)
    .map(([marks, wide, ahead, behind]) => {
      const inside = [...value].map((sign, at) => (at === 0 ? '' : (marks[at]?.[0] ?? '')) + (marks[at]?.[1] ?? '') + sign).join('')
      return ahead + (wide ? full(inside) : inside) + behind
    })
const withSpelling = (value: fc.Arbitrary<string>, between: fc.Arbitrary<string>) =>
  value.chain(kept => spelled(kept, between).map(written => ({ kept, written })))

const citizen = fc.tuple(fc.constantFrom('440106', '110105', '830000'), digits(8), digits(3)).map(parts => {
  const body = parts.join('')
  return body + checkCharacter(body)
})
const mobiles = fc.tuple(fc.constantFrom(...'3456789'), digits(9)).map(([second, rest]) => `1${second}${rest}`)
const days = fc.integer({ min: 0, max: 50_000 }).map(count => addDays('1950-01-01' as Day, count))
const han = fc.constantFrom(...'阿依古丽买提林晓𬭎龑〇单')
const part = fc.array(han, { minLength: 1, maxLength: 12 }).map(all => all.join(''))

test('a document number is the same however it is grouped', () => {
  const around = fc.constantFrom(
    ['', ''],
    ['（', '）'],
    ['="', '"'],
    ['身份证号', ''],
    ['证件号码：', '；'],
    ['', '_x000D_'],
    ['\u201c', '\u201d\t'],
  )
  holds(fc.tuple(withSpelling(citizen, fc.oneof(gap, dash)), around), ([{ kept, written }, [before = '', behind = '']]) =>
    expect(tidyNumber(before + written + behind)).toBe(kept),
  )
})

test('a mobile number is the same with its country, without it, and however it is grouped', () => {
  const ahead = fc.constantFrom('', '+86', '86', '0086', '+86-', '(+86)', '86 ', '+86(0)', '手机', '电话：', '☎', "'")
  holds(fc.tuple(withSpelling(mobiles, fc.oneof(gap, dash)), ahead), ([{ kept, written }, country]) => {
    expect(tidyMobile(country + written.trimStart())).toBe(kept)
    expect(tidySought(country + written.trimStart())).toBe(kept)
  })
})

test('a fixed line is the same however it is grouped', () => {
  const line = fc.tuple(fc.constantFrom('010', '020', '0755', '0851'), digits(8)).map(all => all.join(''))
  holds(withSpelling(line, fc.oneof(gap, dash)), ({ kept, written }) => expect(tidyPhone(written)).toBe(kept))
})

const inEnglish = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'October', 'Nov', 'Dec']

test('a day is the same in every order of signs', () => {
  const ways = fc.constantFrom<(y: string, m: string, d: string) => string>(
    (y, m, d) => `${y}-${m}-${d}`,
    (y, m, d) => `${y}/${Number(m)}/${Number(d)}`,
    (y, m, d) => `${y}.${Number(m)}.${d}`,
    (y, m, d) => `${y}年${Number(m)}月${Number(d)}日`,
    (y, m, d) => `${y} 年 ${m} 月 ${d} 号`,
    (y, m, d) => `${y}${m}${d}`,
    (y, m, d) => `${y}-${m}-${d} 00:00:00`,
    (y, m, d) => full(`${y}-${m}-${d}`),
    (y, m, d) => `${y}、${m}、${d}`,
    (y, m, d) => `${Number(d)} ${inEnglish[Number(m) - 1]} ${y}`,
    (y, m, d) => `${inEnglish[Number(m) - 1]?.toUpperCase()} ${d}, ${y}`,
    (y, m, d) => `民国${Number(y) - 1911}年${Number(m)}月${d}日`,
    (y, m, d) => `="${y}/${m}/${d}"`,
  )
  holds(fc.tuple(days, ways, unseen, gap), ([day, way, mark, around]) => {
    const [y = '', m = '', d = ''] = day.split('-')
    expect(readDay(around + mark + way(y, m, d) + mark + around)).toBe(day)
  })
})

test('a name is the same with any dot and any gap at it', () => {
  const dots = fc.constantFrom('·', '•', '・', '･', '‧', '∙', '⋅', '.', '．', '。', '｡', '●', '▪', 'ˑ', '∘', 'ㆍ', '⸳')
  holds(fc.tuple(part, part, dots, gap, gap, unseen), ([first, second, dot, before, behind, mark]) => {
    expect(tidyName(mark + first + before + dot + behind + mark + second)).toBe(`${first}·${second}`)
  })
})

test('a code and an amount are the same in any width', () => {
  const codes = fc.array(fc.constantFrom(...'0123456789ABCDXYZ-'), { minLength: 1, maxLength: 20 }).map(all => all.join(''))
  holds(withSpelling(codes, gap), ({ kept, written }) => expect(tidyCode(written)).toBe(kept))
  holds(fc.integer({ min: 0, max: 99_999_999 }), fen => {
    const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
    const grouped = yuan.replaceAll(/\B(?=(\d{3})+\.)/g, ',')
    for (const written of [yuan, grouped, full(yuan), `￥${yuan}`, `${grouped} 元`]) expect(readFen(written)).toBe(fen)
  })
})

test('what was tidied once stays as it is', () => {
  holds(fc.string({ unit: 'binary', maxLength: 40 }), text => {
    for (const tidy of [tidyNumber, tidyName, tidyMobile, tidyPhone, tidyCode, tidyLine, tidyLines, tidySought]) {
      expect(tidy(tidy(text))).toBe(tidy(text))
    }
    for (const key of ['docValidFrom', 'docValidTo', 'mailAddr', 'name', 'mobile'] as const)
      expect(tidyField(key, tidyField(key, text))).toBe(tidyField(key, text))
  })
})

test('a digit too many, too few, changed or of another script never makes another valid number', () => {
  const damaged = (value: fc.Arbitrary<string>) =>
    fc.tuple(value, fc.nat(17), fc.constantFrom('', 'a', '①', '²', '٣', '०', 'O', 'l', '?', '/', '中')).map(([kept, at, sign]) => {
      const place = at % kept.length
      return { kept, written: kept.slice(0, place) + sign + kept.slice(place + 1) }
    })
  holds(damaged(mobiles), ({ written }) => expect(tidyMobile(written)).not.toMatch(/^1[3-9]\d{9}$/))
  holds(damaged(citizen), ({ written }) => expect(tidyNumber(written)).not.toMatch(/^\d{17}[\dX]$/))
  holds(fc.tuple(mobiles, digit), ([kept, more]) => expect(tidyMobile(kept + more)).toBe(kept + more))
  holds(fc.tuple(citizen, digit), ([kept, more]) => expect(tidyNumber(kept + more)).toBe(kept + more))
})

test('what is read as a day has the digits of that day in the order they were written', () => {
  const signs = fc.constantFrom(...'0123456789-/.年月日 ')
  holds(fc.array(signs, { maxLength: 12 }), all => {
    const day = readDay(all.join(''))
    if (day === null) return
    const written = all.join('').match(/\d+/g) ?? []
    const numbers = written.length === 1 ? [day.replaceAll('-', '')] : day.split('-')
    expect(written.map(Number).sort()).toEqual(numbers.map(Number).sort())
    expect(parseDay(day)).toBe(day)
  })
})
