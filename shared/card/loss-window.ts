/** Computes when a loss report expires under the rule of a place. Pure. */
import { addWorkdays, type WorkCalendar } from '../pickup/calendar.ts'
import type { LossFormalWindow, LossTempWindow } from '../profile/card-life.ts'
import { addDays, chinaOffsetMinutes, type Day, dayOf, Instant } from '../time.ts'

const msPerHour = 3_600_000
const msPerDay = 24 * msPerHour

const instantAt = (ms: number): Instant => Instant.parse(new Date(ms).toISOString())
/** A report valid until a day is valid to the end of that day. */
const endOf = (day: Day): Instant => instantAt(Date.parse(`${day}T00:00:00Z`) - chinaOffsetMinutes * 60_000 + msPerDay)
const after = (calendar: WorkCalendar, from: Day, days: number, unit: 'work' | 'calendar'): Instant =>
  endOf(unit === 'work' ? addWorkdays(calendar, from, days).day : addDays(from, days))

/** Null: the place has no rule, so the report stays until somebody lifts it. */
export function lossTempEnds(window: LossTempWindow | null, calendar: WorkCalendar, from: Instant): Instant | null {
  if (window === null) return null
  if (window.unit === 'hour') return instantAt(Date.parse(from) + window.length * msPerHour)
  return after(calendar, dayOf(from), window.length, window.unit)
}

export function lossFormalEnds(window: LossFormalWindow | null, calendar: WorkCalendar, from: Instant): Instant | null {
  if (window === null || window.ends === 'never') return null
  return after(calendar, dayOf(from), window.days, window.unit)
}
