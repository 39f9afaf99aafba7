/** Shows the cards of the holder of a case, and takes down what the teller reads of them elsewhere. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { runOutLosses } from '../../records/card/register.ts'
import { cardsOf, cardView } from '../../records/card/rows.ts'
import { itemBeside } from '../../records/case/in-flight.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import type { Core } from '../core.ts'
import { registerCard } from './tell.ts'

export async function holderCards(core: Core, _who: Who, { caseId }: Parsed<'holder.cards'>): Promise<Out<'holder.cards'>> {
  await runOutLosses(core)
  const row = await caseById(core.store.db, caseId)
  const cards = (await cardsOf(core.store.db, row.person)).map(cardView)
  return { cards, bankHere: core.branch.bank, beside: await itemBeside(core.store.db, row) }
}

export async function tellCard(core: Core, who: Who, { caseId, card }: Parsed<'holder.tellCard'>): Promise<Out<'holder.tellCard'>> {
  if (!core.resources.isCode('bank', card.bank)) throw new Refusal('BAD_INPUT', { fields: ['card.bank'] })
  await core.store.write(async ({ tx, tell }) => {
    const { person } = await caseById(tx, caseId)
    await registerCard(core, tx, who, { person, caseId }, card)
    tell('case.changed', { caseId })
  })
  return holderCards(core, who, { caseId })
}
