/** Settles the fee of an accepted case: collected to the fen, or waived with a reason. */
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { day8 } from '../../../shared/time.ts'
import { move } from '../case/move.ts'
import { caseAt } from '../case/rows.ts'
import { viewCase } from '../case/view.ts'
import type { Core, Who } from '../core.ts'
import type { Tx } from '../store/open.ts'

export async function collectFee(
  core: Core,
  who: Who,
  { caseId, revision, method, fen }: Parsed<'fee.collect'>,
): Promise<Out<'fee.collect'>> {
  await core.store.transaction(async tx => {
    const row = await caseAt(tx, caseId, revision)
    // A place whose fee is not confirmed cannot charge one: such a case is settled by a waiver that says why.
    if (fen !== row.fee_due) throw new Refusal('FEE_WRONG', { due: row.fee_due, given: fen })
    const set = { fee_method: method, fee_at: core.clock.now(), receipt: await nextReceipt(core, tx) }
    await move(core, tx, who, row, { on: 'collectFee', facts: { feeDue: row.fee_due, feePaid: fen }, set, audit: { method, fen } })
  })
  core.tell('case.changed', { caseId })
  return viewCase(core, who, { caseId })
}

export async function waiveFee(core: Core, who: Who, { caseId, revision, reason }: Parsed<'fee.waive'>): Promise<Out<'fee.waive'>> {
  await core.store.transaction(async tx => {
    const row = await caseAt(tx, caseId, revision)
    const set = { fee_waived: reason, fee_at: core.clock.now() }
    await move(core, tx, who, row, { on: 'waiveFee', facts: { reasonGiven: true }, set, audit: { due: row.fee_due } })
  })
  core.tell('case.changed', { caseId })
  return viewCase(core, who, { caseId })
}

/** `R`, the day and a running number; the UNIQUE constraint decides. */
async function nextReceipt(core: Core, tx: Tx): Promise<string> {
  const head = `R${day8(core.clock.today())}-`
  const last = await tx
    .selectFrom('case_file')
    .select('receipt')
    .where('receipt', 'like', `${head}%`)
    // Longer is later: the ten-thousandth of a day has a fifth digit.
    .orderBy(eb => eb.fn('length', ['receipt']), 'desc')
    .orderBy('receipt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return `${head}${String(Number(last?.receipt?.slice(head.length) ?? 0) + 1).padStart(4, '0')}`
}
