/** Messages that nobody sends: they are laid where the other side takes them, and answered when its receipt comes in. */
import type { PlatformContext } from '../context.ts'
import type { OutboxRecord } from '../store/tables/outbox.ts'
import type { Tx } from '../store/unit-of-work.ts'
import { type Claimed, letNextGo, type Verdict } from './outbox.ts'

type Clocked = Pick<PlatformContext, 'clock'>
export type Waits = Pick<Claimed, 'seq' | 'lane' | 'key' | 'kind' | 'body'>

type Due = {
  readonly channel: string
  readonly now: string
  /** Enqueued by then. */
  readonly before: string
  readonly after: number
  readonly most: number
}

/** What may be laid out now and stands behind `after`, the oldest first. */
export const dueMessages = (tx: Pick<Tx, 'selectFrom'>, { channel, now, before, after, most }: Due): Promise<Waits[]> =>
  tx
    .selectFrom('outbox')
    .innerJoin('outbox_body', 'outbox_body.seq', 'outbox.seq')
    .select(['outbox.seq', 'outbox.lane', 'outbox.key', 'outbox.kind', 'outbox_body.body'])
    .where('outbox.channel', '=', channel)
    .where('outbox.state', '=', 'due')
    .where('outbox.due_at', '<=', now)
    .where('outbox.enqueued_at', '<=', before)
    .where('outbox.seq', '>', after)
    .orderBy('outbox.seq')
    .limit(most)
    .execute()

export const messageAt = (tx: Pick<Tx, 'selectFrom'>, key: string): Promise<(OutboxRecord & { body: string }) | undefined> =>
  tx
    .selectFrom('outbox')
    .innerJoin('outbox_body', 'outbox_body.seq', 'outbox.seq')
    .selectAll('outbox')
    .select('outbox_body.body')
    .where('outbox.key', '=', key)
    .executeTakeFirst()

/** False where it is not due any more: somebody else was first, or it was dropped. */
export async function layOut({ clock }: Clocked, tx: Tx, seq: number): Promise<boolean> {
  const result = await tx
    .updateTable('outbox')
    .set(({ eb }) => ({ state: 'handed', due_at: null, error: null, changed_at: clock.now(), attempts: eb('attempts', '+', 1) }))
    .where('seq', '=', seq)
    .where('state', '=', 'due')
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** It does not lie there any more, and nobody on the other side took it. */
export async function takeBack({ clock }: Clocked, tx: Tx, key: string): Promise<boolean> {
  const now = clock.now()
  const result = await tx
    .updateTable('outbox')
    .set({ state: 'due', due_at: now, changed_at: now })
    .where('key', '=', key)
    .where('state', '=', 'handed')
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

type Final = Exclude<Verdict, { is: 'again' }>

/** What became of a message that was laid out, or will never be. False where it was answered before. */
export async function answered({ clock }: Clocked, tx: Tx, key: string, verdict: Final): Promise<boolean> {
  const now = clock.now()
  const change =
    verdict.is === 'done'
      ? { state: 'done' as const, error: null, acts: null, receipt: verdict.receipt }
      : verdict.is === 'dead'
        ? { state: 'dead' as const, error: verdict.error, acts: verdict.acts }
        : { state: 'dropped' as const, error: verdict.error }
  const row = await tx
    .updateTable('outbox')
    .set({ ...change, due_at: null, changed_at: now })
    .where('key', '=', key)
    .where('state', 'in', ['due', 'handed'])
    .returning(['channel', 'lane'])
    .executeTakeFirst()
  if (!row) return false
  if (verdict.is !== 'dead') await letNextGo({ clock }, tx, row)
  return true
}
