/** Lists the cases whose fee can be collected now: approved and waiting for it, or made without it, or paid by an entry that was reversed. */
import { sql } from 'kysely'
import { ItemCode } from '../../../../shared/business/items.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { fen } from '../../../../shared/money.ts'
import { agreedStates, finalStates, isFinal, type State } from '../../../../shared/workflow/table.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { openFee } from '../../records/fee/when.ts'

/** A branch with more than that has not collected for weeks; the oldest come first. */
const mostListed = 1000

export async function listOpenFees(core: RecordsContext, _who: Who): Promise<Out<'fee.open'>> {
  const { db } = core.store
  // The ids from an index that holds the unpaid alone, then their rows.
  const unpaid = (states: readonly State[]) =>
    db.selectFrom('case_file').select('id').where('state', 'in', states).where('fee_due', '>', sql.lit(0)).where('fee_at', 'is', null)
  const rowsOf = (ids: ReturnType<typeof unpaid>) =>
    db.selectFrom('case_file').selectAll().where('id', 'in', ids).orderBy('id').limit(mostListed).execute()
  const underWay = await rowsOf(unpaid(agreedStates.filter(state => !isFinal(state))))
  // Of the closed cases only those whose payment did not hold are open, so the ledger is asked first: it is short.
  const reversed = db.selectFrom('fee_entry').select('case_id').where('kind', '=', sql.lit('reversed'))
  const closed = await rowsOf(unpaid(finalStates).where('id', 'in', reversed))
  const rows = [...closed, ...underWay].filter(row => openFee(core, row) > 0)
  const ids = rows.map(row => row.id)
  const units = ids.length === 0 ? [] : await unitNames(core, ids)
  const paidBefore = new Set((await reversed.distinct().execute()).map(row => row.case_id))
  return rows.map(row => ({
    caseId: caseIdOf(row),
    number: row.number,
    revision: row.revision,
    state: row.state,
    item: ItemCode.parse(row.item),
    maskedName: maskName(row.name),
    unitName: units.find(unit => unit.case_id === row.id)?.unit_name ?? null,
    fen: fen(row.fee_due ?? 0),
    again: paidBefore.has(row.id),
  }))
}

const unitNames = ({ store }: RecordsContext, ids: readonly string[]) =>
  store.db
    .selectFrom('unit_row')
    .innerJoin('unit_batch', 'unit_batch.id', 'unit_row.batch_id')
    .select(['unit_row.case_id', 'unit_batch.unit_name'])
    .where('unit_row.case_id', 'in', ids)
    .execute()
