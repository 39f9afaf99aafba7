/** Notes how a case was served when it is first handed in: what the reports need, in one narrow row. */
import type { Kysely } from 'kysely'
import { type CaseId, TicketId } from '../../../../shared/ids.ts'
import { Day, daysBetween } from '../../../../shared/time.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { holderAge } from '../case/rows.ts'
import type { RecordsContext } from '../context.ts'
import { counterShots } from '../photo/rows.ts'
import { ticketById } from '../ticket/rows.ts'
import { secondsBetween } from './seconds.ts'

/** A case that comes back and is handed in again was served the first time. */
export async function noteServed(core: RecordsContext, tx: Tx, row: CaseRecord): Promise<void> {
  const ticket = row.ticket_id === null ? undefined : await ticketById(tx, TicketId.parse(row.ticket_id))
  await tx
    .insertInto('served')
    .values({
      case_id: row.id,
      day: core.clock.today(),
      item: row.item,
      operator_id: row.maker_id,
      handling: isPresent(row) ? secondsBetween(ticket?.first_called_at ?? row.opened_at, core.clock.now()) : null,
      ...(await shotsOf(tx, row)),
      age: holderAge(row),
      channel: channelOf(row),
    })
    .onConflict(conflict => conflict.column('case_id').doNothing())
    .execute()
}

const channelOf = ({ confirmed_by: by }: CaseRecord): 'counter' | 'online' | 'unit' =>
  by === 'online' ? 'online' : by === 'sheet' ? 'unit' : 'counter'

const isPresent = ({ confirmed_by: by }: CaseRecord): boolean => by !== 'online' && by !== 'sheet'

type ServedFor = { readonly item: string; readonly operatorId: string }

/** For whom cases were handed in first; most askers want few. */
export async function servedOf({ store }: RecordsContext, ids: readonly string[]): Promise<ReadonlyMap<string, ServedFor>> {
  const found = new Map<string, ServedFor>()
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const rows = await store.db
      .selectFrom('served')
      .select(['case_id', 'item', 'operator_id'])
      .where('case_id', 'in', ids.slice(at, at + idsAtOnce))
      .execute()
    for (const row of rows) found.set(row.case_id, { item: row.item, operatorId: row.operator_id })
  }
  return found
}

const idsAtOnce = 500

/** Whether the case was ever handed in: then its citizen was served, whatever became of it. */
export async function wasServed(tx: Tx, caseId: CaseId): Promise<boolean> {
  const row = await tx.selectFrom('served').select('case_id').where('case_id', '=', caseId).executeTakeFirst()
  return row !== undefined
}

/** Only pictures taken at the counter tell how well a first one does; one that a colleague had to speak for did not. */
async function shotsOf(tx: Tx, row: CaseRecord): Promise<{ shots: number | null; first_stayed: number | null }> {
  const none = { shots: null, first_stayed: null }
  if (row.photo_plan !== 'new') return none
  const shots = await counterShots(tx, row.id)
  const [first] = shots
  if (!first) return none
  return { shots: shots.length, first_stayed: first.id === row.photo_id && first.override_by === null ? 1 : 0 }
}

export async function countServed(db: Kysely<Tables>, day: Day): Promise<number> {
  const { count } = await db
    .selectFrom('served')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('day', '=', day)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const rememberedDays = 14

/** Days before this one on which cases were handed in, the newest first. */
export async function busyDays({ store }: RecordsContext, day: Day): Promise<readonly string[]> {
  const rows = await store.db
    .selectFrom('served')
    .select('day')
    .distinct()
    .where('day', '<', day)
    .orderBy('day', 'desc')
    .limit(rememberedDays)
    .execute()
  // Told apart here and not by a first day, which the year 1000 does not have.
  return rows.map(row => row.day).filter(busy => daysBetween(Day.parse(busy), day) <= rememberedDays)
}
