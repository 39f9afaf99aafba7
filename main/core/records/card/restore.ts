/** Gives the old card its life back where a hand-over ended it that did not happen, or left it with its holder. */
import { cardStates } from '../../../../shared/card/card.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { restoreCard } from './register.ts'
import { cardById } from './rows.ts'

/** What the log says of the card that made way in this case; one that ended otherwise since stays as it is. */
export async function restoreOld(core: RecordsContext, tx: Tx, who: Who, caseId: CaseId): Promise<void> {
  const entry = await tx
    .selectFrom('audit')
    .select('facts')
    .where('case_id', '=', caseId)
    .where('what', 'in', ['card.replace', 'card.restore'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!entry) return
  const { card, from, to } = JSON.parse(entry.facts) as { readonly card: string; readonly from: string; readonly to: string }
  const before = cardStates.find(state => state === from)
  // The last entry restored it already.
  if (to !== 'cancelled' || before === undefined) return
  const old = await cardById(tx, card)
  if (old.state === 'cancelled') await restoreCard(core, tx, old, before, { who, caseId })
}
