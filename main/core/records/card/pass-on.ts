/** Hands the cards a case told of under a wrong number to the person the case is really about. */
import type { CaseId } from '../../../../shared/ids.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CardRecord } from '../../platform/store/tables/card.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

/** The cards of this person that came into the register in the course of this case and that no other case is about. */
export async function cardsOfCaseOnly(tx: Tx, caseId: CaseId, person: string): Promise<CardRecord[]> {
  const told = await tx.selectFrom('audit').select('facts').where('case_id', '=', caseId).where('what', '=', 'card.tell').execute()
  const ids = told.flatMap(({ facts }) => {
    const { card, state } = JSON.parse(facts) as { readonly card?: unknown; readonly state?: unknown }
    // Only the entry that brought a card into the register says in which state it came.
    return typeof card === 'string' && state !== undefined ? [card] : []
  })
  const others = await tx.selectFrom('case_file').select('card_id').where('id', '<>', caseId).where('card_id', 'in', ids).execute()
  const elsewhere = others.map(({ card_id }) => card_id)
  const cards = await tx.selectFrom('card').selectAll().where('person', '=', person).execute()
  return cards.filter(({ id, made_by_case }) => made_by_case === caseId || (ids.includes(id) && !elsewhere.includes(id)))
}

export async function passCards(tx: Tx, cards: readonly CardRecord[], to: string): Promise<void> {
  for (const { id, person } of cards)
    await updateOne(tx.updateTable('card').set({ person: to }).where('id', '=', id).where('person', '=', person))
}
