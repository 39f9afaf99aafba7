/** Changes a calendar of working days, validates the change, and lists the days and promises it moves. Pure. */
import { addDays, type Day, parseDay, weekday, yearOf } from '../time.ts'
import { type CalendarYear, isWorkday, type WorkCalendar } from './calendar.ts'
import { promiseDay } from './promise.ts'

export const calendarCodes = [
  'wrong-year',
  'both',
  'make-up-on-weekday',
  'too-many',
  'no-days',
  'year-twice',
  'no-name',
  'no-change',
] as const
export type CalendarCode = (typeof calendarCodes)[number]
export type CalendarProblem = { readonly year: number; readonly day: string | null; readonly code: CalendarCode }

/** 2026 has 33 days off and 6 make-up days; about three times that is an input error. */
const mostDays = 120
// An official year has 13 statutory days off (regulation of 2025), most of them on weekdays.
const leastOfficial = 7

const weekend = (day: Day): boolean => ['6', '7'].includes(weekday(day))

export function yearProblems({ year, status, offDays, makeUpDays }: CalendarYear): readonly CalendarProblem[] {
  const off = Object.keys(offDays)
  const worked = Object.keys(makeUpDays)
  const named = [...Object.entries(offDays), ...Object.entries(makeUpDays)]
  const at = (day: string | null, code: CalendarCode): CalendarProblem => ({ year, day, code })
  const onWeekday = (text: string): boolean => {
    const day = parseDay(text)
    return day !== null && !weekend(day)
  }
  return [
    ...named.filter(([day]) => !day.startsWith(`${year}-`)).map(([day]) => at(day, 'wrong-year')),
    ...worked.filter(day => Object.hasOwn(offDays, day)).map(day => at(day, 'both')),
    ...worked.filter(onWeekday).map(day => at(day, 'make-up-on-weekday')),
    ...named.filter(([, name]) => name.trim() === '').map(([day]) => at(day, 'no-name')),
    ...(named.length > mostDays ? [at(null, 'too-many')] : []),
    ...(status === 'official' && off.length < leastOfficial ? [at(null, 'no-days')] : []),
  ]
}

export function importProblems(years: readonly CalendarYear[]): readonly CalendarProblem[] {
  const twice = years.filter((one, at) => years.findIndex(other => other.year === one.year) !== at)
  return [...twice.map(({ year }): CalendarProblem => ({ year, day: null, code: 'year-twice' })), ...years.flatMap(yearProblems)]
}

const without = (days: CalendarYear['offDays'], day: Day): CalendarYear['offDays'] =>
  Object.fromEntries(Object.entries(days).filter(([one]) => one !== day))

/** A year without official arrangement stays provisional when one of its days is changed here. */
const emptyYear = (day: Day, source: CalendarYear['source']): CalendarYear => ({
  year: yearOf(day),
  status: 'provisional',
  offDays: {},
  makeUpDays: {},
  source,
})

export type DayChange = { readonly day: Day; readonly open: boolean; readonly name: string }
/** Returns the year with one day opened or closed. */
export function withDay(year: CalendarYear | null, { day, open, name }: DayChange, source: CalendarYear['source']): CalendarYear {
  const before = year ?? emptyYear(day, source)
  const offDays = without(before.offDays, day)
  const makeUpDays = without(before.makeUpDays, day)
  if (open === !weekend(day)) return { ...before, offDays, makeUpDays }
  return open
    ? { ...before, offDays, makeUpDays: { ...makeUpDays, [day]: name } }
    : { ...before, offDays: { ...offDays, [day]: name }, makeUpDays }
}

/** Years of `over` replace those of `under`. */
export const laidOver = (under: readonly CalendarYear[], over: readonly CalendarYear[]): readonly CalendarYear[] =>
  [...under.filter(one => !over.some(({ year }) => year === one.year)), ...over].sort((a, b) => a.year - b.year)

/** Days that are working days in one calendar and off in the other. */
export function movedDays(
  before: WorkCalendar,
  after: WorkCalendar,
  years: readonly number[],
): readonly { readonly day: Day; readonly open: boolean }[] {
  return years.flatMap(year => {
    const moved: { day: Day; open: boolean }[] = []
    for (let day = parseDay(`${year}-01-01`); day && yearOf(day) === year; day = addDays(day, 1)) {
      const open = isWorkday(after, day)
      if (open !== isWorkday(before, day)) moved.push({ day, open })
    }
    return moved
  })
}

type Lead = Parameters<typeof promiseDay>[1]
const daysBack = 60
/**
 * The day a promise would move to under another calendar. Its start day is not stored, so it is reconstructed: the first day
 * from the signature on that leads to the promised day. Null if none does.
 */
export function promiseMoved(before: WorkCalendar, after: WorkCalendar, lead: Lead, signed: Day, promised: Day): Day | null {
  for (let from = signed; from <= addDays(signed, daysBack); from = addDays(from, 1)) {
    if (promiseDay(before, lead, 'batch', from)?.day === promised) return promiseDay(after, lead, 'batch', from)?.day ?? null
  }
  return null
}
