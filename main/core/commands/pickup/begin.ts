/** Ties the number of somebody who came for a card to the case whose card it is, and ends it with the hand-over. */
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { isCardHere } from '../../../../shared/workflow/table.ts'
import { record } from '../../platform/audit/record.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { caseAt } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { keepVisit, visitOf } from '../../records/pickup/rows.ts'
import { ticketNumber } from '../../records/ticket/rows.ts'
import type { Core } from '../core.ts'
import { serveTicket, ticketServed } from '../ticket/call.ts'

/** @throws Refusal WRONG_STATE where the card is not here, TICKET_STATE */
export async function beginPickup(
  core: Core,
  who: Who,
  { caseId, revision, ticketId }: Parsed<'pickup.begin'>,
): Promise<Out<'pickup.begin'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    if (!isCardHere(row.state)) throw new Refusal('WRONG_STATE', { state: row.state, action: 'verifyTaker' })
    const ticket = await serveTicket(tx, ticketId)
    await keepVisit(tx, caseId, { ticketId: ticket.id })
    await record(core, tx, { who, what: 'pickup.begin', caseId, facts: { ticket: ticketNumber(ticket) } })
    tell('ticket.changed', {})
  })
  return viewCase(core, who, { caseId })
}

/** Whoever came with a number is served. Call it in the transaction that ends the visit. */
export const visitEnded = async (core: Pick<Core, 'clock'>, tx: Tx, caseId: CaseId): Promise<void> =>
  ticketServed(core, tx, (await visitOf(tx, caseId)).ticketId)
