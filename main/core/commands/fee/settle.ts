/** Settles the fee of an accepted case: collected to the fen, or waived with a reason. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import { viewCase } from '../../queries/case/view.ts'
import { move } from '../../records/case/move.ts'
import { caseAt } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { keepEntry } from '../../records/fee/ledger.ts'
import type { Core } from '../core.ts'

export async function collectFee(
  core: Core,
  who: Who,
  { caseId, revision, method, fen }: Parsed<'fee.collect'>,
): Promise<Out<'fee.collect'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    // A place whose fee is not confirmed cannot charge one: such a case is settled by a waiver that says why.
    if (fen !== row.fee_due) throw new Refusal('FEE_WRONG', { due: row.fee_due, given: fen })
    const settled = { fee_method: method, fee_at: core.clock.now() }
    const moved = await move(core, tx, who, row, {
      on: 'collectFee',
      facts: { feeDue: row.fee_due, feePaid: fen },
      set: settled,
      audit: { method, fen },
    })
    // Approved before its fee was known to be nothing: no money moved, so the ledger has nothing to tell.
    if (fen === 0) return
    const receipt = await keepEntry(core, tx, who, { case_id: moved.id, kind: 'collected', fen, method, reason: null, note: '' })
    await updateOne(tx.updateTable('case_file').set({ receipt }).where('id', '=', caseId).where('revision', '=', moved.revision))
    tell('case.changed', { caseId })
    tell('fee.changed', {})
  })
  return viewCase(core, who, { caseId })
}

export async function waiveFee(core: Core, who: Who, { caseId, revision, reason, note }: Parsed<'fee.waive'>): Promise<Out<'fee.waive'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const set = { fee_waived: reason, fee_at: core.clock.now() }
    await move(core, tx, who, row, { on: 'waiveFee', facts: { reasonGiven: true }, set, audit: { due: row.fee_due, reason } })
    await keepEntry(core, tx, who, { case_id: caseId, kind: 'waived', fen: row.fee_due ?? 0, method: null, reason, note })
    tell('case.changed', { caseId })
    tell('fee.changed', {})
  })
  return viewCase(core, who, { caseId })
}
