/** Cards are asked for: the first one, and those that take the place of another; one stands for a person, whatever happens. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompanionInput, IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { Day } from '../../../../../shared/time.ts'
import { companion, contactDetails, madeUpCitizens } from '../../../../support/a-case.ts'
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

  test('with another bank waits for the old account to be settled', async () => {
    const view = await seatedWith('REPLACE_UPGRADE')
    expect(await unfit(teller, view, 'REPLACE_UPGRADE', { reason: 'BANK_CHANGED' })).toBe('BANK_SIDE_OPEN')
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
