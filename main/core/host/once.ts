/** Answers a write that is sent again with its first answer: a desk whose line dropped in mid-call cannot know whether it was done. */
import { measure } from '../../../shared/ipc/measure.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fail, type Result } from '../../../shared/result.ts'
import type { Check } from '../platform/store/unit-of-work.ts'
import type { RecordsContext } from '../records/context.ts'
import { isFinished, markFinished } from '../records/desk/calls.ts'

/** What a call is known by: unlike for every write of every desk, alike where the same write is sent again. */
export type WriteId = { readonly id: string; readonly name: string }

/** How long a desk may send a write again, and how much is kept of answers for it; the mark in the store stays for a day. */
const keptMs = 10 * 60_000
const keptBytes = 64 * 1024 * 1024

type Kept = { readonly name: string; readonly answer: Promise<Result<unknown>>; readonly at: number; bytes: number; over: boolean }

/** Runs a write that marks itself done, in the transaction of its first change, by the check it is handed. */
export type Run = (mark: Check) => Promise<Result<unknown>>

export type Once = (write: WriteId, run: Run) => Promise<Result<unknown>>

export function answersOnce(core: Pick<RecordsContext, 'store' | 'clock'>): Once {
  // In the order they came, so that the oldest is the first.
  const known = new Map<string, Kept>()
  let bytes = 0

  function forget(now: number): void {
    for (const [id, kept] of known) {
      if (!kept.over || (now - kept.at < keptMs && bytes <= keptBytes)) return
      known.delete(id)
      bytes -= kept.bytes
    }
  }

  async function first({ id, name }: WriteId, run: Run): Promise<Result<unknown>> {
    // Done before this core was started, or so long ago that its answer is not kept.
    if (await isFinished(core.store.db, id)) return fail({ code: 'DONE_BEFORE' })
    let marked = false
    return run(async tx => {
      // Several units of one command are one write; its mark stands with the first that is committed.
      if (marked && (await isFinished(tx, id))) return
      if (await isFinished(tx, id)) throw new Refusal('DONE_BEFORE')
      await markFinished(core, tx, id, name)
      marked = true
    })
  }

  return (write, run) => {
    const now = Date.now()
    forget(now)
    const kept = known.get(write.id)
    // Somebody who takes the id of one write for another gets neither.
    if (kept) return kept.name === write.name ? kept.answer : Promise.resolve(fail({ code: 'BAD_INPUT', detail: { fields: ['id'] } }))
    const answer = first(write, run)
    const mine: Kept = { name: write.name, answer, at: now, bytes: 0, over: false }
    known.set(write.id, mine)
    const end = (size: number) => {
      mine.over = true
      mine.bytes = size
      bytes += size
    }
    answer.then(
      result => end(measure(result).bytes),
      () => known.delete(write.id),
    )
    return answer
  }
}
