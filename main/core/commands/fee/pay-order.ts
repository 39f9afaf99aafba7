/** Opens an order for a payment by code: what is due now, under a number used once. */

import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { PayOrderView as Ordered } from '../../../../shared/ipc/shapes/pay.ts'
import { fen } from '../../../../shared/money.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { startsIn } from '../../../../shared/workflow/step.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { codeSquares } from '../../queries/print/drawings.ts'
import { factsIn } from '../../records/audit/facts.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { entriesOf } from '../../records/fee/ledger.ts'
import { openFee } from '../../records/fee/when.ts'
import type { Core } from '../core.ts'

/** Nothing is booked by it: that is done when the service says that it was paid. @throws Refusal WRONG_STATE where nothing is due now */
export async function orderPayment(core: Core, who: Who, { caseId }: Parsed<'pay.order'>): Promise<Out<'pay.order'>> {
  const order = newId()
  const opened = await core.store.write(async ({ tx }) => {
    const row = await caseById(tx, caseId)
    const open = startsIn(row.state, 'collectFee') ? (row.fee_due ?? 0) : openFee(core, row)
    if (open <= 0) throw new Refusal('WRONG_STATE', { state: row.state, action: 'collectFee' })
    const before = await unbookedOrder(tx, caseId)
    await record(core, tx, { who, what: 'pay.order', caseId, facts: { order, fen: open } })
    return { fen: fen(open), before }
  })
  return { order, ...opened }
}

/** The last order since the ledger took anything for this case: a window that closed at the wrong moment leaves one behind. */
async function unbookedOrder(tx: Tx, caseId: CaseId): Promise<Out<'pay.order'>['before']> {
  const last = await tx
    .selectFrom('audit')
    .select(['facts', 'at'])
    .where('case_id', '=', caseId)
    .where('what', '=', 'pay.order')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const isBooked = (await entriesOf(tx, caseId)).some(({ at }) => last !== undefined && at >= last.at)
  return last === undefined || isBooked ? null : Ordered.parse(factsIn(last))
}

export const drawCode = async (_core: Core, _who: Who, { text }: Parsed<'pay.draw'>): Promise<Out<'pay.draw'>> => codeSquares(text)
