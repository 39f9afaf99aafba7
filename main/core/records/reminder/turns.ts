/** Lets one hand-over of texts happen at a time, and remembers how those that go by themselves fare. */
import type { Instant } from '../../../../shared/time.ts'

/** Since the core started: `failingSince` is null while the last one went well. */
export type ByItself = { readonly failingSince: Instant | null; readonly sentAt: Instant | null; readonly sent: number }

export type TextTurns = {
  /** A person's key and the clock may come at the same moment; the second then finds nothing left. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  byItself(): ByItself
  note(how: ByItself): void
}

export function openTextTurns(): TextTurns {
  let last: Promise<unknown> = Promise.resolve()
  let state: ByItself = { failingSince: null, sentAt: null, sent: 0 }
  return {
    inTurn: work => {
      const mine = last.then(work)
      last = mine.catch(toldToItsCaller)
      return mine
    },
    byItself: () => state,
    note: how => {
      state = how
    },
  }
}

/** Whoever asked for the turn got the error; the next turn has nothing to do with it. */
const toldToItsCaller = (): void => undefined
