/** Lets holders come for whatever they like, in any order: the store never holds two cards in use for one person, and nobody is left without a next step. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemCodes } from '../../../../../shared/business/items.ts'
import { liveCardStates } from '../../../../../shared/card/card.ts'
import type { IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { knownFate } from '../../../../../shared/pickup/old-card.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { accountStateText, cardStateText, nextForCard } from '../../../../../shared/strings/zh-CN/card.ts'
import { finalStates } from '../../../../../shared/workflow/table.ts'
import { cardInHand, contactDetails, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { type Dice, dice } from '../../../../support/a-dice.ts'
import { arrived, asked, cardsHeld, checkedBy, handedIn, taken } from '../../../../support/an-item.ts'

const visits = 120
const atWork = ['normal', 'pwd-locked']
/** Every item but those that need a face before the camera or a unit: their way to the card is the same. */
const wishes = itemCodes.filter(item => !['PICKUP', 'BATCH', 'REPLACE_PHOTO'].includes(item))

let counter: Counter
let teller: Seat
let reviewer: Seat
beforeAll(async () => {
  // The place that lets the old card work on beside the new one has the most ways to go wrong.
  counter = await aCounter({ options: { birth: { ...practiceBirth, profile: 'beijing' } } })
  teller = await counter.teller()
  reviewer = await counter.reviewer()
})
afterAll(() => counter.end())

/** One visit: something is asked for, and goes as far as the rules let it; the old card is left or kept by chance. */
async function visit(person: IdentityInput, roll: Dice): Promise<string> {
  const view = await teller.call('case.open', { ticketId: null, identity: person })
  const away = async (why: string) => {
    const { revision } = await teller.call('case.view', { caseId: view.id })
    await teller.call('case.void', { caseId: view.id, revision, reason: '客户改天再来' })
    return why
  }
  const cards = await cardsHeld(teller, view)
  if (roll.below(4) === 0) {
    // Somebody tells of a card; a second one is refused.
    const state = roll.of(['sealed', 'normal', 'pwd-locked', 'lost-formal'] as const)
    const again = roll.below(2) === 0 ? (roll.of([null, ...cards])?.id ?? null) : null
    await teller.ask('holder.tellCard', {
      caseId: view.id,
      card: { ...cardInHand, cardId: again, state, account: roll.of(['active', 'inactive', 'stopped']) },
    })
  }
  const item = roll.of(wishes)
  const input = await asked(teller, view, item)
  const named = roll.of([null, ...(await cardsHeld(teller, view))])
  const answer = await teller.ask('business.give', { ...input, cardId: named?.id ?? null })
  if (!answer.ok) return away(`${item}: ${answer.error.code}`)
  // A first card of a grown person needs a face before the camera.
  if (answer.value.path === 'photo-card') return away(`${item}: photo`)
  const noticed = answer.value
  const filled =
    noticed.path === 'plain-card' || noticed.path === 'record'
      ? await teller.ask('form.complete', {
          caseId: view.id,
          draft: { ...contactDetails, areaCode: '110101', mobile: `139${String(roll.below(10 ** 8)).padStart(8, '0')}` },
        })
      : { ok: true as const, value: noticed }
  if (!filled.ok) return away(`${item}: form`)
  const handed = await handedIn(teller, filled.value)
  if (handed.state === 'closed') return `${item}: done`
  if (noticed.path !== 'plain-card') return `${item}: ${(await checkedBy(reviewer, handed)).state}`
  const [here, left] = [await arrived(counter, handed), roll.of(['collected', 'kept'] as const)]
  const closed = await taken(counter, here, knownFate(here.item, here.card) ?? left)
  return `${item}: ${closed.state}`
}

test(`in ${visits} visits of three people`, async () => {
  const roll = dice(20260309)
  const people = madeUpCitizens(3)
  const seen = new Set<string>()
  for (let at = 0; at < visits; at += 1) {
    seen.add(await visit(roll.of(people), roll))
    const cards = await counter.core.store.db.selectFrom('card').selectAll().execute()
    for (const person of new Set(cards.map(card => card.person))) {
      const held = cards.filter(card => card.person === person)
      const live = held.filter(card => liveCardStates.some(state => state === card.state))
      expect(held.filter(card => atWork.includes(card.state)).length).toBeLessThanOrEqual(1)
      expect(live.filter(card => card.replaced_by === null).length).toBeLessThanOrEqual(1)
      // Where two live, the older one makes way for the newer, and only that.
      if (live.length > 1) expect(live.map(card => card.replaced_by)).toContain(live.find(card => card.replaced_by === null)?.id)
      for (const card of held)
        expect(`${cardStateText[card.state]}${nextForCard[card.state]}${accountStateText[card.account]}`).toMatch(/\p{Script=Han}{6,}/u)
    }
  }
  const open = await counter.core.store.db.selectFrom('case_file').select('state').where('state', 'not in', finalStates).execute()
  expect(open).toEqual([])
  // The walk went somewhere: many items were done, and many refused.
  expect([...seen].filter(what => /done|closed/.test(what)).length).toBeGreaterThanOrEqual(8)
  expect([...seen].filter(what => what.includes('CARD_UNFIT')).length).toBeGreaterThanOrEqual(6)
  expect(await (await counter.manager()).call('audit.verify', {})).toEqual({ brokenAt: null })
})
