/** Gives begun work to another teller: it stays where it stands, only its maker is another. */
import type { OperatorId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { counterStates, isAtCounter } from '../../../../shared/workflow/table.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { endHold } from './lease.ts'
import { caseIdOf } from './rows.ts'

export async function giveTo(
  core: RecordsContext,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  to: OperatorId,
  what: 'case.takeOver' | 'case.reassign' | 'case.handOn',
  facts: { readonly words?: number } = {},
): Promise<void> {
  if (!isAtCounter(row.state)) throw new Refusal('WRONG_STATE', { state: row.state })
  // Whoever has checked a case cannot make it as well.
  if (row.checker_id === to) throw new Refusal('SAME_PERSON')
  const change = { maker_id: to, revision: row.revision + 1, changed_at: core.clock.now() }
  await updateOne(tx.updateTable('case_file').set(change).where('id', '=', row.id).where('revision', '=', row.revision))
  await endHold(tx, row.id)
  await record(core, tx, { who, what, caseId: caseIdOf(row), facts: { from: row.maker_id, to, ...facts } })
}

/** The cases begun for a number that are not handed in: whoever calls it goes on with them. */
export const begunFor = (tx: Tx, ticketId: string): Promise<CaseRecord[]> =>
  tx
    .selectFrom('case_file')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('state', 'in', [...counterStates])
    .execute()
