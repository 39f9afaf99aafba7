/** Sends a card back to be made anew when it is not its holder's, or not as it should be. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Core, Who } from '../../platform/core.ts'
import { viewCase } from '../../queries/case/view.ts'
import { move } from '../../records/case/move.ts'
import { caseAt } from '../../records/case/rows.ts'
import { forgetTaker } from '../../records/handover/taker.ts'
import { cardGone } from '../../records/pickup/waiting.ts'
import { keepEvent } from '../../records/production/keep-event.ts'
import { visitEnded } from '../pickup/begin.ts'

export async function reportWrongCard(
  core: Core,
  who: Who,
  { caseId, revision, note }: Parsed<'handover.wrongCard'>,
): Promise<Out<'handover.wrongCard'>> {
  await core.store.transaction(async tx => {
    const row = await caseAt(tx, caseId, revision)
    const set = { verified_at: null, card_tail: null }
    await move(core, tx, who, row, { on: 'wrongCard', facts: { reasonGiven: true }, set, audit: { from: row.state } })
    await keepEvent(core, tx, who, caseId, 'makeFailed', note)
    await forgetTaker(tx, caseId)
    await cardGone(tx, caseId)
    await visitEnded(tx, caseId)
  })
  core.tell('case.changed', { caseId })
  core.tell('ticket.changed', {})
  return viewCase(core, who, { caseId })
}
