/** Reads the year's days off and make-up days out of the State Council's notice, as it was pasted. Pure. */
import { compact } from '../entry/marks.ts'
import { holidayNames, noticeSource, noticeWords as words } from '../strings/zh-CN/notice.ts'
import { addDays, compareDays, type Day, daysBetween, parseDay, type Weekday, weekday, yearOf } from '../time.ts'
import type { CalendarYear } from './calendar.ts'
import { withDay } from './calendar-change.ts'
import type { NoticeProblem } from './notice-problem.ts'

export type NoticeRead = { readonly years: readonly CalendarYear[]; readonly problems: readonly NoticeProblem[] }

type Named = { readonly day: Day; readonly open: boolean; readonly name: string }
type Said = { readonly days: readonly Named[]; readonly problems: readonly NoticeProblem[] }

type Section = { readonly names: readonly string[]; readonly text: string }
function sectionsOf(text: string): readonly Section[] {
  const heads = [...text.matchAll(words.sectionHead)]
  return heads.map((head, at) => ({
    names: (head[1] ?? '').split(words.and),
    text: text.slice(head.index + head[0].length, heads[at + 1]?.index ?? text.length).split(words.rest)[0] ?? '',
  }))
}

const weekdays: Readonly<Record<string, Weekday>> = words.weekdays

/** A year by its digits, a day by its tens. */
function figure(written: string): string {
  const plain = written.replaceAll(words.zero, words.digits.charAt(0))
  const digit = (one: string): number => Math.max(0, words.digits.indexOf(one))
  if (!plain.includes(words.ten)) return [...plain].map(digit).join('')
  const [tens = '', ones = ''] = plain.split(words.ten)
  return String((tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones)))
}
const inFigures = (text: string): string => text.replaceAll(words.numerals, figure)

type Before = { readonly year: number; readonly month: number | null }
type Dated = {
  readonly day: Day | null
  readonly written: string
  readonly wrongWeekday: boolean
  readonly year: number
  readonly month: number | null
}

function dated([year, month, day, aside]: readonly (string | undefined)[], before: Before): Dated {
  const [y, m] = [year === undefined ? before.year : Number(year), month === undefined ? before.month : Number(month)]
  const two = (value: number): string => String(value).padStart(2, '0')
  const written = words.dayWritten(year, month, day ?? '')
  const found = m === null ? null : parseDay(`${y}-${two(m)}-${two(Number(day))}`)
  const said = words.weekday.exec(aside ?? '')?.[1]
  const wrongWeekday = found !== null && said !== undefined && weekdays[said] !== weekday(found)
  return { day: found, written, wrongWeekday, year: y, month: m }
}

function daysFrom(first: Day, last: Day): readonly Day[] {
  const days: Day[] = []
  for (let day = first; compareDays(day, last) <= 0 && days.length < 40; day = addDays(day, 1)) days.push(day)
  return days
}

/** From one day to another, or one day alone; a year stands only where the span begins in the year before. */
function spansIn(sentence: string, year: number): { readonly days: readonly Day[]; readonly problems: readonly NoticeProblem[] } {
  const days: Day[] = []
  const problems: NoticeProblem[] = []
  let before: Before = { year, month: null }
  for (const match of sentence.matchAll(words.spanOrDay)) {
    const first = dated(match.slice(1, 5), before)
    const last = match[7] === undefined ? first : dated(match.slice(5, 9), first)
    before = { year, month: last.month }
    for (const one of first === last ? [first] : [first, last]) {
      if (one.day === null) problems.push({ code: 'bad-day', at: one.written })
      if (one.wrongWeekday) problems.push({ code: 'weekday', at: one.written })
    }
    if (first.day === null || last.day === null) continue
    const span = daysFrom(first.day, last.day)
    if (span.length === 0 || daysBetween(first.day, last.day) > 31)
      problems.push({ code: 'bad-day', at: words.spanWritten(first.written, last.written) })
    else days.push(...span)
  }
  return { days, problems }
}

type Part = { readonly part: string; readonly open: boolean }
/** A sentence may close days and open others; dates before a comma belong to the word that follows them. */
function partsOf(sentence: string): { readonly parts: readonly Part[]; readonly left: string } {
  const parts: Part[] = []
  let held = ''
  for (const piece of sentence.split(',')) {
    held += piece
    const open = held.includes(words.open)
    if (!open && !words.closed.some(word => held.includes(word))) continue
    parts.push({ part: held, open })
    held = ''
  }
  return { parts, left: held }
}

function readSection({ names, text }: Section, year: number): Said {
  const name = words.both(names)
  const days: Named[] = []
  const problems: NoticeProblem[] = []
  for (const sentence of text.split(words.sentenceEnd).filter(one => !one.includes(words.wish))) {
    const { parts, left } = partsOf(sentence)
    // A day that is neither closed nor opened would be lost without a word.
    const unread = left.includes(words.signed) ? undefined : spansIn(left, year).days[0]
    if (unread !== undefined) problems.push({ code: 'unread', at: unread })
    for (const { part, open } of parts) {
      const { days: found, problems: wrong } = spansIn(part, year)
      problems.push(...wrong)
      days.push(...found.map(day => ({ day, open, name })))
    }
  }
  const off = days.filter(({ open }) => !open).length
  if (off === 0) problems.push({ code: 'no-days', at: name })
  const counted = words.count.exec(text)?.[1]
  const fits = [off, ...(text.includes(words.joined) ? [off + 2] : [])]
  if (counted !== undefined && off > 0 && !fits.includes(Number(counted))) problems.push({ code: 'count', at: name })
  return { days, problems }
}

/** A holiday named together with another stands in its section. */
const missingIn = (sections: readonly Section[]): readonly string[] =>
  holidayNames.filter(name => !sections.some(({ names }) => names.includes(name)))

/**
 * The year's calendar, and any year before whose last days the notice closes or opens. `known` are the years the branch has.
 * With problems there are no years: half an arrangement is worse than none.
 */
export function readNotice(pasted: string, known: readonly CalendarYear[]): NoticeRead {
  const refused = (...problems: NoticeProblem[]): NoticeRead => ({ years: [], problems })
  // Web pages and word processors bring spaces, line ends in the middle of a date, and figures and marks of other widths.
  const text = inFigures(compact(pasted)).replaceAll(words.bareHead, '$1:')
  const sections = sectionsOf(text)
  if (!text.includes(words.off) || sections.length === 0) return refused({ code: 'no-notice', at: '' })
  const year = Number((words.titleYear.exec(text) ?? words.bodyYear.exec(text))?.[1] ?? Number.NaN)
  if (Number.isNaN(year)) return refused({ code: 'no-year', at: '' })
  const missing = missingIn(sections)
  const said = sections.map(section => readSection(section, year))
  const days = said.flatMap(one => one.days)
  const twice = days.filter(({ day }, at) => days.findIndex(other => other.day === day) !== at)
  const astray = days.filter(({ day }) => yearOf(day) !== year && yearOf(day) !== year - 1)
  const problems: NoticeProblem[] = [
    ...missing.map((at): NoticeProblem => ({ code: 'no-section', at })),
    ...said.flatMap(one => one.problems),
    ...twice.map(({ day }): NoticeProblem => ({ code: 'twice', at: day })),
    ...astray.map(({ day }): NoticeProblem => ({ code: 'other-year', at: day })),
  ]
  if (problems.length > 0) return refused(...problems)
  return { years: yearsOf(year, days, known, noticeSource(year, words.number.exec(text)?.[0] ?? null)), problems: [] }
}

function yearsOf(
  year: number,
  days: readonly Named[],
  known: readonly CalendarYear[],
  source: CalendarYear['source'],
): readonly CalendarYear[] {
  const of = (wanted: number, open: boolean) =>
    Object.fromEntries(days.filter(one => yearOf(one.day) === wanted && one.open === open).map(({ day, name }) => [day, name]))
  const made: CalendarYear = { year, status: 'official', offDays: of(year, false), makeUpDays: of(year, true), source }
  const before = days.filter(({ day }) => yearOf(day) === year - 1)
  const had = known.find(one => one.year === year - 1)
  // The end of a year nobody keeps here any more moves nothing.
  if (before.length === 0 || !had) return [made]
  return [before.reduce<CalendarYear>((kept, change) => withDay(kept, change, source), had), made]
}
