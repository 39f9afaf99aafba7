/** Takes one payment for many cases: a unit or a family pays once, and each case has its own line in the ledger. */

import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { caseAt } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { nextPayment } from '../../records/fee/ledger.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'
import { collectFor } from './settle.ts'

/**
 * All of them or none: what was paid is one sum.
 * @throws Refusal FEE_WRONG where the sum is not what the cases owe together, STALE or WRONG_STATE where one of them moved
 */
export async function payMany(core: Core, who: Who, input: Parsed<'fee.payMany'>): Promise<Out<'fee.payMany'>> {
  const { cases, method, fen, payer, terminal, reference, note } = input
  return core.store.write(async ({ tx, tell }) => {
    const rows = []
    for (const { caseId, revision } of cases) rows.push(await caseAt(tx, caseId, revision))
    const due = rows.reduce((sum, row) => sum + (row.fee_due ?? 0), 0)
    if (due !== fen) throw new Refusal('FEE_WRONG', { due, given: fen })
    const id = newId()
    const number = await nextPayment(core, tx)
    const { operatorId } = signedIn(who)
    const told = { fen, cases: rows.length, method, payer, terminal, reference, note, operator_id: operatorId }
    await tx
      .insertInto('fee_payment')
      .values({ id, number, ...told, day: core.clock.today(), at: core.clock.now() })
      .execute()
    for (const [place, row] of rows.entries()) {
      const part = { payment_id: id, receipt: `${number}-${String(place + 1).padStart(3, '0')}` }
      await collectFor(core, tx, who, row, { method, terminal, reference }, row.fee_due ?? 0, part)
    }
    await record(core, tx, { who, what: 'fee.payMany', facts: { number, cases: rows.length, fen, method } })
    for (const { caseId } of cases) tell('case.changed', { caseId })
    tell('fee.changed', {})
    return { number, fen, cases: rows.length }
  })
}
