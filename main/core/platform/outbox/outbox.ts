/** Keeps messages to the outside in the store: enqueued with the fact they tell of, claimed under a lease, acknowledged once. */
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { OutboxActor } from '../../../../shared/outbox.ts'
import { Instant } from '../../../../shared/time.ts'
import type { Clock } from '../clock.ts'
import { restAfter } from '../jobs/backoff.ts'
import { compiled } from '../store/compiled.ts'
import type { Tables } from '../store/schema.ts'
import type { Tx } from '../store/unit-of-work.ts'

export type Message = {
  /** Who carries it, as `centre`. */
  readonly channel: string
  /** The case: its messages keep their order. */
  readonly lane: string
  /** The same for the same fact, however often it is enqueued or sent. */
  readonly key: string
  readonly kind: string
  readonly body: string
}

/** A message in the hands of one worker, until its lease ends. */
export type Claimed = Message & { readonly seq: number; readonly fence: number; readonly attempts: number }

export type Verdict =
  | { readonly is: 'done'; readonly receipt: string | null }
  /** Not this time; `restMs` where the other side said how long to wait. */
  | { readonly is: 'again'; readonly error: string; readonly restMs?: number }
  /** Never as it is: it waits for whoever must act. */
  | { readonly is: 'dead'; readonly error: string; readonly acts: OutboxActor }
  /** Nobody wants it any more, as when the case was withdrawn; what stands behind it goes on. */
  | { readonly is: 'dropped'; readonly error: string }

/** The outbox needs the time, and draws from 0 up to 1 for the jitter. */
export type OutboxWorld = { readonly clock: Clock; readonly draw: () => number }

/** Longer than any one message may take to be sent. */
export const leaseMs = 60_000
/** What the other side asks for is honoured up to here; beyond it is a mistake of its clock. */
const longestRestMs = 60 * 60_000

const later = (clock: Clock, ms: number): Instant => Instant.parse(new Date(Date.parse(clock.now()) + ms).toISOString())

/**
 * Call it in the transaction of the fact; nothing of it goes before `from`.
 * @returns false where the key is known: the message is on its way or was there long ago
 */
export async function enqueue(
  { clock }: Pick<OutboxWorld, 'clock'>,
  tx: Tx,
  message: Message,
  from: Instant = clock.now(),
): Promise<boolean> {
  const { channel, lane, key, kind, body } = message
  const now = clock.now()
  const { rows: ahead } = await unfinishedIn(tx, channel, lane)
  const isFirst = ahead.length === 0
  const { rows } = await insertMessage(tx, channel, lane, key, kind, isFirst ? 'due' : 'behind', isFirst ? from : null, now)
  const [row] = rows
  if (!row) return false
  await insertBody(tx, row.seq, body)
  return true
}

const unfinishedIn = compiled((tx, channel: string, lane: string) =>
  tx.selectFrom('outbox').select('seq').where('channel', '=', channel).where('lane', '=', lane).where(unfinished).limit(1),
)
const insertMessage = compiled(
  (tx, channel: string, lane: string, key: string, kind: string, state: 'due' | 'behind', due_at: string | null, now: string) =>
    tx
      .insertInto('outbox')
      .values({
        ...{ channel, lane, key, kind, state, due_at, fence: 0, attempts: 0, error: null, acts: null, receipt: null },
        ...{ enqueued_at: now, changed_at: now },
      })
      .onConflict(conflict => conflict.column('key').doNothing())
      .returning('seq'),
)
const insertBody = compiled((tx, seq: number, body: string) => tx.insertInto('outbox_body').values({ seq, body }))

/** Takes the message that has waited longest, for the time of the lease. A lease that ran out is claimed like anything that is due. */
export async function claim({ clock }: Pick<OutboxWorld, 'clock'>, tx: Tx, channel: string): Promise<Claimed | null> {
  const now = clock.now()
  const { rows } = await claimNext(tx, later(clock, leaseMs), channel, now)
  return rows[0] ?? null
}

const claimNext = compiled((tx, until: string, channel: string, now: string) =>
  tx
    .updateTable('outbox')
    .set(({ eb }) => ({ state: 'leased', due_at: until, fence: eb('fence', '+', 1), attempts: eb('attempts', '+', 1) }))
    .where('seq', '=', ({ selectFrom }) =>
      selectFrom('outbox')
        .select('seq')
        .where('channel', '=', channel)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .orderBy('seq')
        .limit(1),
    )
    .returning(['seq', 'fence', 'attempts', 'channel', 'lane', 'key', 'kind'])
    .returning(bodyOf),
)

/** In the same statement: one more for each message would cost as much again. */
const bodyOf = ({ selectFrom }: ExpressionBuilder<Tables, 'outbox'>) =>
  selectFrom('outbox_body').select('body').whereRef('outbox_body.seq', '=', 'outbox.seq').$asScalar().$notNull().as('body')

/** Takes this one, if it may be taken now: for what goes out together with others. */
export async function claimOne({ clock }: Pick<OutboxWorld, 'clock'>, tx: Tx, key: string): Promise<Claimed | null> {
  const now = clock.now()
  const row = await tx
    .updateTable('outbox')
    .set(({ eb }) => ({ state: 'leased', due_at: later(clock, leaseMs), fence: eb('fence', '+', 1), attempts: eb('attempts', '+', 1) }))
    .where('key', '=', key)
    .where('due_at', '<=', now)
    .returning(['seq', 'fence', 'attempts', 'channel', 'lane', 'key', 'kind'])
    .returning(bodyOf)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Writes what became of a claimed message, in one transaction with what else follows from it.
 * @returns false where the message was claimed anew meanwhile: whatever this worker learned counts for nothing
 */
export async function settle(world: OutboxWorld, tx: Tx, held: Claimed, verdict: Verdict): Promise<boolean> {
  const now = world.clock.now()
  const { seq, fence } = held
  const result =
    verdict.is === 'done'
      ? await setDone(tx, verdict.receipt, now, seq, fence)
      : verdict.is === 'dead'
        ? await setDead(tx, verdict.error, verdict.acts, now, seq, fence)
        : verdict.is === 'dropped'
          ? await setDropped(tx, verdict.error, now, seq, fence)
          : await setDue(tx, later(world.clock, restOf(world, held, verdict.restMs)), verdict.error, now, seq, fence)
  if (Number(result.numAffectedRows) !== 1) return false
  if (verdict.is === 'done' || verdict.is === 'dropped') await letNextGo(world, tx, held)
  return true
}

const stillHeld = (tx: Tx, seq: number, fence: number) =>
  tx.updateTable('outbox').where('seq', '=', seq).where('fence', '=', fence).where('state', '=', 'leased')
const setDone = compiled((tx, receipt: string | null, now: string, seq: number, fence: number) =>
  stillHeld(tx, seq, fence).set({ state: 'done', due_at: null, error: null, acts: null, receipt, changed_at: now }),
)
const setDead = compiled((tx, error: string, acts: OutboxActor, now: string, seq: number, fence: number) =>
  stillHeld(tx, seq, fence).set({ state: 'dead', due_at: null, error, acts, changed_at: now }),
)
const setDropped = compiled((tx, error: string, now: string, seq: number, fence: number) =>
  stillHeld(tx, seq, fence).set({ state: 'dropped', due_at: null, error, changed_at: now }),
)
const setDue = compiled((tx, at: string, error: string, now: string, seq: number, fence: number) =>
  stillHeld(tx, seq, fence).set({ state: 'due', due_at: at, error, changed_at: now }),
)

const restOf = ({ draw }: OutboxWorld, { attempts }: Claimed, asked: number | undefined): number =>
  asked === undefined ? restAfter(attempts, draw()) : Math.min(Math.max(asked, 0), longestRestMs)

/** The one behind in the same lane becomes due. */
export async function letNextGo(
  { clock }: Pick<OutboxWorld, 'clock'>,
  tx: Tx,
  { channel, lane }: Pick<Message, 'channel' | 'lane'>,
): Promise<void> {
  await nextOfLane(tx, clock.now(), channel, lane)
}

const nextOfLane = compiled((tx, now: string, channel: string, lane: string) =>
  tx
    .updateTable('outbox')
    .set({ state: 'due', due_at: now })
    .where('seq', '=', ({ selectFrom }) =>
      selectFrom('outbox')
        .select('seq')
        .where('channel', '=', channel)
        .where('lane', '=', lane)
        .where('state', '=', 'behind')
        .orderBy('seq')
        .limit(1),
    ),
)

/** In the words of the index, or SQLite would not use it. */
export const unfinished = sql<SqlBool>`state not in ('done', 'dropped')`

/** The line is back: what rests because of it is tried now. What the other side asked to wait for goes on resting. */
export async function wake({ clock }: Pick<OutboxWorld, 'clock'>, tx: Tx, channel: string, error: string): Promise<void> {
  const now = clock.now()
  await tx
    .updateTable('outbox')
    .set({ due_at: now })
    .where('channel', '=', channel)
    .where('due_at', '>', now)
    .where('state', '=', 'due')
    .where('error', '=', error)
    .execute()
}

/**
 * Whether it works again shows on one message: of what rests because of these errors the one that is due next. Null where something
 * is due anyway, which shows it as well.
 */
export async function probeOf(
  { clock }: Pick<OutboxWorld, 'clock'>,
  db: Pick<Tx, 'selectFrom'>,
  channel: string,
  errors: readonly string[],
): Promise<number | null> {
  const next = await db
    .selectFrom('outbox')
    .select(['seq', 'state', 'error', 'due_at'])
    .where('channel', '=', channel)
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .orderBy('seq')
    .limit(mostLookedAt)
    .execute()
  const isDue = next[0]?.due_at != null && next[0].due_at <= clock.now()
  const probe = next.find(({ state, error }) => state === 'due' && error !== null && errors.includes(error))
  return isDue ? null : (probe?.seq ?? null)
}
/** What rests for another reason may stand before it. */
const mostLookedAt = 50

/** It need not rest any longer. */
export const hurry = ({ clock }: Pick<OutboxWorld, 'clock'>, tx: Tx, seq: number): Promise<unknown> =>
  tx.updateTable('outbox').set({ due_at: clock.now() }).where('seq', '=', seq).where('state', '=', 'due').execute()

/**
 * At the start of the process, which alone holds the store: nobody works on what an earlier one had claimed. And after a clock that
 * was set back, nothing rests longer than it ever may.
 */
export async function recover({ clock }: Pick<OutboxWorld, 'clock'>, tx: Tx, channel: string): Promise<void> {
  const now = clock.now()
  await tx
    .updateTable('outbox')
    .set({ state: 'due', due_at: now })
    .where('channel', '=', channel)
    .where('due_at', 'is not', null)
    .where(({ eb }) => eb.or([eb('state', '=', 'leased'), eb('due_at', '>', later(clock, longestRestMs))]))
    .execute()
}

/** A person says that it may be tried again from the start. False where it is neither dead nor resting. */
export async function replay({ clock }: Pick<OutboxWorld, 'clock'>, tx: Tx, seq: number): Promise<boolean> {
  const result = await tx
    .updateTable('outbox')
    .set({ state: 'due', due_at: clock.now(), attempts: 0, acts: null })
    .where('seq', '=', seq)
    .where('state', 'in', ['dead', 'due'])
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** A person gives the message up; it stays to be seen, and what stands behind it goes on. */
export async function drop({ clock }: Pick<OutboxWorld, 'clock'>, tx: Tx, seq: number): Promise<boolean> {
  const row = await tx
    .updateTable('outbox')
    .set({ state: 'dropped', due_at: null, changed_at: clock.now() })
    .where('seq', '=', seq)
    .where('state', 'in', ['dead', 'due', 'handed'])
    .returning(['channel', 'lane'])
    .executeTakeFirst()
  if (!row) return false
  await letNextGo({ clock }, tx, row)
  return true
}

/** Whatever of a lane nobody has in hand is given up at once. @returns how many */
export async function clearLane(
  { clock }: Pick<OutboxWorld, 'clock'>,
  tx: Tx,
  { channel, lane }: Pick<Message, 'channel' | 'lane'>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ state: 'dropped', due_at: null, changed_at: clock.now() })
    .where('channel', '=', channel)
    .where('lane', '=', lane)
    .where('state', 'in', ['behind', 'due', 'handed', 'dead'])
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Nobody wants to hear it any more, whoever has it in hand: lanes of one message each. */
export const stopLanes = (tx: Tx, channel: string, lanes: readonly string[]): Promise<unknown> =>
  tx
    .updateTable('outbox')
    .set({ state: 'dropped', due_at: null })
    .where('channel', '=', channel)
    .where('lane', 'in', lanes)
    .where('state', 'not in', ['done', 'dropped'])
    .execute()

/** A person presses the key: what rests after a failure is tried now. */
export const hurryAll = ({ clock }: Pick<OutboxWorld, 'clock'>, tx: Tx, channel: string): Promise<unknown> =>
  tx
    .updateTable('outbox')
    .set({ due_at: clock.now() })
    .where('channel', '=', channel)
    .where('due_at', '>', clock.now())
    .where('state', '=', 'due')
    .where('error', 'is not', null)
    .execute()

/** What is wrong may be over for all of them, as when the manager names another folder. */
export const replayAll = ({ clock }: Pick<OutboxWorld, 'clock'>, tx: Tx, channel: string): Promise<unknown> =>
  tx
    .updateTable('outbox')
    .set({ state: 'due', due_at: clock.now(), attempts: 0, acts: null })
    .where('channel', '=', channel)
    .where('state', '=', 'dead')
    .execute()

export type Waiting = { readonly waiting: number; readonly dead: number; readonly oldest: string | null }

/** How much has not arrived, and since when the oldest waits. */
export async function waitingIn(tx: Pick<Tx, 'selectFrom'>, ...channels: readonly string[]): Promise<Waiting> {
  const { waiting, dead, oldest } = await tx
    .selectFrom('outbox')
    .select([
      sql<number>`count(case when state <> 'dead' then 1 end)`.as('waiting'),
      sql<number>`count(case when state = 'dead' then 1 end)`.as('dead'),
      sql<string | null>`min(enqueued_at)`.as('oldest'),
    ])
    .where('channel', 'in', channels)
    .where(unfinished)
    .executeTakeFirstOrThrow()
  return { waiting: Number(waiting), dead: Number(dead), oldest }
}
