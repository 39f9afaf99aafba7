/** Lists the cards whose case has ended, and notes what two people did with one: destroyed, or sent back. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { day8 } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import { nextNumber } from '../../platform/store/running-number.ts'
import { listEndedCards } from '../../queries/case/ended-cards.ts'
import { endedCardOf } from '../../records/card/ended-card.ts'
import { freePlace } from '../../records/card/place.ts'
import type { Who } from '../../records/context.ts'
import { colleague } from '../../records/operator/second-person.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/** @throws Refusal NOT_FOUND where no such card lies here, and those of the colleague's password */
export async function dealWithEndedCard(core: Core, who: Who, input: Parsed<'ending.dealWithCard'>): Promise<Out<'ending.cards'>> {
  const { caseId, note, second } = input
  // A password takes time to check, so it stands outside the unit of work.
  const { operatorId: secondId } = await colleague(core, who, second)
  await core.store.write(async ({ tx, tell }) => {
    const card = await endedCardOf(tx, caseId)
    if (!card || card.dealt_at !== null) throw new Refusal('NOT_FOUND')
    const number = await nextNumber(tx, { table: 'ended_card', column: 'number', digits: 3 }, `X${day8(core.clock.today())}-`)
    const dealt = { number, dealt_at: core.clock.now(), operator_id: signedIn(who).operatorId, second_id: secondId, note }
    await updateOne(tx.updateTable('ended_card').set(dealt).where('case_id', '=', caseId).where('dealt_at', 'is', null))
    await freePlace(tx, caseId)
    await record(core, tx, { who, what: 'card.endedDealt', caseId, facts: { fate: card.fate, number, second: secondId } })
    tell('case.changed', { caseId })
  })
  return listEndedCards(core, who)
}
