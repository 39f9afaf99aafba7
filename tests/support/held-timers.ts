/** Holds the timers of a core for a test: they fire when the test lets time pass, in the order they are due. */
import type { Timers } from '../../main/core/platform/clock.ts'
import type { HeldClock } from './a-counter.ts'

export type HeldTimers = Timers & {
  /** Lets so much time pass; what falls due in it fires at its own moment. */
  pass(ms: number): void
  /** Milliseconds to the next one, or null. */
  next(): number | null
}

export function heldTimers(clock: HeldClock): HeldTimers {
  let pending: { at: number; work: () => void }[] = []
  const now = () => Date.parse(clock.now())
  const first = () => pending.toSorted((a, b) => a.at - b.at)[0]
  return {
    after: (ms, work) => {
      const mine = { at: now() + ms, work }
      pending.push(mine)
      return () => {
        pending = pending.filter(one => one !== mine)
      }
    },
    pass: ms => {
      const until = now() + ms
      for (let next = first(); next && next.at <= until; next = first()) {
        const due = next
        pending = pending.filter(one => one !== due)
        clock.advance(Math.max(0, due.at - now()))
        due.work()
      }
      clock.advance(until - now())
    },
    next: () => {
      const next = first()
      return next ? next.at - now() : null
    },
  }
}
