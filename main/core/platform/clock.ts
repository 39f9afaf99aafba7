/** Tells the core what time it is, so that tests can hold the clock. */
import { type Day, dayOf, Instant } from '../../../shared/time.ts'

export type Clock = { now(): Instant; today(): Day }

export function systemClock(): Clock {
  const now = () => Instant.parse(new Date().toISOString())
  return { now, today: () => dayOf(now()) }
}
