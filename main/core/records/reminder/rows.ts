/** Reads and drops the texts that wait to be handed on. */
import type { Kysely } from 'kysely'
import type { CaseId } from '../../../../shared/ids.ts'
import { type ReminderKind, usualWaitMinutes } from '../../../../shared/pickup/reminder.ts'
import { oddities } from '../../../../shared/pickup/text-oddities.ts'
import type { Instant } from '../../../../shared/time.ts'
import { z } from '../../../../shared/zod.ts'
import { replayAll, stopLanes } from '../../platform/outbox/outbox.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext } from '../context.ts'
import type { Booked } from '../pickup/rows.ts'

/** Each text is a lane of its own: a later one may be due before it. */
export const textChannel = 'texts'
export const textKey = (id: string): string => `text/${id}`

/** What a text says that has not gone out no longer holds, whether it waits, was given up or refused. */
export async function dropTexts(tx: Tx, caseId: CaseId, kinds: readonly ReminderKind[] | null = null): Promise<void> {
  const query = tx
    .updateTable('reminder')
    .set({ state: 'dropped' })
    .where('case_id', '=', caseId)
    .where('state', 'in', ['queued', 'failed', 'refused'])
  const dropped = await (kinds === null ? query : query.where('kind', 'in', kinds)).returning('id').execute()
  if (dropped.length > 0)
    await stopLanes(
      tx,
      textChannel,
      dropped.map(({ id }) => id),
    )
}

/** How many still wait to go out, or to be spoken. */
export const countWaitingTexts = async (db: Kysely<Tables>, caseId: CaseId): Promise<number> =>
  (
    await db
      .selectFrom('reminder')
      .select('id')
      .where('case_id', '=', caseId)
      .where('state', 'in', ['queued', 'failed', 'refused'])
      .execute()
  ).length

/** A text that was given up may find its way now; there is one of a kind for a case at most, see `dropTexts`. */
export async function requeueFailed(core: RecordsContext, tx: Tx): Promise<void> {
  await tx.updateTable('reminder').set({ state: 'queued' }).where('state', '=', 'failed').execute()
  await replayAll(core, tx, textChannel)
}

/** What should have gone out by then: still waiting, and given up. */
export async function countDueTexts({ store }: RecordsContext, until: Instant): Promise<{ due: number; failed: number }> {
  const rows = await store.db
    .selectFrom('reminder')
    .select(['state', eb => eb.fn.countAll<number>().as('count')])
    .where('state', 'in', ['queued', 'failed'])
    .where('due_at', '<=', until)
    .groupBy('state')
    .execute()
  const of = (state: string) => Number(rows.find(row => row.state === state)?.count ?? 0)
  return { due: of('queued'), failed: of('failed') }
}

export const portFolder = async (core: RecordsContext): Promise<string | null> =>
  (await core.store.db.selectFrom('reminder_port').select('folder').executeTakeFirst())?.folder ?? null

/** Whether a text that went out named this appointment. */
export async function wasTexted(db: Kysely<Tables>, caseId: CaseId, { day, start }: Booked): Promise<boolean> {
  const rows = await db.selectFrom('reminder').select('seat').where('case_id', '=', caseId).where('state', '=', 'sent').execute()
  return rows.some(({ seat }) => seat === `${day} ${start}`)
}

/** How long an arrived card waits before it is announced. */
export const waitMinutes = async (db: Kysely<Tables>): Promise<number> =>
  (await db.selectFrom('text_wait').select('minutes').executeTakeFirst())?.minutes ?? usualWaitMinutes

const Odd = z.array(z.object({ line: z.number(), why: z.enum(oddities) }))

/** The newest files of the gateway, with the lines nothing could be made of. */
export async function resultFiles(
  db: Kysely<Tables>,
  most: number,
): Promise<{ name: string; at: string; sent: number; refused: number; odd: z.infer<typeof Odd> }[]> {
  const rows = await db.selectFrom('text_result').selectAll().orderBy('at', 'desc').orderBy('name', 'desc').limit(most).execute()
  return rows.map(({ name, at, sent, refused, odd }) => ({ name, at, sent, refused, odd: Odd.parse(JSON.parse(odd)) }))
}
