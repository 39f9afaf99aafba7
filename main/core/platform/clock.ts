/** Provides the current time and timers to the core, so that tests can set both. */
import { type Day, dayOf, Instant } from '../../../shared/time.ts'

export type Clock = { now(): Instant; today(): Day }

export function systemClock(): Clock {
  const now = () => Instant.parse(new Date().toISOString())
  return { now, today: () => dayOf(now()) }
}

export type Timers = {
  /** Runs `work` once after so many milliseconds; what it returns calls it off. A timer keeps no process alive. */
  after(ms: number, work: () => void): () => void
}

export const systemTimers: Timers = {
  after: (ms, work) => {
    const timer = setTimeout(work, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
