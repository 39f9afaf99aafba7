/** Says whether the machine's clock can be believed beside the last thing that was written down. Pure. */
import { isWorkday, type WorkCalendar } from './pickup/calendar.ts'
import { addDays, dayOf, daysBetween, type Instant } from './time.ts'

/** `back`: it stands before the last entry; `ahead`: working days went by on which nobody wrote anything. */
export const clockWays = ['back', 'ahead'] as const
export type ClockJump = { readonly way: (typeof clockWays)[number]; readonly days: number }

const dayMs = 86_400_000

/**
 * More than a day back is wrong. Ahead, a weekend or a holiday passes without an entry: only two whole working days without one are told.
 * A branch that was shut for other reasons is told as well, which costs one look at the clock.
 */
export function clockJump(last: Instant, now: Instant, calendar: WorkCalendar): ClockJump | null {
  const behind = Date.parse(last) - Date.parse(now)
  if (behind > dayMs) return { way: 'back', days: Math.round(behind / dayMs) }
  const [from, to] = [dayOf(last), dayOf(now)]
  const days = daysBetween(from, to)
  let silent = 0
  for (let at = 1; at < days && silent < 2; at += 1) if (isWorkday(calendar, addDays(from, at))) silent += 1
  return silent < 2 ? null : { way: 'ahead', days }
}
