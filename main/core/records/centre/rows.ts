/** Reads and changes where the centre answers, what it has of each case, and its news. */
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { LineState } from '../../../../shared/centre/line-state.ts'
import { CentreCase, CentreChange, CentreRefusal } from '../../../../shared/centre/messages.ts'
import { statesIn, undecidedStates } from '../../../../shared/workflow/table.ts'
import { unfinished } from '../../platform/outbox/outbox.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { CentreAskRecord, CentreCaseRecord, CentreEventRecord, OutboxRecord } from '../../platform/store/tables/outbox.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext } from '../context.ts'
import { asksOf, centreChannels, handInsOf } from './there.ts'

export type LineSetting = {
  readonly url: string
  readonly token: string | null
  readonly client_cert: string | null
  readonly client_key: string | null
  readonly ca: string | null
  readonly cursor: string
  readonly state: LineState
  readonly since: string
}

export const lineSetting = (db: Kysely<Tables>): Promise<LineSetting | undefined> =>
  db.selectFrom('centre_line').select(['url', 'token', 'client_cert', 'client_key', 'ca', 'cursor', 'state', 'since']).executeTakeFirst()

/** Undefined where the centre may not call. */
export const callBackSetting = (db: Kysely<Tables>) =>
  db.selectFrom('centre_callback').select(['host', 'port', 'proof', 'secret']).executeTakeFirst()

/** Writes and tells only a change: an idle program must not write. */
export async function noteLine(core: RecordsContext, before: LineSetting, state: LineState): Promise<void> {
  if (before.state === state) return
  await core.store.write(async ({ tx, tell }) => {
    await tx.updateTable('centre_line').set({ state, since: core.clock.now() }).execute()
    tell('centre.changed', {})
  })
}

/** Another case that has this receipt, the newest of them; the same letters in the other case are the same receipt. */
export async function otherOfReceipt(
  db: Kysely<Tables>,
  receipt: string,
  caseId: string,
): Promise<{ readonly number: string; readonly key: string } | null> {
  const row = await db
    .selectFrom('centre_case')
    .innerJoin('case_file', 'case_file.id', 'centre_case.case_id')
    .select(['case_file.number', 'centre_case.key'])
    .where(sql<SqlBool>`upper(centre_case.receipt) = ${receipt.toUpperCase()}`)
    .where('centre_case.case_id', '<>', caseId)
    .orderBy('centre_case.received_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The message that says how it stands: the first that has not arrived, else the last. */
export async function newestMessage(db: Kysely<Tables>, caseId: string): Promise<OutboxRecord | undefined> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('channel', 'in', centreChannels)
    .where('lane', '=', caseId)
    .orderBy('seq')
    .execute()
  return rows.find(({ state }) => state !== 'done' && state !== 'dropped') ?? rows.at(-1)
}

/** What was asked last, unless the case was handed in anew since. */
export async function newestAsk(db: Kysely<Tables>, caseId: string): Promise<CentreAskRecord | null> {
  const ask = (await asksOf(db, caseId)).at(-1)
  const newest = (await handInsOf(db, caseId)).at(-1)
  if (!ask || !newest) return null
  return ask.kind === 'change'
    ? ask.key === newest.key
      ? ask
      : null
    : ask.about === newest.key || ask.asked_at > newest.handed_at
      ? ask
      : null
}

/**
 * Cases of which a message was refused for good, and those in production whose withdrawal left them nowhere or came too late. What went
 * back to the counter lies there with its fault and is nobody's to do here.
 */
export async function stuckIn(db: Kysely<Tables>, most: number): Promise<readonly string[]> {
  const dead = await db
    .selectFrom('outbox')
    .innerJoin('case_file', 'case_file.id', 'outbox.lane')
    .select('outbox.lane')
    .where('outbox.channel', 'in', centreChannels)
    .where('outbox.state', '=', 'dead')
    .where('case_file.state', 'not in', undecidedStates)
    .groupBy('outbox.lane')
    .orderBy(({ fn }) => fn.min('outbox.seq'))
    .limit(most)
    .execute()
  const asked = await db
    .selectFrom('centre_ask')
    .innerJoin('case_file', 'case_file.id', 'centre_ask.case_id')
    .select('centre_ask.case_id')
    .distinct()
    .where('centre_ask.answer', 'is not', null)
    .where('case_file.state', 'in', statesIn('production'))
    .limit(most)
    .execute()
  const open: string[] = []
  for (const { case_id } of asked) {
    const ask = await newestAsk(db, case_id)
    if (ask && !(ask.kind === 'change' && ask.answer !== 'too-late')) open.push(case_id)
  }
  return [...new Set([...dead.map(({ lane }) => lane), ...open])].slice(0, most)
}

/** Cases the centre did not have at that time, for the end of the day: on the way, stuck, and news nobody has looked at. */
export async function countUnsent(
  db: Kysely<Tables>,
  before: string,
): Promise<{ readonly waiting: number; readonly stuck: number; readonly kept: number }> {
  const { lanes } = await db
    .selectFrom('outbox')
    .select(sql<number>`count(distinct lane)`.as('lanes'))
    .where('channel', 'in', centreChannels)
    .where(unfinished)
    .where('state', 'not in', ['dead', 'handed'])
    .where('enqueued_at', '<', before)
    .executeTakeFirstOrThrow()
  const kept = (await keptNews(db)).filter(({ heard_at }) => heard_at < before).length
  return { waiting: Number(lanes), stuck: (await stuckIn(db, mostCounted)).length, kept }
}
const mostCounted = 1_000

/** News that fits no case as it is, the oldest first. */
export const keptNews = (db: Kysely<Tables>): Promise<CentreEventRecord[]> =>
  db
    .selectFrom('centre_event')
    .selectAll()
    .where(sql<SqlBool>`outcome in ('kept', 'unknown')`)
    .orderBy('heard_at')
    .orderBy('at')
    .limit(200)
    .execute()

/** The same of one case, in the order it happened. */
export const keptOf = (db: Kysely<Tables>, caseId: string): Promise<CentreEventRecord[]> =>
  db.selectFrom('centre_event').selectAll().where('case_id', '=', caseId).where('outcome', '=', 'kept').orderBy('at').execute()

const refusalIn = (text: string | null): CentreRefusal | null => (text === null ? null : CentreRefusal.parse(JSON.parse(text)))

/** What the centre said when it refused the case. */
export const refusalOf = ({ refusal }: Pick<CentreCaseRecord, 'refusal'>): CentreRefusal | null => refusalIn(refusal)
/** Why the centre says that a card failed; null where it gave no reason. */
export const reasonIn = ({ reason }: Pick<CentreEventRecord, 'reason'>): CentreRefusal | null => refusalIn(reason)
export const reasonOf = (event: Pick<CentreEventRecord, 'reason'>): string | null => reasonIn(event)?.words ?? null
/** The case as it was enqueued. */
export const caseIn = (body: string): CentreCase => CentreCase.parse(JSON.parse(body))

/** What was handed in before, as it is now. */
export const changeIn = (body: string): CentreChange => CentreChange.parse(JSON.parse(body))

export const setOutcome = (tx: Tx, id: string, outcome: CentreEventRecord['outcome']) =>
  tx.updateTable('centre_event').set({ outcome }).where('id', '=', id).execute()
