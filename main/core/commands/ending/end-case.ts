/** Ends a case whose card will not be handed over, for what really happened: register, blank, fee, seat and texts follow. */
import { endBy, givesFeeBack, mayEndBy } from '../../../../shared/business/ends.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { isCardHere, statesIn } from '../../../../shared/workflow/table.ts'
import { viewCase } from '../../queries/case/view.ts'
import { keepEndedCard } from '../../records/card/ended-card.ts'
import { moveCard } from '../../records/card/register.ts'
import { cardMadeBy } from '../../records/card/rows.ts'
import { keepEnd } from '../../records/case/end.ts'
import { move } from '../../records/case/move.ts'
import { caseAt } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { forgetTaker } from '../../records/handover/taker.ts'
import { eventsOf } from '../../records/production/events.ts'
import { signedIn } from '../../records/sessions.ts'
import { blankOf, spoilUsed } from '../../records/stock/use.ts'
import { cardGone, waitedOut } from '../../records/waiting/card.ts'
import { withdrawNow } from '../card/hand-in.ts'
import type { Core } from '../core.ts'
import { visitEnded } from '../pickup/begin.ts'
import { endLease } from '../review/lease.ts'
import { ticketServed } from '../ticket/call.ts'

/** @throws Refusal WRONG_STATE, NOT_ALLOWED for an end that is a manager's, NOT_READY without the papers or the time the end needs */
export async function endCase(core: Core, who: Who, input: Parsed<'case.end'>): Promise<Out<'case.end'>> {
  const { caseId, revision, reason, papers, note } = input
  const end = endBy(reason)
  if (!mayEndBy(reason, signedIn(who).roles)) throw new Refusal('NOT_ALLOWED')
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    if (!end.on.includes(row.state)) throw new Refusal('WRONG_STATE', { state: row.state, action: 'end' })
    const isSent = (await eventsOf(tx, caseId)).some(({ event }) => event === 'sendToMake')
    const feeBack = givesFeeBack(reason, row.state, isSent)
    const ended = await move(core, tx, who, row, {
      on: 'end',
      facts: {
        reasonGiven: true,
        endPapersSeen: end.papers.every(paper => papers.includes(paper)),
        endTimePassed: !end.waits || (await waitedOut(core, tx, row)),
      },
      set: { end_reason: note, verified_at: null },
      audit: { reason, papers: papers.join(' '), feeBack },
    })
    await keepEnd(core, tx, who, { caseId, reason, papers, feeBack })
    // A card that is here was made; before that the centre may still leave it.
    if (!statesIn('pickup', 'late').includes(row.state)) await withdrawNow(core, tx, who, ended, note)
    const made = await cardMadeBy(tx, caseId)
    if (made?.state === 'sealed') await moveCard(core, tx, who, made, 'endUnfetched', caseId)
    // One made of a blank of this branch is destroyed with the blanks that were spoiled.
    if (isCardHere(row.state) && (await blankOf(tx, caseId)) === null) {
      const waiting = await tx.selectFrom('waiting_card').select('arrived_at').where('case_id', '=', caseId).executeTakeFirst()
      await keepEndedCard(tx, caseId, { at: waiting?.arrived_at ?? core.clock.now(), late: false, note: '' })
    }
    await spoilUsed(core, tx, who, caseId, note, 'other')
    await forgetTaker(tx, caseId)
    await cardGone(tx, caseId)
    await visitEnded(core, tx, caseId)
    await ticketServed(core, tx, row.ticket_id)
    await endLease(tx, caseId)
    tell('case.changed', { caseId })
    tell('ticket.changed', {})
    tell('fee.changed', {})
  })
  return viewCase(core, who, { caseId })
}
