/** Gives the old card its life back where a hand-over ended it that did not happen, or left it with its holder. */
import { cardStates } from '../../../../shared/card/card.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { restoreCard } from '../../records/card/register.ts'
import { cardById } from '../../records/card/rows.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import type { Core } from '../core.ts'

/** What the log says of the card that made way in this case; one that ended otherwise since stays as it is. */
export async function restoreOld(core: Core, tx: Tx, who: Who, row: CaseRecord): Promise<void> {
  const caseId = caseIdOf(row)
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
