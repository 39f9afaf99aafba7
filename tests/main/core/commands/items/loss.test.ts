/** A card is lost: reported by word or in writing, found again, or reissued; each side of the card for itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { companion, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type HeldClock, heldClock, type Seat } from '../../../../support/a-counter.ts'
import { aResourcesFolder } from '../../../../support/a-resources-folder.ts'
import {
  acted,
  applied,
  arrived,
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

/** In the chair with a card of the branch's own bank, in whatever state. */
async function seatedWith(item: Parameters<typeof inTheChair>[3], card: Parameters<typeof told>[2] = {}, person = nextPerson()) {
  const view = await inTheChair(counter, teller, person, item)
  await told(teller, view, card)
  return { view, person }
}
async function lostFor(item: 'LOSS_TEMP' | 'LOSS_FORMAL', card: Parameters<typeof told>[2] = {}) {
  const { view, person } = await seatedWith(item, card)
  return { person, view: await handedIn(teller, await given(teller, view, item)) }
}

describe('a report of loss', () => {
  test('by word of mouth takes effect as the customer signs, with nobody to wait for, and leaves the bank alone', async () => {
    const { view } = await lostFor('LOSS_TEMP')
    expect(view).toMatchObject({ state: 'closed', path: 'act-alone', fee: { due: 0 }, pickup: { promised: null } })
    expect(view.card).toMatchObject({ state: 'lost-temp', account: 'active', lostSince: counter.clock.now() })
  })

  test('says before the signature what it will do to each side', async () => {
    const { view } = await seatedWith('LOSS_FORMAL')
    const noticed = await given(teller, view, 'LOSS_FORMAL')
    expect(noticed.foreseen).toEqual({
      card: { from: 'normal', to: 'lost-formal' },
      account: { from: 'active', to: 'stopped' },
      bankApart: false,
    })
  })

  test('in writing stops the bank account too where the branch is of that bank, and not where it is another', async () => {
    expect((await lostFor('LOSS_FORMAL')).view.card).toMatchObject({ state: 'lost-formal', account: 'stopped' })
    expect((await lostFor('LOSS_FORMAL', { bank: '103' })).view.card).toMatchObject({ state: 'lost-formal', account: 'active' })
  })

  test('by word becomes one in writing, and is never made twice', async () => {
    const { person } = await lostFor('LOSS_TEMP')
    const again = await inTheChair(counter, teller, person, 'LOSS_TEMP')
    expect(await unfit(teller, again, 'LOSS_TEMP')).toBe('CARD_STATE')
    // The teller takes the right item instead, on the same case.
    const formal = await handedIn(teller, await given(teller, again, 'LOSS_FORMAL'))
    expect(formal).toMatchObject({ item: 'LOSS_FORMAL', state: 'closed', card: { state: 'lost-formal' } })
  })

  test('may be brought in by somebody else, but only the holder lifts it', async () => {
    const person = nextPerson()
    const view = await inTheChair(counter, teller, person, 'LOSS_TEMP', { companion })
    await told(teller, view)
    expect(await handedIn(teller, await given(teller, view, 'LOSS_TEMP'))).toMatchObject({ state: 'closed' })
    const back = await teller.call('case.open', { ticketId: null, identity: person, companion })
    expect(await unfit(teller, back, 'UNLOSS')).toBe('COMPANION_WRONG')
  })

  test('formally is made in person where the place says so', async () => {
    await (await counter.lobby()).call('ticket.take', { item: 'LOSS_FORMAL', priority: false })
    const { id: ticketId } = await teller.call('ticket.call', {})
    const opened = await teller.ask('case.open', { ticketId, identity: nextPerson(), companion })
    expect(opened).toMatchObject({ ok: false, error: { code: 'COMPANION_WRONG', detail: { codes: ['AGENT_NOT_HERE'] } } })
  })

  test('needs a card to be about', async () => {
    const view = await inTheChair(counter, teller, nextPerson(), 'LOSS_FORMAL')
    expect(await unfit(teller, view, 'LOSS_FORMAL')).toBe('NO_CARD')
  })
})

describe('a card found again', () => {
  test('works again once a second person agreed, both sides of it', async () => {
    const { person } = await lostFor('LOSS_FORMAL')
    const handed = await acted(counter, teller, person, 'UNLOSS')
    expect(handed).toMatchObject({ state: 'submitted', card: { state: 'lost-formal' } })
    const done = await checkedBy(reviewer, handed)
    expect(done).toMatchObject({ state: 'closed', path: 'act', card: { state: 'normal', account: 'active' } })
  })

  test('was not lost, so there is nothing to lift', async () => {
    const { view } = await seatedWith('UNLOSS')
    expect(await unfit(teller, view, 'UNLOSS')).toBe('CARD_STATE')
  })

  test('never comes back with an account activated that was not', async () => {
    const { person, view } = await lostFor('LOSS_FORMAL', { account: 'inactive' })
    expect(view.card).toMatchObject({ state: 'lost-formal', account: 'inactive' })
    const done = await checkedBy(reviewer, await acted(counter, teller, person, 'UNLOSS'))
    expect(done.card).toMatchObject({ state: 'normal', account: 'inactive' })
  })
})

describe('a reissue', () => {
  test('is not begun before the loss is reported in writing, on both sides', async () => {
    const { view } = await seatedWith('REISSUE')
    expect(await unfit(teller, view, 'REISSUE')).toBe('NO_LOSS')
    const { person } = await lostFor('LOSS_TEMP')
    expect(await unfit(teller, await inTheChair(counter, teller, person, 'REISSUE'), 'REISSUE')).toBe('NO_LOSS')
    const elsewhere = await lostFor('LOSS_FORMAL', { bank: '103' })
    const back = await inTheChair(counter, teller, elsewhere.person, 'REISSUE')
    expect(await unfit(teller, back, 'REISSUE')).toBe('BANK_SIDE_OPEN')
    // The customer comes back from the other bank; the teller writes down what it says.
    const [card] = await cardsHeld(teller, back)
    await told(teller, back, { cardId: card?.id ?? null, bank: '103', state: 'lost-formal', account: 'stopped' })
    expect(await unfit(teller, back, 'REISSUE')).toBe('taken on')
  })

  test('brings a sealed new card beside the lost one, which cannot be lifted any more, and ends it at the hand-over', async () => {
    const { person } = await lostFor('LOSS_FORMAL')
    const here = await arrived(counter, await applied(counter, teller, person, 'REISSUE'))
    const both = await cardsHeld(teller, here)
    expect(both.map(({ state, replaced }) => [state, replaced])).toEqual([
      ['sealed', false],
      ['lost-formal', true],
    ])
    // Nobody is asked for a card that was reported lost.
    await expect(taken(counter, here, 'collected')).rejects.toThrow('oldCardDealt')
    const closed = await taken(counter, await teller.call('case.view', { caseId: here.id }), 'lost')
    expect(closed).toMatchObject({ state: 'closed', handover: { oldCard: 'lost', takenBy: 'holder' } })
    expect((await cardsHeld(teller, closed)).map(({ state }) => state)).toEqual(['sealed', 'cancelled'])
    const back = await inTheChair(counter, teller, person, 'UNLOSS')
    expect(await unfit(teller, back, 'UNLOSS', { cardId: both[1]?.id ?? null })).toBe('REISSUED')
    expect(await unfit(teller, back, 'UNLOSS')).toBe('REISSUED')
  })
})

describe('a window of the place', () => {
  const msPerDay = 86_400_000
  /** A place that lets a word hold for five working days and a writing for fifteen days. */
  async function placeWithWindows(clock: HeldClock) {
    const folder = await aResourcesFolder('guangzhou', {
      lossTemp: { length: 5, unit: 'work', worksAgain: true },
      lossFormal: { ends: 'cancelled', days: 15, unit: 'calendar' },
    })
    const place = await aCounter({ clock, options: { resourcesFolder: folder.path } })
    const seat = await place.teller()
    const lost = async (item: 'LOSS_TEMP' | 'LOSS_FORMAL') => {
      const person = nextPerson()
      const view = await inTheChair(place, seat, person, item)
      await told(seat, view)
      return { person, view: await handedIn(seat, await given(seat, view, item)) }
    }
    return { place, seat, lost, end: () => place.end().then(folder.end) }
  }

  test('lets a report by word run out into a working card, after five working days and not before', async () => {
    const clock = heldClock()
    const { place, lost, end } = await placeWithWindows(clock)
    const { view } = await lost('LOSS_TEMP')
    // Monday the 9th and five working days: to the end of the next Monday, Beijing time.
    expect(view.card?.lossEnds).toBe('2026-03-16T16:00:00.000Z')
    clock.advance(7 * msPerDay)
    expect((await cardsHeld(await place.seated('jingban'), view))[0]).toMatchObject({ state: 'lost-temp' })
    clock.advance(msPerDay)
    expect((await cardsHeld(await place.seated('jingban'), view))[0]).toMatchObject({ state: 'normal', lossEnds: null })
    await end()
  })

  test('lets one in writing run out into a cancelled card, which its holder may still have reissued', async () => {
    const clock = heldClock()
    const { place, lost, end } = await placeWithWindows(clock)
    const { view, person } = await lost('LOSS_FORMAL')
    clock.advance(16 * msPerDay)
    const seat = await place.seated('jingban')
    expect((await cardsHeld(seat, view))[0]).toMatchObject({ state: 'cancelled', account: 'stopped' })
    const back = await inTheChair(place, seat, person, 'REISSUE')
    const [card] = await cardsHeld(seat, back)
    expect(await unfit(seat, back, 'UNLOSS', { cardId: card?.id ?? null })).toBe('CARD_STATE')
    expect(await unfit(seat, back, 'REISSUE', { cardId: card?.id ?? null })).toBe('taken on')
    await end()
  })

  test('that nobody knows ends nothing by itself', async () => {
    const clock = heldClock()
    const place = await aCounter({ clock })
    const seat = await place.teller()
    const view = await inTheChair(place, seat, nextPerson(), 'LOSS_TEMP')
    await told(seat, view)
    const done = await handedIn(seat, await given(seat, view, 'LOSS_TEMP'))
    expect(done.card?.lossEnds).toBeNull()
    clock.advance(400 * msPerDay)
    expect((await cardsHeld(await place.seated('jingban'), done))[0]).toMatchObject({ state: 'lost-temp' })
    await place.end()
  })
})
