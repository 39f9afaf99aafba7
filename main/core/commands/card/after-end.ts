/** Books a card that comes although its case has ended: it was at the maker, and lies here until it is destroyed or sent back. */
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { endedCardOf, keepEndedCard } from '../../records/card/ended-card.ts'
import { givePlace } from '../../records/card/place.ts'
import { moveCard } from '../../records/card/register.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { eventsOf } from '../../records/production/events.ts'
import type { Core } from '../core.ts'
import { issueCard } from './issue.ts'

/** The steps after which a card may still come; one that was here before was dealt with as such. */
const onItsWay = ['sendToMake', 'remake', 'cityBankReceived', 'makeFailed']

/**
 * The case stays as it ended, and the card enters the register as one that has ended, so that no number of it is lost.
 * @throws Refusal WRONG_STATE where nothing was under way for it, or the card is here already
 */
export async function cameAfterEnd(
  core: Core,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  { cardTail, note }: { readonly cardTail: string | null; readonly note: string },
): Promise<void> {
  const caseId = caseIdOf(row)
  const [last] = await eventsOf(tx, caseId)
  if (!last || !onItsWay.includes(last.event) || (await endedCardOf(tx, caseId)))
    throw new Refusal('WRONG_STATE', { state: row.state, action: 'branchReceived' })
  const tail = cardTail === null ? {} : { card_tail: cardTail }
  // The time of the last change is the time of the end, which the reports count by.
  const change = { ...tail, revision: row.revision + 1 }
  await updateOne(tx.updateTable('case_file').set(change).where('id', '=', row.id).where('revision', '=', row.revision))
  const card = await issueCard(core, tx, who, row)
  if (card.state === 'sealed') await moveCard(core, tx, who, card, 'endUnfetched', caseId)
  await keepEndedCard(tx, caseId, { at: core.clock.now(), late: true, note })
  await givePlace(core, tx, caseId)
  await record(core, tx, { who, what: 'card.cameAfterEnd', caseId, facts: { card: card.id } })
}
