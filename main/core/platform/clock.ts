/** Provides the current time to the core, so that tests can set it. */
import { type Day, dayOf, Instant } from '../../../shared/time.ts'

export type Clock = { now(): Instant; today(): Day }

export function systemClock(): Clock {
  const now = () => Instant.parse(new Date().toISOString())
  return { now, today: () => dayOf(now()) }
}
