/** Cards are asked for: the first one, and those that take the place of another; one stands for a person, whatever happens. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { CompanionInput, IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { Day } from '../../../../../shared/time.ts'
import { cardInHand, companion, contactDetails, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import {
  acted,
  applied,
  arrived,
  cardsHeld,
  checkedBy,
  collected,
  given,
  handedIn,
  inTheChair,
  taken,
  told,
  unfit,
} from '../../../../support/an-item.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const people = madeUpCitizens(40)
function nextPerson() {
  const person = people.pop()
  if (!person) throw new Error('nobody left')
  return person
}
const child: IdentityInput = {
  docType: 'HKB',
  number: '440106202103020022',
  name: '陈小演',
  sex: '2',
  birth: Day.parse('2021-03-02'),
  validFrom: null,
  validTo: null,
}
const mother: CompanionInput = { ...companion, role: 'guardian', relation: '52', proof: 'register' }

async function seatedWith(item: Parameters<typeof inTheChair>[3], card: Parameters<typeof told>[2] = {}, person = nextPerson()) {
  const view = await inTheChair(counter, teller, person, item)
  await told(teller, view, card)
  return view
}

describe('a first card', () => {
  test('of a small child is asked for by the mother, made without a picture, collected sealed, and enabled', async () => {
    const brought = { companion: mother, photoPlan: 'none' } as const
    const applying = await applied(counter, teller, child, 'APPLY', brought)
    expect(applying).toMatchObject({ state: 'submitted', path: 'plain-card', photoPlan: 'none', fee: { due: 0 } })
    const here = await arrived(counter, applying)
    expect(here.state).toBe('at-branch')
    const held = await taken(counter, here, 'none')
    expect((await cardsHeld(teller, held)).map(({ state, account, generation }) => [state, account, generation])).toEqual([
      ['sealed', 'inactive', 3],
    ])
    const enabled = await acted(counter, teller, child, 'ENABLE_SOCIAL', { companion: mother })
    expect(enabled).toMatchObject({ state: 'closed', card: { state: 'normal', account: 'inactive' } })
  })

  test('is refused to a person who has one, and to a teller who has not looked', async () => {
    expect(await unfit(teller, await seatedWith('APPLY'), 'APPLY')).toBe('HAS_CARD')
    const view = await inTheChair(counter, teller, nextPerson(), 'APPLY')
    expect(await unfit(teller, view, 'APPLY', { assured: [] })).toBe('NOT_READY')
    expect(await unfit(teller, view, 'APPLY')).toBe('taken on')
  })
})

describe('the third generation', () => {
  test('comes for the second, with the picture the card system holds, and the old card goes as the place rules', async () => {
    const view = await seatedWith('REPLACE_UPGRADE', { generation: 2 })
    const noticed = await given(teller, view, 'REPLACE_UPGRADE', { reason: 'SECOND_GENERATION' })
    expect(noticed).toMatchObject({ path: 'plain-card', photoPlan: 'stored', form: { bank: '102' } })
  })

  test('is not asked for twice, nor for a reason the card speaks against', async () => {
    const third = await seatedWith('REPLACE_UPGRADE', { generation: 3 })
    expect(await unfit(teller, third, 'REPLACE_UPGRADE', { reason: 'SECOND_GENERATION' })).toBe('THIRD_GENERATION')
    const second = await seatedWith('REPLACE_UPGRADE', { generation: 2 })
    expect(await unfit(teller, second, 'REPLACE_UPGRADE', { reason: 'FIRST_GENERATION' })).toBe('OTHER_GENERATION')
  })

  test('with another bank goes ahead where the place settles the old account after the pickup', async () => {
    const view = await seatedWith('REPLACE_UPGRADE')
    expect(await unfit(teller, view, 'REPLACE_UPGRADE', { reason: 'BANK_CHANGED' })).toBe('taken on')
  })

  test('in a place that lets the old card work on, both live until the new one is enabled, and never two enabled', async () => {
    const place = await aCounter({ options: { birth: { ...practiceBirth, profile: 'beijing' } } })
    const seat = await place.teller()
    const person = nextPerson()
    const view = await inTheChair(place, seat, person, 'REPLACE_UPGRADE')
    await told(seat, view)
    const filled = await seat.call('form.complete', {
      caseId: (await given(seat, view, 'REPLACE_UPGRADE', { reason: 'SECOND_GENERATION' })).id,
      draft: { ...contactDetails, areaCode: '110101' },
    })
    const held = await collected(place, await handedIn(seat, filled), 'kept')
    expect((await cardsHeld(seat, held)).map(({ state }) => state)).toEqual(['sealed', 'normal'])
    const enabled = await acted(place, seat, person, 'ENABLE_SOCIAL')
    expect((await cardsHeld(seat, enabled)).map(({ state }) => state)).toEqual(['normal', 'cancelled'])
    await place.end()
  })
})

describe('a card that ends', () => {
  // Today is 9 March 2026; the base lets a card be renewed from sixty days before.
  test.each([
    ['in a fortnight', '2026-03-23', 'EXPIRES_SOON', 'taken on'],
    ['in half a year', '2026-09-09', 'EXPIRES_SOON', 'NOT_SOON'],
    ['last month, said to end soon', '2026-02-09', 'EXPIRES_SOON', 'EXPIRED_ALREADY'],
    ['last month', '2026-02-09', 'EXPIRED', 'taken on'],
    ['in a fortnight, said to be over', '2026-03-23', 'EXPIRED', 'NOT_EXPIRED'],
    ['never', 'long', 'EXPIRED', 'END_UNKNOWN'],
  ] as const)('%s', async (_, validTo, reason, outcome) => {
    const view = await seatedWith('REPLACE_EXPIRED', { validTo: validTo === 'long' ? 'long' : Day.parse(validTo) })
    expect(await unfit(teller, view, 'REPLACE_EXPIRED', { reason })).toBe(outcome)
  })
})

describe('a damaged card', () => {
  test('is replaced for nothing where the fault is its own within the year, and for the fee where it is not', async () => {
    const young = await seatedWith('REPLACE_DAMAGED', { generation: 3, issuedOn: Day.parse('2025-10-01') })
    expect((await given(teller, young, 'REPLACE_DAMAGED', { assured: ['WARRANTY_FAULT'] })).fee.due).toBe(0)
    const old = await seatedWith('REPLACE_DAMAGED')
    expect(await unfit(teller, old, 'REPLACE_DAMAGED', { assured: ['WARRANTY_FAULT'] })).toBe('WARRANTY_OVER')
    expect((await given(teller, old, 'REPLACE_DAMAGED')).fee.due).toBe(2000)
  })

  test('that is lost is no damaged card', async () => {
    const view = await seatedWith('REPLACE_DAMAGED', { state: 'lost-formal', account: 'stopped' })
    expect(await unfit(teller, view, 'REPLACE_DAMAGED')).toBe('CARD_STATE')
  })
})

test('a new name is printed on a new card only once the records follow it', async () => {
  const view = await seatedWith('REPLACE_INFO')
  expect(await unfit(teller, view, 'REPLACE_INFO', { assured: [] })).toBe('NOT_READY')
  const applying = await given(teller, view, 'REPLACE_INFO')
  expect(applying).toMatchObject({ state: 'noticed', assured: ['RECORDS_CHANGED'] })
})

test('a new card that nobody enabled is enabled by its holder, and a card in use is not enabled twice', async () => {
  const view = await seatedWith('ENABLE_SOCIAL')
  expect(await unfit(teller, view, 'ENABLE_SOCIAL')).toBe('CARD_STATE')
})

test('the second person is another one, also for a card without a picture', async () => {
  const both = await counter.hired('shuangren', ['teller', 'reviewer'])
  const person = nextPerson()
  const view = await inTheChair(counter, teller, person, 'REPLACE_DAMAGED')
  await told(teller, view)
  await given(both, view, 'REPLACE_DAMAGED')
  const filled = await teller.call('form.complete', { caseId: view.id, draft: contactDetails })
  const handed = await handedIn(teller, filled)
  expect(await both.ask('review.approve', { caseId: handed.id, revision: handed.revision })).toMatchObject({
    ok: false,
    error: { code: 'SAME_PERSON' },
  })
  expect((await checkedBy(await counter.reviewer(), handed)).state).toBe('approved')
})

// One place lets the old card work until the new one is enabled; the other does not say, so the teller may leave it with its holder.
describe.each(['beijing', 'wuhu'])('a second new card before the first was enabled, by the rules of %s', profile => {
  let place: Counter
  let seat: Seat
  beforeEach(async () => {
    place = await aCounter({ options: { birth: { ...practiceBirth, profile } } })
    seat = await place.teller()
  })
  afterEach(() => place.end())

  const states = async (view: CaseView) => (await cardsHeld(seat, view)).map(({ state }) => state)
  const replaced = async (view: CaseView) => {
    const { id: caseId } = await given(seat, view, 'REPLACE_DAMAGED')
    return handedIn(seat, await seat.call('form.complete', { caseId, draft: contactDetails }))
  }
  async function heldBy(person: IdentityInput) {
    const view = await inTheChair(place, seat, person, 'REPLACE_DAMAGED')
    await told(seat, view)
    return view
  }
  async function kept(person: IdentityInput) {
    await collected(place, await replaced(await heldBy(person)), 'kept')
  }
  async function keptTwice() {
    const person = nextPerson()
    await kept(person)
    return { person, here: await arrived(place, await replaced(await inTheChair(place, seat, person, 'REPLACE_DAMAGED'))) }
  }

  test('comes to the branch, while the oldest works on; enabled, it is the only one left', async () => {
    const { person, here } = await keptTwice()
    expect(here.state).toBe('at-branch')
    expect(await states(here)).toEqual(['sealed', 'sealed', 'normal'])
    expect(await states(await taken(place, here, 'kept'))).toEqual(['sealed', 'sealed', 'normal'])
    const enabled = await acted(place, seat, person, 'ENABLE_SOCIAL')
    expect(await states(enabled)).toEqual(['normal', 'cancelled', 'cancelled'])
  })

  test('ends the one given back for it, and the oldest works on until it is enabled', async () => {
    const { person, here } = await keptTwice()
    expect(await states(await taken(place, here, 'collected'))).toEqual(['sealed', 'cancelled', 'normal'])
    expect(await states(await acted(place, seat, person, 'ENABLE_SOCIAL'))).toEqual(['normal', 'cancelled', 'cancelled'])
  })

  test('may take the place of a lost one: it is reported while the old card works, and found again it ends the old one', async () => {
    const person = nextPerson()
    await kept(person)
    const view = await inTheChair(place, seat, person, 'LOSS_FORMAL')
    const [newest] = await cardsHeld(seat, view)
    const reported = await handedIn(seat, await given(seat, view, 'LOSS_FORMAL', { cardId: newest?.id ?? null }))
    expect(await states(reported)).toEqual(['lost-formal', 'normal'])
    const found = await checkedBy(await place.reviewer(), await acted(place, seat, person, 'UNLOSS'))
    expect(await states(found)).toEqual(['normal', 'cancelled'])
  })

  test('that the card system has cancelled leaves the one before it to its holder', async () => {
    const { person, here } = await keptTwice()
    const view = await taken(place, here, 'kept')
    const [newest] = await cardsHeld(seat, view)
    const next = await inTheChair(place, seat, person, 'ENABLE_SOCIAL')
    await told(seat, next, { ...cardInHand, cardId: newest?.id ?? null, state: 'cancelled', account: newest?.account ?? 'inactive' })
    expect(await states(next)).toEqual(['cancelled', 'sealed', 'normal'])
    expect(await states(await handedIn(seat, await given(seat, next, 'ENABLE_SOCIAL')))).toEqual(['cancelled', 'normal', 'cancelled'])
  })
})
