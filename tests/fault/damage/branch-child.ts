/** Works as a branch does on a store of its own, says what it saved, and waits to be killed in the middle of it. */
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { record } from '../../../main/core/platform/audit/record.ts'
import { systemClock } from '../../../main/core/platform/clock.ts'
import { openStore } from '../../../main/core/platform/store/open.ts'
import type { Store } from '../../../main/core/platform/store/store.ts'
import { practiceBirth } from '../../../shared/practice.ts'

/** `earlierAt`: after so many tickets everything is laid aside as it is, to be swapped in later. `copiesAt`: then a copy is taken. */
export type Work = {
  readonly folder: string
  readonly earlier: string
  readonly birth: boolean
  readonly tickets: number
  readonly earlierAt: number
  readonly copiesAt: readonly number[]
}
/** `at` by the clock of the machine: whoever hears it may be busy. */
export type Said = { readonly saved: number; readonly at: number } | { readonly done: true }

const paceMs = 60
const clock = systemClock()
const quiet = () => undefined

async function takeTicket(store: Store, seq: number): Promise<void> {
  const id = ulid()
  await store.write(async ({ tx }) => {
    await tx
      .insertInto('ticket')
      .values({
        id,
        branch: 'YL01',
        day: '2026-03-09',
        series: 'A',
        seq,
        item: 'REPLACE_PHOTO',
        priority: 0,
        state: 'waiting',
        taken_at: clock.now(),
        first_called_at: null,
        called_at: null,
        for_counter: null,
        calls: 0,
        counter: null,
        operator_id: null,
        arrival: seq,
        kind: null,
        not_before: 0,
        said_minutes: null,
        done_at: null,
      })
      .execute()
    await record({ clock }, tx, { who: null, what: 'ticket.take', facts: { ticket: `A${seq}` } })
  })
}

async function work({ folder, earlier, birth, tickets, earlierAt, copiesAt }: Work): Promise<void> {
  const options = { dataFolder: folder, key: { kind: 'beside' } as const, ...(birth ? { birth: practiceBirth } : {}) }
  const { store } = await openStore(options, { clock, log: quiet, tell: quiet })
  // The last one may be there although nobody was told so.
  const { last } = await store.db
    .selectFrom('ticket')
    .select(({ fn }) => fn.max<number | null>('seq').as('last'))
    .executeTakeFirstOrThrow()
  const first = (last ?? 0) + 1
  for (let seq = first; seq < first + tickets; seq += 1) {
    await takeTicket(store, seq)
    process.send?.({ saved: seq, at: Date.now() } satisfies Said)
    if (seq - first === earlierAt) {
      rmSync(earlier, { recursive: true, force: true })
      for (const name of ['store.db', 'store.db-wal', 'witness.log', 'journal', 'custody.json', 'copies'])
        if (existsSync(join(folder, name))) cpSync(join(folder, name), join(earlier, name), { recursive: true })
    }
    // A counter does not save forty things in one second: some of what was said is old when the blow falls.
    await new Promise(resolve => setTimeout(resolve, paceMs))
    if (copiesAt.includes(seq - first)) await store.copy(clock.now())
  }
  process.send?.({ done: true } satisfies Said)
}

// Alive until it is killed: a store that closes by itself folds its log away.
setInterval(quiet, 60_000)
process.once('message', order => void work(order as Work))
