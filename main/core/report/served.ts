/** Notes how a case was served when it is first handed in: what the reports need, in one narrow row. */
import type { CaseId } from '../../../shared/ids.ts'
import type { Core } from '../core.ts'
import type { Tx } from '../store/open.ts'
import type { CaseRecord } from '../store/schema.ts'
import { secondsBetween } from './seconds.ts'

/** A case that comes back and is handed in again was served the first time. */
export async function noteServed(core: Core, tx: Tx, row: CaseRecord): Promise<void> {
  const ticket =
    row.ticket_id === null
      ? undefined
      : await tx.selectFrom('ticket').select('first_called_at').where('id', '=', row.ticket_id).executeTakeFirst()
  await tx
    .insertInto('served')
    .values({
      case_id: row.id,
      day: core.clock.today(),
      item: row.item,
      operator_id: row.maker_id,
      handling: isPresent(row) ? secondsBetween(ticket?.first_called_at ?? row.opened_at, core.clock.now()) : null,
      ...(await shotsOf(tx, row)),
    })
    .onConflict(conflict => conflict.column('case_id').doNothing())
    .execute()
}

const isPresent = ({ confirmed_by: by }: CaseRecord): boolean => by !== 'online' && by !== 'sheet'

/** Whether the case was ever handed in: then its citizen was served, whatever became of it. */
export async function wasServed(tx: Tx, caseId: CaseId): Promise<boolean> {
  const row = await tx.selectFrom('served').select('case_id').where('case_id', '=', caseId).executeTakeFirst()
  return row !== undefined
}

/** Only pictures taken at the counter tell how well a first one does; one that a colleague had to speak for did not. */
async function shotsOf(tx: Tx, row: CaseRecord): Promise<{ shots: number | null; first_stayed: number | null }> {
  const none = { shots: null, first_stayed: null }
  if (row.photo_plan !== 'new') return none
  const shots = await tx
    .selectFrom('photo')
    .select(['id', 'override_by'])
    .where('case_id', '=', row.id)
    .where('source', 'in', ['preview', 'camera', 'file'])
    .orderBy('id')
    .execute()
  const [first] = shots
  if (!first) return none
  return { shots: shots.length, first_stayed: first.id === row.photo_id && first.override_by === null ? 1 : 0 }
}
