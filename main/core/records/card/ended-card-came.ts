/** Takes in a card whose case ended while it was away: it is kept as an ended card, in a place of its own. */
import type { CaseId } from '../../../../shared/ids.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext } from '../context.ts'
import { keepEndedCard } from './ended-card.ts'
import { givePlace } from './place.ts'

export async function endedCardCame(core: RecordsContext, tx: Tx, caseId: CaseId, note: string): Promise<void> {
  await keepEndedCard(tx, caseId, { at: core.clock.now(), late: true, note })
  await givePlace(core, tx, caseId)
}
