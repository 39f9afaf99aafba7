/** Words of a slip that follow from what a visit takes: what to bring for the card, and what the old one is good for meanwhile. */
import { isLost } from '../../../../shared/card/held-card.ts'
import { isMinor, meanwhileOf, papersNeeded, type Required, type Visitor } from '../../../../shared/profile/requirements.ts'
import { bringText, meanwhileText, paperWords } from '../../../../shared/strings/zh-CN/business.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { cardById, cardView } from '../../records/card/rows.ts'
import { visitFor } from '../../records/case/papers.ts'
import { formIn } from '../../records/case/values.ts'
import type { RecordsContext } from '../../records/context.ts'
import { profileOfCase } from '../../rules/profile/current.ts'

/** What to bring when the card is collected, for each person who may come for it. */
export function bringToPickup(core: RecordsContext, row: CaseRecord): readonly string[] {
  if (formIn(row).pickupWay === 'mail') return [bringText.byPost]
  const profile = profileOfCase(core, row)
  const visit = { ...visitFor(row), item: 'PICKUP' as const, reason: null }
  const needed = (by: Visitor) => papersNeeded(profile, { ...visit, by })
  const words = (by: Visitor, papers: readonly Required[]) => papers.map(paper => paperWords(paper, { ...visit, by }, profile))
  if (isMinor(visit)) return words('guardian', needed('guardian'))
  const own = needed('holder')
  if (profile.pickupByAgent.value === false) return [...words('holder', own), bringText.holderOnly]
  const more = needed('agent').filter(({ material }) => !own.some(paper => paper.material === material))
  return [...words('holder', own), bringText.agentToo(words('agent', more), profile.pickupByAgent.value === null)]
}

/** Whether the card this is about stands reported lost; null where it is about none. */
export async function isReportedLost(core: RecordsContext, row: CaseRecord): Promise<boolean | null> {
  return row.card_id === null ? null : isLost(cardView(await cardById(core.store.db, row.card_id)))
}

/** How to see a doctor until the new card works; null for what leaves the card as it is. */
export function medicalNote(core: RecordsContext, row: CaseRecord): string | null {
  const meanwhile = meanwhileOf(profileOfCase(core, row), visitFor(row).item)
  return meanwhile && meanwhileText[meanwhile]
}
