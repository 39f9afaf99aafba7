/** Computes the promised day of a card from the place's lead time and the working calendar. Pure. */
import type { LeadTime } from '../profile/profile.ts'
import { addDays, type Day } from '../time.ts'
import { addWorkdays, isCovered, type WorkCalendar, workdaysBetween } from './calendar.ts'

export const makingWays = ['instant', 'batch'] as const
export type MakingWay = (typeof makingWays)[number]

/** Why a promised day moved. */
export const promiseMoves = ['make-failed', 'remade', 'closure', 'calendar', 'hours', 'late', 'returned'] as const
export type PromiseMoved = (typeof promiseMoves)[number]

export type Promised = { readonly day: Day; readonly covered: boolean; readonly workdays: number }

/** Null if the place states no lead time for this way of making the card. */
export function promiseDay(calendar: WorkCalendar, lead: LeadTime, way: MakingWay, from: Day): Promised | null {
  if (way === 'instant') return lead.instant ? { ...addWorkdays(calendar, from, 0), workdays: 0 } : null
  if (lead.batch === null) return null
  const { days, unit } = lead.batch
  if (unit === 'work') return { ...addWorkdays(calendar, from, days), workdays: days }
  // A period in calendar days that ends on a day off is extended to the next working day.
  const { day, covered } = addWorkdays(calendar, addDays(from, days), 0)
  return { day, covered: covered && isCovered(calendar, from), workdays: workdaysBetween(calendar, from, day) }
}

const longestClosure = 366

/** The first day from `day` on that is open; `day` itself where none is within a year, as in a closure without an end in sight. */
export function firstOpen(isOpen: (day: Day) => boolean, day: Day): Day {
  for (let open = day; open < addDays(day, longestClosure); open = addDays(open, 1)) if (isOpen(open)) return open
  return day
}
