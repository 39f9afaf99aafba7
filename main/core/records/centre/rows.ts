/** Reads and changes where the centre answers, what it has of each case, and its news. */
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { LineState } from '../../../../shared/centre/line-state.ts'
import { CentreCase, CentreRefusal } from '../../../../shared/centre/messages.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { CentreCaseRecord, CentreEventRecord, OutboxRecord } from '../../platform/store/tables/outbox.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext } from '../context.ts'
import { centreChannel } from './hand-in.ts'

export type LineSetting = {
  readonly url: string
  readonly token: string | null
  readonly cursor: string
  readonly state: LineState
  readonly since: string
}

export const lineSetting = (db: Kysely<Tables>): Promise<LineSetting | undefined> =>
  db.selectFrom('centre_line').select(['url', 'token', 'cursor', 'state', 'since']).executeTakeFirst()

/** Writes and tells only a change: an idle program must not write. */
export async function noteLine(core: RecordsContext, before: LineSetting, state: LineState): Promise<void> {
  if (before.state === state) return
  await core.store.write(async ({ tx, tell }) => {
    await tx.updateTable('centre_line').set({ state, since: core.clock.now() }).execute()
    tell('centre.changed', {})
  })
}

export const handInsOf = (db: Kysely<Tables>, caseId: string): Promise<CentreCaseRecord[]> =>
  db.selectFrom('centre_case').selectAll().where('case_id', '=', caseId).orderBy('round').execute()

/** The message that says how the newest handing-in stands: the picture while it is not there, else the case. */
export async function newestMessage(db: Kysely<Tables>, caseId: string): Promise<OutboxRecord | undefined> {
  const newest = (await handInsOf(db, caseId)).at(-1)
  if (!newest) return undefined
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('channel', '=', centreChannel)
    .where('lane', '=', caseId)
    .where('key', 'in', [newest.key, `${newest.key}/picture`])
    .orderBy('seq')
    .execute()
  return rows.find(({ state }) => state !== 'done') ?? rows.at(-1)
}

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

const refusalIn = (text: string | null): CentreRefusal | null => (text === null ? null : CentreRefusal.parse(JSON.parse(text)))

/** What the centre said when it refused the case. */
export const refusalOf = ({ refusal }: Pick<CentreCaseRecord, 'refusal'>): CentreRefusal | null => refusalIn(refusal)
/** Why the centre says that a card failed; null where it gave no reason. */
export const reasonOf = ({ reason }: Pick<CentreEventRecord, 'reason'>): string | null => refusalIn(reason)?.words ?? null
/** The case as it was enqueued. */
export const caseIn = (body: string): CentreCase => CentreCase.parse(JSON.parse(body))

export const setOutcome = (tx: Tx, id: string, outcome: CentreEventRecord['outcome']) =>
  tx.updateTable('centre_event').set({ outcome }).where('id', '=', id).execute()
