/** Words what an act on a card or a change of data did, for the slip the customer takes home. */

import { effectOf, foresee } from '../../../../shared/business/effects.ts'
import { ItemCode, makesCard } from '../../../../shared/business/items.ts'
import { accountStateText, cardStateText, effectText, generationText, nextForCard } from '../../../../shared/strings/zh-CN/card.ts'
import { fieldText } from '../../../../shared/strings/zh-CN/form.ts'
import { actSlipText as text } from '../../../../shared/strings/zh-CN/slip.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { cardById, cardView } from '../../records/card/rows.ts'
import { changesIn } from '../../records/case/values.ts'
import type { RecordsContext } from '../../records/context.ts'
import type { ActDone } from '../slips/slip-data.ts'

/** Null for what makes a card: there the day to come back is what counts. */
export async function actDone(core: RecordsContext, row: CaseRecord): Promise<ActDone | null> {
  const item = ItemCode.parse(row.item)
  if (makesCard(item)) return null
  const head = { done: row.state === 'closed', title: row.state === 'closed' ? text.done : text.afterReview }
  if (row.path === 'record') return { ...head, lines: changedLines(row), note: effectText.record }
  if (row.card_id === null) return { ...head, lines: [], note: null }
  return { ...head, ...(await cardLines(core, row, item)) }
}

/** Which data changed; what they are now is nobody's to read on a slip. */
function changedLines(row: CaseRecord): ActDone['lines'] {
  const changes = changesIn(row)
  return row.form_before === null ? [] : [[effectText.changes, effectText.list(changes.map(({ field }) => fieldText[field]))]]
}

async function cardLines(core: RecordsContext, row: CaseRecord, item: ItemCode): Promise<Pick<ActDone, 'lines' | 'note'>> {
  const card = cardView(await cardById(core.store.db, row.card_id ?? ''))
  const to = row.state === 'closed' ? null : foresee(item, card, core.branch.bank)
  const state = to?.card?.to ?? card.state
  const account = to?.account?.to ?? card.account
  const bank = core.resources.codes.rowOf('bank', card.bank)?.name ?? card.bank
  return {
    lines: [
      [text.card, text.which(generationText[card.generation], bank)],
      [effectText.social, cardStateText[state]],
      [effectText.bank, accountStateText[account]],
    ],
    note: effectOf(item)?.bankAfter === 'close' ? text.closeAt(bank) : nextForCard[state],
  }
}
