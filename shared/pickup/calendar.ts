/** Working days by the official calendar: days off, make-up days, and the years it covers. Pure. */
import { addDays, compareDays, Day, weekday, yearOf } from '../time.ts'
import { z } from '../zod.ts'

/** A year outside is an input error; counting days in it could loop without end. */
export const calendarYears = { first: 2000, last: 2100 } as const
const DayName = z.string().max(60)

/** One calendar year; `provisional` has the statutory days but not yet the days the State Council will move. */
export const CalendarYear = z
  .object({
    year: z.int().min(calendarYears.first).max(calendarYears.last),
    status: z.enum(['official', 'provisional']),
    offDays: z.record(Day, DayName),
    makeUpDays: z.record(Day, DayName),
    source: z.object({ text: z.string().min(1).max(300), url: z.url().nullable() }),
  })
  .readonly()
export type CalendarYear = z.infer<typeof CalendarYear>

/** Maps from day to its name. */
export type WorkCalendar = {
  readonly coveredYears: readonly number[]
  readonly offDays: Readonly<Record<string, string>>
  readonly makeUpDays: Readonly<Record<string, string>>
}

export function joinYears(years: readonly CalendarYear[]): WorkCalendar {
  return {
    coveredYears: years.filter(one => one.status === 'official').map(one => one.year),
    offDays: Object.assign({}, ...years.map(one => one.offDays)),
    makeUpDays: Object.assign({}, ...years.map(one => one.makeUpDays)),
  }
}

/** Whether the official arrangement for the day's year is known. */
export const isCovered = (calendar: WorkCalendar, day: Day): boolean => calendar.coveredYears.includes(yearOf(day))

export function isWorkday(calendar: WorkCalendar, day: Day): boolean {
  if (Object.hasOwn(calendar.makeUpDays, day)) return true
  if (Object.hasOwn(calendar.offDays, day)) return false
  return !['6', '7'].includes(weekday(day))
}

/** `covered` false: the count reached a year without a published arrangement, so the day may change. */
export type CountedDay = { readonly day: Day; readonly covered: boolean }

/** The `count`-th working day after `from`; for 0 the first working day on or after `from`. */
export function addWorkdays(calendar: WorkCalendar, from: Day, count: number): CountedDay {
  let day = from
  let covered = isCovered(calendar, day)
  for (let left = count; left > 0 || !isWorkday(calendar, day); ) {
    day = addDays(day, 1)
    covered &&= isCovered(calendar, day)
    if (isWorkday(calendar, day)) left -= 1
  }
  return { day, covered }
}

/** Working days after `from` up to and including `to`. */
export function workdaysBetween(calendar: WorkCalendar, from: Day, to: Day): number {
  let count = 0
  for (let day = addDays(from, 1); compareDays(day, to) <= 0; day = addDays(day, 1)) if (isWorkday(calendar, day)) count += 1
  return count
}
