/** The new card takes weeks: meanwhile the holder reports the old one lost, finds it again, or gives up; one act beside one application. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { companion, contactDetails, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import {
  acted,
  arrived,
  asked,
  cardsHeld,
  checkedBy,
  given,
  handedIn,
  inTheChair,
  taken,
  told,
  unfit,
} from '../../../../support/an-item.ts'

let counter: Counter
let teller: Seat
let reviewer: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
  reviewer = await counter.reviewer()
})
afterAll(() => counter.end())

const people = madeUpCitizens(40)
function nextPerson() {
  const person = people.pop()
  if (!person) throw new Error('nobody left')
  return person
}

/** A replacement handed in for the card in hand. */
async function replacing(person: IdentityInput, item: 'REPLACE_DAMAGED' | 'REISSUE' = 'REPLACE_DAMAGED') {
  const view = await inTheChair(counter, teller, person, item)
  if ((await cardsHeld(teller, view)).length === 0) await told(teller, view)
  await given(teller, view, item)
  return handedIn(teller, await teller.call('form.complete', { caseId: view.id, draft: contactDetails }))
}
const states = async (view: Parameters<typeof cardsHeld>[1]) =>
  (await cardsHeld(teller, view)).map(({ state, inHand }) => [state, inHand ? 'in hand' : 'at the branch'])

describe('the old card is lost while the new one is made', () => {
  test('the loss is taken at once, the new card goes on, and nobody asks for the old one at the hand-over', async () => {
    const person = nextPerson()
    const making = await replacing(person)
    const lost = await acted(counter, teller, person, 'LOSS_FORMAL')
    expect(lost).toMatchObject({ state: 'closed', card: { state: 'lost-formal', account: 'stopped' } })
    expect(await teller.call('case.view', { caseId: making.id })).toMatchObject({ state: 'submitted', card: { state: 'lost-formal' } })

    const here = await arrived(counter, making)
    expect(await states(here)).toEqual([
      ['sealed', 'at the branch'],
      ['lost-formal', 'in hand'],
    ])
    await expect(taken(counter, here, 'kept')).rejects.toThrow('oldCardDealt')
    const closed = await taken(counter, await teller.call('case.view', { caseId: here.id }), 'lost')
    expect(closed).toMatchObject({ state: 'closed', handover: { oldCard: 'lost' }, made: { state: 'sealed', inHand: true } })
    const enabled = await acted(counter, teller, person, 'ENABLE_SOCIAL')
    expect(await states(enabled)).toEqual([
      ['normal', 'in hand'],
      ['cancelled', 'in hand'],
    ])
    const { html } = await teller.call('slip.page', { kind: 'pickup', caseId: closed.id, ticketId: null })
    expect(html).toContain('已挂失，无须收回')
  })

  test('also with the new card at the branch: it is the old one that is reported, whichever is named', async () => {
    const person = nextPerson()
    const here = await arrived(counter, await replacing(person))
    const [fresh, old] = await cardsHeld(teller, here)
    const view = await inTheChair(counter, teller, person, 'LOSS_FORMAL')
    expect(await unfit(teller, view, 'LOSS_FORMAL', { cardId: fresh?.id ?? null })).toBe('NOT_HANDED_OVER')
    const lost = await handedIn(teller, await given(teller, view, 'LOSS_FORMAL'))
    expect(lost.card).toMatchObject({ id: old?.id, state: 'lost-formal' })
    expect(await states(here)).toEqual([
      ['sealed', 'at the branch'],
      ['lost-formal', 'in hand'],
    ])
    expect(await unfit(teller, await inTheChair(counter, teller, person, 'ENABLE_SOCIAL'), 'ENABLE_SOCIAL')).toBe('NOT_HANDED_OVER')
  })

  test('and found again: lifted beside a replacement, but not beside a reissue', async () => {
    const person = nextPerson()
    await replacing(person)
    await acted(counter, teller, person, 'LOSS_TEMP')
    const lifted = await checkedBy(reviewer, await acted(counter, teller, person, 'UNLOSS'))
    expect(lifted.card).toMatchObject({ state: 'normal' })

    const other = nextPerson()
    const first = await inTheChair(counter, teller, other, 'LOSS_FORMAL')
    await told(teller, first)
    await handedIn(teller, await given(teller, first, 'LOSS_FORMAL'))
    await replacing(other, 'REISSUE')
    expect(await unfit(teller, await inTheChair(counter, teller, other, 'UNLOSS'), 'UNLOSS')).toBe('REISSUE_UNDER_WAY')
  })
})

describe('a person with a new card under way', () => {
  test('is found with both, and gets no second of either kind', async () => {
    const person = nextPerson()
    const making = await replacing(person)
    const act = await teller.call('case.open', { ticketId: null, identity: person, item: 'PWD_RESET' })
    const found = await teller.call('identity.lookUp', { docType: 'RIC', number: person.number })
    expect(found).toMatchObject({ inFlight: { caseId: making.id, item: 'REPLACE_DAMAGED' }, act: { caseId: act.id, item: 'PWD_RESET' } })
    expect(await teller.call('holder.cards', { caseId: act.id })).toMatchObject({ beside: 'REPLACE_DAMAGED' })
    const again = (item: 'LOSS_TEMP' | 'REPLACE_INFO' | 'INFO_CHANGE') =>
      teller.ask('case.open', { ticketId: null, identity: person, companion, item })
    expect(await again('LOSS_TEMP')).toMatchObject({ ok: false, error: { code: 'ACT_IN_FLIGHT', detail: { case: act.number } } })
    for (const item of ['REPLACE_INFO', 'INFO_CHANGE'] as const)
      expect(await again(item)).toMatchObject({ ok: false, error: { code: 'CASE_IN_FLIGHT', detail: { case: making.number } } })
  })

  test('cannot have a case of the other kind turned into a second of its own', async () => {
    const person = nextPerson()
    await replacing(person)
    const act = await teller.call('case.open', { ticketId: null, identity: person, item: 'LOSS_TEMP' })
    const turned = await teller.ask('business.give', await asked(teller, act, 'REPLACE_INFO'))
    expect(turned).toMatchObject({ ok: false, error: { code: 'CASE_IN_FLIGHT' } })
    // The teller takes another act on the same case.
    expect(await unfit(teller, act, 'LOSS_FORMAL')).toBe('taken on')
  })

  test('does not cancel the old card, nor begin a new one while a cancellation is under way', async () => {
    const person = nextPerson()
    await replacing(person)
    expect(await unfit(teller, await inTheChair(counter, teller, person, 'CANCEL'), 'CANCEL')).toBe('CARD_IN_MAKING')

    const other = nextPerson()
    const ending = await inTheChair(counter, teller, other, 'CANCEL')
    await told(teller, ending)
    await handedIn(teller, await given(teller, ending, 'CANCEL'))
    const wish = await inTheChair(counter, teller, other, 'REPLACE_DAMAGED')
    expect(await unfit(teller, wish, 'REPLACE_DAMAGED')).toBe('CANCEL_UNDER_WAY')
  })
})

test('twenty windows that report the same loss at the same moment make one report', async () => {
  const person = nextPerson()
  await replacing(person)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => teller.ask('case.open', { ticketId: null, identity: person, item: 'LOSS_FORMAL' })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter(answer => !answer.ok && answer.error.code === 'ACT_IN_FLIGHT')).toHaveLength(19)
})
