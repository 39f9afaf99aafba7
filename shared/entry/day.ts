/** Reads a day however it was written, where only one day can be meant. */
import { entryWords as words } from '../strings/zh-CN/entry.ts'
import { type Day, parseDay } from '../time.ts'
import { halfWidth, plainDashes, unquoted, withoutUnseen } from './marks.ts'

const { year, month, dayEnds } = words
const signs = '-/._,\\\\\u3001\u3002\u00b7'
const parted = new RegExp(`^(\\d{4}) ?(?:[${signs}]|${year}| ) ?(\\d{1,2}) ?(?:[${signs}]|${month}| ) ?(\\d{1,2}) ?[${dayEnds}]?$`, 'u')
const backwards = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/
/** A time of day without a zone, or in China's own, says nothing of the day; in another it may say another day. */
const timeBehind = new RegExp(
  `(?<=[\\d\u65e5\u53f7])(?:T| )(?:${words.halfDay})? ?(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?: ?[AP]M| ?\\+08:?00)?$`,
  'iu',
)
const ofRepublic = new RegExp(`^${words.republic} ?(\\d{1,3}) ?(?=${year})`, 'u')
const yearsBeforeRepublic = 1911

// In English, as passports and workbooks of other settings write it; a month in letters can be no day.
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthInLetters = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const dayFirst = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[- /]?${monthInLetters}[-, /]*(\\d{4})$`, 'iu')
const monthFirst = new RegExp(`^${monthInLetters}[- /]?(\\d{1,2})(?:st|nd|rd|th)?[-, /]+(\\d{4})$`, 'iu')

const pad = (digits: string | undefined): string => (digits ?? '').padStart(2, '0')
const dayFrom = (y: string | undefined, m: string | undefined, d: string | undefined): Day | null => parseDay(`${y}-${pad(m)}-${pad(d)}`)

const figures = new Map<string, number>(Object.entries(words.numerals))

/** A number below a hundred as it is spoken, or digit by digit as years are. */
function spoken(text: string): string {
  const [tens, ones, ...more] = text.split(words.ten)
  if (ones === undefined) return [...text].map(sign => String(figures.get(sign) ?? sign)).join('')
  if (more.length > 0 || tens === undefined || [...tens].length > 1 || [...ones].length > 1) return text
  return String((tens === '' ? 1 : (figures.get(tens) ?? Number.NaN)) * 10 + (ones === '' ? 0 : (figures.get(ones) ?? Number.NaN)))
}

const numerals = new RegExp(`[${Object.keys(words.numerals).join('')}${words.ten}]+`, 'gu')
const tens = new RegExp(`[${Object.keys(words.tens).join('')}]`, 'gu')
const tensOf = new Map<string, string>(Object.entries(words.tens))

/** Numbers below a hundred that are written as words become digits. */
export const inDigits = (text: string): string => text.replaceAll(tens, sign => tensOf.get(sign) ?? sign).replaceAll(numerals, spoken)

/** Day and month may have changed places unless one of them can be no month. */
function fromBackwards(text: string): Day | null {
  const [, first, , second, inYear] = backwards.exec(text) ?? []
  if (first === undefined || second === undefined) return null
  const days = [dayFrom(inYear, first, second), dayFrom(inYear, second, first)].filter(day => day !== null)
  return new Set(days).size === 1 ? (days[0] ?? null) : null
}

function fromLetters(text: string): Day | null {
  const [, day, name = '', inYear] = dayFirst.exec(text) ?? []
  const [, otherName = name, otherDay = day, otherYear = inYear] = monthFirst.exec(text) ?? []
  const at = months.indexOf(otherName.toLowerCase())
  return at < 0 ? null : dayFrom(otherYear, String(at + 1), otherDay)
}

/** `2026-3-1`, `2026/3/1`, `2026.3.1`, `20260301`, `1 Mar 2026`, with or without a time, in full width or in Chinese words. Null for anything else. */
export function readDay(text: string): Day | null {
  const plain = unquoted(plainDashes(halfWidth(withoutUnseen(text))))
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(words.dayHead, '')
    .replace(/[.,;\u3002]$/u, '')
    .replace(words.weekday, '')
  const line = inDigits(plain)
    .replace(timeBehind, '')
    .replace(ofRepublic, (_, count: string) => String(yearsBeforeRepublic + Number(count)))
  const digits = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(line) ?? /^(\d{4}) (\d{2}) (\d{2})$/.exec(line) ?? parted.exec(line)
  return digits ? dayFrom(digits[1], digits[2], digits[3]) : (fromBackwards(line) ?? fromLetters(line))
}

/** The end of a validity: a day, or `long`; also behind its beginning, as the card has them both. */
export function readEnd(text: string): Day | 'long' | null {
  const line = unquoted(plainDashes(halfWidth(withoutUnseen(text))).trim())
    .replace(/[.,;\u3002]$/u, '')
    .replace(words.endHead, '')
    .replace(words.endTail, '')
  return endIn(line) ?? endBehind(line)
}

function endIn(text: string): Day | 'long' | null {
  const word = text.replaceAll(/\s/gu, '')
  return words.long.some(one => one === word) || word === 'long' ? 'long' : readDay(text)
}

/** Days are written with the same sign that stands between two of them, so each place is tried; both sides must be whole. */
function endBehind(line: string): Day | 'long' | null {
  for (const { index } of line.matchAll(words.spans)) {
    const [from, to] = [readDay(line.slice(0, index)), endIn(line.slice(index + 1).trim())]
    if (from !== null && to !== null && (to === 'long' || from < to)) return to
  }
  return null
}

const msPerDay = 86_400_000

/**
 * The day of a workbook's own count of days; only a reader that knows a cell to be one may ask. Excel counts a 29 February 1900 that
 * never was, so its count begins a day earlier (ECMA-376, 18.17.4.1).
 */
export function dayOfSerial(count: number, from1904: boolean): Day | null {
  if (!Number.isFinite(count) || count < 1 || count >= 100_000) return null
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return parseDay(new Date(start + Math.floor(count) * msPerDay).toISOString().slice(0, 10))
}

/** What a form keeps of a day: the day, or what was typed where it is none, so that it can be said to be none. */
export const tidyDay = (text: string): string => readDay(text) ?? text.trim()
export const tidyEnd = (text: string): string => readEnd(text) ?? text.trim()
