/** Sends a card back to be made anew when it is not its holder's, or not as it should be. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { viewCase } from '../../queries/case/view.ts'
import { isUntouched, withdrawCard } from '../../records/card/register.ts'
import { cardMadeBy } from '../../records/card/rows.ts'
import { move } from '../../records/case/move.ts'
import { caseAt } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { forgetTaker } from '../../records/handover/taker.ts'
import { bookedSeat } from '../../records/pickup/rows.ts'
import { keepEvent } from '../../records/production/keep-event.ts'
import { cardGone, isHolderTold } from '../../records/waiting/card.ts'
import { promiseAnew } from '../../records/waiting/delay.ts'
import type { Core } from '../core.ts'
import { visitEnded } from '../pickup/begin.ts'

export async function reportWrongCard(
  core: Core,
  who: Who,
  { caseId, revision, note }: Parsed<'handover.wrongCard'>,
): Promise<Out<'handover.wrongCard'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const set = { verified_at: null, card_tail: null }
    const lost = await bookedSeat(tx, caseId)
    const wasTold = await isHolderTold(tx, caseId)
    const moved = await move(core, tx, who, row, { on: 'wrongCard', facts: { reasonGiven: true }, set, audit: { from: row.state } })
    await keepEvent(core, tx, who, caseId, 'makeFailed', note)
    await forgetTaker(tx, caseId)
    await cardGone(tx, caseId)
    // What comes in its place is another card; until then the holder has none of this case.
    const made = await cardMadeBy(tx, caseId)
    if (made && (await isUntouched(tx, made))) await withdrawCard(core, tx, made, { who, caseId })
    await promiseAnew(core, tx, who, moved, { why: 'make-failed', lost, wasTold })
    await visitEnded(core, tx, caseId)
    tell('case.changed', { caseId })
    tell('ticket.changed', {})
  })
  return viewCase(core, who, { caseId })
}
