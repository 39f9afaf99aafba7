/** Settles the fee of a case: collected to the fen, or waived with a reason; at the time its place says, or after an entry was reversed. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { startsIn } from '../../../../shared/workflow/step.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseChange, CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { move } from '../../records/case/move.ts'
import { caseAt, caseIdOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { entriesOf, keepEntry, type PaidBy, standingIn } from '../../records/fee/ledger.ts'
import { touchFee } from '../../records/fee/touch.ts'
import { openFee } from '../../records/fee/when.ts'
import { handInNow } from '../card/hand-in.ts'
import type { Core } from '../core.ts'

export async function collectFee(core: Core, who: Who, input: Parsed<'fee.collect'>): Promise<Out<'fee.collect'>> {
  const { caseId, revision, method, terminal, reference, fen } = input
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    await collectFor(core, tx, who, row, { method, terminal, reference }, fen)
    tell('case.changed', { caseId })
    tell('fee.changed', {})
  })
  return viewCase(core, who, { caseId })
}

/**
 * One case, as itself or as a part of a payment for many. Call it in the transaction of the payment.
 * @throws Refusal WRONG_STATE where nothing is to be collected now, FEE_WRONG where the amount is not what is due
 */
export async function collectFor(
  core: Core,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  paid: PaidBy,
  fen: number,
  part: { readonly payment_id: string; readonly receipt: string } | null = null,
): Promise<void> {
  const caseId = caseIdOf(row)
  const steps = startsIn(row.state, 'collectFee')
  if (!steps && openFee(core, row) === 0) throw new Refusal('WRONG_STATE', { state: row.state, action: 'collectFee' })
  // A place whose fee is not confirmed cannot charge one: such a case is settled by a waiver that says why.
  if (fen !== row.fee_due) throw new Refusal('FEE_WRONG', { due: row.fee_due, given: fen })
  if (standingIn(await entriesOf(tx, caseId))) throw new Refusal('FEE_ENTRY')
  const settled = await settle(core, tx, who, row, 'collectFee', {
    facts: { feeDue: row.fee_due, feePaid: fen },
    set: { fee_method: paid.method, fee_at: core.clock.now() },
    audit: { method: paid.method, fen },
  })
  // Approved before its fee was known to be nothing: no money moved, so the ledger has nothing to tell.
  if (fen === 0) return
  const entry = await keepEntry(core, tx, who, { case_id: caseId, kind: 'collected', fen, note: '', ...paid, ...part })
  await updateOne(
    tx.updateTable('case_file').set({ receipt: entry.receipt }).where('id', '=', caseId).where('revision', '=', settled.revision),
  )
}

export async function waiveFee(core: Core, who: Who, { caseId, revision, reason, note }: Parsed<'fee.waive'>): Promise<Out<'fee.waive'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    if (!startsIn(row.state, 'waiveFee') && openFee(core, row) === 0)
      throw new Refusal('WRONG_STATE', { state: row.state, action: 'waiveFee' })
    const set = { fee_waived: reason, fee_at: core.clock.now() }
    await settle(core, tx, who, row, 'waiveFee', { facts: { reasonGiven: true }, set, audit: { due: row.fee_due, reason } })
    await keepEntry(core, tx, who, { case_id: caseId, kind: 'waived', fen: row.fee_due ?? 0, method: null, reason, note })
    tell('case.changed', { caseId })
    tell('fee.changed', {})
  })
  return viewCase(core, who, { caseId })
}

type Settled = { readonly facts: object; readonly set: CaseChange; readonly audit: Readonly<Record<string, string | number | null>> }

/** Where the case waits for its fee it goes on; anywhere else it stays where it is. */
async function settle(
  core: Core,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  on: 'collectFee' | 'waiveFee',
  { facts, set, audit }: Settled,
): Promise<CaseRecord> {
  if (startsIn(row.state, on)) {
    const moved = await move(core, tx, who, row, { on, facts, set, audit })
    await handInNow(core, tx, who, moved)
    return moved
  }
  const touched = await touchFee(tx, row, set)
  await record(core, tx, { who, what: `case.${on}`, caseId: caseIdOf(row), facts: audit })
  return touched
}
