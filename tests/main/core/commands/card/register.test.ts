/** Keeps the register of the cards people hold: told by the teller, one card a person, nothing brought back from the dead. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CardTold } from '../../../../../shared/ipc/shapes/holder.ts'
import { cardInHand, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const people = madeUpCitizens(20)
async function inTheChair() {
  const person = people.pop()
  if (!person) throw new Error('nobody left')
  return (await teller.call('case.open', { ticketId: null, identity: person })).id
}
const tell = (caseId: Awaited<ReturnType<typeof inTheChair>>, card: Partial<CardTold> = {}) =>
  teller.ask('holder.tellCard', { caseId, card: { ...cardInHand, ...card } })

describe('a card the teller reads from the card system', () => {
  test('stands in the register as it was told, and the branch says which bank it is', async () => {
    const caseId = await inTheChair()
    expect(await teller.call('holder.cards', { caseId })).toEqual({ cards: [], bankHere: '102', beside: null })
    await tell(caseId)
    const { cards } = await teller.call('holder.cards', { caseId })
    expect(cards).toHaveLength(1)
    expect(cards[0]).toMatchObject({ cardNumber: 'A12345678', bank: '102', state: 'normal', account: 'active', replaced: false })
  })

  test('is the only one of its holder, also when two windows tell of one at once', async () => {
    const caseId = await inTheChair()
    const answers = await Promise.all([tell(caseId), tell(caseId, { cardNumber: 'B12345678' })])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'CARD_UNFIT', detail: { why: 'SECOND_CARD' } } })
  })

  test('is followed when something happened to it elsewhere, and every such step is in the log', async () => {
    const caseId = await inTheChair()
    await tell(caseId)
    const [card] = (await teller.call('holder.cards', { caseId })).cards
    const cardId = card?.id ?? null
    expect(await tell(caseId, { cardId, state: 'lost-formal', account: 'stopped' })).toMatchObject({ ok: true })
    expect(await tell(caseId, { cardId, state: 'cancelled', account: 'closed' })).toMatchObject({ ok: true })
    expect(await tell(caseId, { cardId, state: 'normal', account: 'closed' })).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
    const { entries } = await (await counter.manager()).call('audit.find', { caseId, day: null })
    expect(entries.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['card.tell', 'card.reportFormal', 'account.stop', 'account.close']),
    )
    expect(JSON.stringify(entries)).not.toContain('A12345678')
  })

  test('is not another holder’s to change', async () => {
    const mine = await inTheChair()
    await tell(mine)
    const cardId = (await teller.call('holder.cards', { caseId: mine })).cards[0]?.id ?? null
    expect(await tell(await inTheChair(), { cardId, state: 'cancelled' })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})
