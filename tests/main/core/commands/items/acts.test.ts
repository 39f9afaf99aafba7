/** What is done to a card the holder has: enabled, activated, a new password, changed data, cancelled in two steps. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { practiceBirth, practicePassword } from '../../../../../shared/practice.ts'
import { companion, contactDetails, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { applied, asked, cardsHeld, checkedBy, collected, given, handedIn, inTheChair, told, unfit } from '../../../../support/an-item.ts'

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
async function seatedWith(item: Parameters<typeof inTheChair>[3], card: Parameters<typeof told>[2] = {}, person = nextPerson()) {
  const view = await inTheChair(counter, teller, person, item)
  await told(teller, view, card)
  return view
}

describe('the bank account', () => {
  const fresh = { generation: 3, account: 'inactive' } as const

  test('is activated for the holder in person, at the bank of the card, by two people', async () => {
    const view = await seatedWith('ACTIVATE_BANK', fresh)
    const handed = await handedIn(teller, await given(teller, view, 'ACTIVATE_BANK'))
    expect(handed).toMatchObject({ state: 'submitted', foreseen: { card: null, account: { from: 'inactive', to: 'active' } } })
    expect((await checkedBy(reviewer, handed)).card).toMatchObject({ state: 'normal', account: 'active' })
  })

  test('is not activated for somebody who comes instead, at another bank, or twice', async () => {
    const agent = await teller.call('case.open', { ticketId: null, identity: nextPerson(), companion })
    await told(teller, agent, fresh)
    expect(await unfit(teller, agent, 'ACTIVATE_BANK')).toBe('COMPANION_WRONG')
    expect(await unfit(teller, await seatedWith('ACTIVATE_BANK', { ...fresh, bank: '103' }), 'ACTIVATE_BANK')).toBe('OTHER_BANK')
    expect(await unfit(teller, await seatedWith('ACTIVATE_BANK'), 'ACTIVATE_BANK')).toBe('ACCOUNT_STATE')
  })

  test('is no business of a hall of the authority', async () => {
    const { bank: _none, ...branch } = practiceBirth.branch
    const hall = await aCounter({ options: { birth: { ...practiceBirth, branch } } })
    const seat = await hall.teller()
    const view = await inTheChair(hall, seat, nextPerson(), 'ACTIVATE_BANK')
    await told(seat, view, fresh)
    expect(await unfit(seat, view, 'ACTIVATE_BANK')).toBe('NO_BANK_HERE')
    await hall.end()
  })
})

describe('a new password', () => {
  test('unlocks the card after a second look, and the program never holds one', async () => {
    const view = await seatedWith('PWD_RESET', { state: 'pwd-locked' })
    expect(await unfit(teller, view, 'PWD_RESET', { assured: [] })).toBe('NOT_READY')
    const handed = await handedIn(teller, await given(teller, view, 'PWD_RESET', { reason: 'PWD_LOCKED' }))
    expect((await checkedBy(reviewer, handed)).card?.state).toBe('normal')
    // No input of the step has a place for one.
    expect(Object.keys(await asked(teller, view, 'PWD_RESET')).join(' ')).not.toMatch(/password|pin/i)
    expect(JSON.stringify(handed)).not.toContain(practicePassword)
  })

  test('is not set on a card reported lost', async () => {
    const view = await seatedWith('PWD_RESET', { state: 'lost-temp' })
    expect(await unfit(teller, view, 'PWD_RESET')).toBe('CARD_STATE')
  })
})

describe('changed data', () => {
  test('stand old beside new for the second person, make no card, and touch no card', async () => {
    const person = nextPerson()
    const view = await inTheChair(counter, teller, person, 'REPLACE_DAMAGED')
    await told(teller, view)
    const damaged = await given(teller, view, 'REPLACE_DAMAGED')
    const before = await handedIn(teller, await teller.call('form.complete', { caseId: damaged.id, draft: contactDetails }))
    await collected(counter, before, 'collected')

    const change = await given(teller, await inTheChair(counter, teller, person, 'INFO_CHANGE'), 'INFO_CHANGE')
    expect(change).toMatchObject({ path: 'record', form: { mobile: contactDetails.mobile }, changes: [] })
    const same = await teller.ask('form.complete', { caseId: change.id, draft: {} })
    expect(same).toMatchObject({ ok: false, error: { code: 'NOT_READY' } })
    const filled = await teller.call('form.complete', { caseId: change.id, draft: { mobile: '13900000009', mailAddr: '演练市练习路9号' } })
    expect(filled.changes).toEqual([
      { field: 'mobile', from: contactDetails.mobile, to: '13900000009' },
      { field: 'mailAddr', from: contactDetails.mailAddr, to: '演练市练习路9号' },
    ])
    const cards = await cardsHeld(teller, filled)
    const done = await checkedBy(reviewer, await handedIn(teller, filled))
    expect(done).toMatchObject({ state: 'closed', pickup: { promised: null } })
    expect(await cardsHeld(teller, done)).toEqual(cards)
  })

  test('of a person nobody knew yet are all new', async () => {
    const handed = await applied(counter, teller, nextPerson(), 'INFO_CHANGE')
    expect(handed.changes.find(({ field }) => field === 'mobile')).toEqual({ field: 'mobile', from: '', to: contactDetails.mobile })
  })
})

describe('a cancellation', () => {
  test('ends the social side first, and the account at the bank as the second step', async () => {
    const view = await seatedWith('CANCEL')
    const handed = await handedIn(teller, await given(teller, view, 'CANCEL', { reason: 'EMIGRATION' }))
    const early = await teller.ask('holder.closeAccount', { caseId: handed.id })
    expect(early).toEqual({ ok: false, error: { code: 'CARD_UNFIT', detail: { why: 'SOCIAL_FIRST' } } })
    const done = await checkedBy(reviewer, handed)
    expect(done).toMatchObject({ state: 'closed', card: { state: 'cancelled', account: 'active' } })
    const closed = await teller.call('holder.closeAccount', { caseId: done.id })
    expect(closed.card).toMatchObject({ state: 'cancelled', account: 'closed' })
    expect(await teller.ask('holder.closeAccount', { caseId: done.id })).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
  })

  test('of another bank’s card leaves the account to that bank', async () => {
    const view = await seatedWith('CANCEL', { bank: '103' })
    const done = await checkedBy(reviewer, await handedIn(teller, await given(teller, view, 'CANCEL', { reason: 'DEATH' })))
    const answer = await teller.ask('holder.closeAccount', { caseId: done.id })
    expect(answer).toMatchObject({ ok: false, error: { detail: { why: 'CLOSE_AT_BANK' } } })
  })

  test('leaves the holder free to ask for a first card again', async () => {
    const person = nextPerson()
    const view = await seatedWith('CANCEL', {}, person)
    await checkedBy(reviewer, await handedIn(teller, await given(teller, view, 'CANCEL', { reason: 'MOVED_AWAY' })))
    expect(await unfit(teller, await inTheChair(counter, teller, person, 'APPLY'), 'APPLY')).toBe('taken on')
  })
})

test('an act may be returned by the second person, mended and handed in again', async () => {
  const view = await seatedWith('PWD_RESET')
  const handed = await handedIn(teller, await given(teller, view, 'PWD_RESET'))
  const faults = [{ part: 'papers', what: 'HOLDER_ID' }] as const
  const back = await reviewer.call('review.return', {
    caseId: handed.id,
    revision: handed.revision,
    faults: [...faults],
    note: '证件看不清',
  })
  expect(back).toMatchObject({ state: 'returned', step: 'business' })
  const again = await handedIn(teller, await given(teller, back, 'PWD_RESET'))
  expect((await checkedBy(reviewer, again)).state).toBe('closed')
})

test('an act that the card no longer allows when it is approved is not done', async () => {
  const person = nextPerson()
  const view = await seatedWith('PWD_RESET', {}, person)
  const handed = await handedIn(teller, await given(teller, view, 'PWD_RESET'))
  const [card] = await cardsHeld(teller, handed)
  await told(teller, handed, { cardId: card?.id ?? null, state: 'lost-formal' })
  expect(await reviewer.ask('review.approve', { caseId: handed.id, revision: handed.revision })).toMatchObject({
    ok: false,
    error: { code: 'WRONG_STATE' },
  })
  expect((await teller.call('case.view', { caseId: handed.id })).state).toBe('submitted')
})

test('the slip of an act says what was done to each side, and hides whom it was done for', async () => {
  const person = nextPerson()
  const view = await seatedWith('LOSS_FORMAL', {}, person)
  const done = await handedIn(teller, await given(teller, view, 'LOSS_FORMAL'))
  const { html } = await teller.call('slip.page', { kind: 'acceptance', caseId: done.id, ticketId: null })
  for (const words of ['正式挂失', '已止付', '中国工商银行', '第二代']) expect(html).toContain(words)
  expect(html).not.toContain('领卡时请带')
  expect(html).not.toMatch(new RegExp(`${person.number}|${person.name}`))
})

test('no step of any act writes a name or a number into the log', async () => {
  const person = nextPerson()
  const view = await seatedWith('LOSS_TEMP', {}, person)
  await handedIn(teller, await given(teller, view, 'LOSS_TEMP'))
  const { entries } = await (await counter.manager()).call('audit.find', { caseId: view.id, day: null })
  expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${person.number}|${person.name}|A12345678|6688`))
  expect(entries.map(({ what }) => what)).toContain('card.reportTemp')
})
