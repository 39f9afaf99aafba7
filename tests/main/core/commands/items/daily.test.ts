/** What halls do every day: a telephone that changes while the card is made, a holder without a mobile, loss and new card in one visit, newborns and foreigners. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompanionInput, IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { Day } from '../../../../../shared/time.ts'
import { citizenBorn, companion, contactDetails, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { acted, arrived, cardsHeld, given, handedIn, inTheChair, taken, told, unfit } from '../../../../support/an-item.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const people = madeUpCitizens(30)
function nextPerson(): IdentityInput {
  const person = people.pop()
  if (!person) throw new Error('nobody left')
  return person
}
const { mobile: _mobile, ...withoutMobile } = contactDetails
const landline = '02087654321'

async function replacing(person: IdentityInput, draft: object = contactDetails) {
  const view = await inTheChair(counter, teller, person, 'REPLACE_DAMAGED')
  await told(teller, view)
  await given(teller, view, 'REPLACE_DAMAGED')
  return handedIn(teller, await teller.call('form.complete', { caseId: view.id, draft }))
}
const textsOf = async (caseId: string) =>
  (await (await counter.cards()).call('reminder.list', {})).rows.filter(row => row.caseId === caseId && row.state !== 'dropped')

describe('a telephone that changes while the card is made', () => {
  test('is put on the case without a second person or a new signature, and the card is announced there', async () => {
    const making = await replacing(nextPerson())
    const change = { fact: 'contact' as const, caseId: making.id, revision: making.revision, mobile: '139 0000 0007', phone: '' }
    await teller.call('correction.make', { change, reason: '客户换了号码' })
    const changed = await teller.call('case.view', { caseId: making.id })
    expect(changed).toMatchObject({ state: 'submitted', form: { mobile: '13900000007' } })
    expect(changed.signature).not.toBeNull()
    const here = await arrived(counter, changed)
    const texts = await textsOf(here.id)
    expect(texts.map(({ kind, maskedPhone }) => [kind, maskedPhone.slice(-2)])).toEqual([['ready', '07']])
  })

  test('is changed with the card already in the drawer: it is announced once, to the new number', async () => {
    const here = await arrived(counter, await replacing(nextPerson()))
    const change = { fact: 'contact' as const, caseId: here.id, revision: here.revision, mobile: '13900000008', phone: '' }
    await (await counter.cards()).call('correction.make', { change, reason: '客户来电换号' })
    expect((await textsOf(here.id)).map(({ kind, maskedPhone }) => [kind, maskedPhone.slice(-2)])).toEqual([['ready', '08']])
  })

  test('is refused where it is no number, where there is none, and after the card is handed over', async () => {
    const making = await replacing(nextPerson())
    const ask = (numbers: { mobile: string; phone: string }, revision = making.revision) =>
      teller.ask('correction.make', {
        change: { fact: 'contact', caseId: making.id, revision, ...numbers },
        reason: '客户换了号码',
      })
    for (const numbers of [
      { mobile: '12', phone: '' },
      { mobile: '', phone: '' },
      { mobile: '', phone: '8765' },
    ])
      expect(await ask(numbers)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
    const closed = await taken(counter, await arrived(counter, making), 'collected')
    expect(await ask({ mobile: '13900000009', phone: '' }, closed.revision)).toMatchObject({
      ok: false,
      error: { code: 'CORRECTION_LATE' },
    })
  })
})

describe('a holder without a mobile', () => {
  test('is served with a fixed line, stands on the list of calls, and is told by voice', async () => {
    const view = await inTheChair(counter, teller, nextPerson(), 'REPLACE_DAMAGED')
    await told(teller, view)
    await given(teller, view, 'REPLACE_DAMAGED')
    const bare = await teller.ask('form.complete', { caseId: view.id, draft: withoutMobile })
    expect(bare).toMatchObject({ ok: false, error: { code: 'NOT_READY' } })
    const filled = await teller.call('form.complete', { caseId: view.id, draft: { ...withoutMobile, phone: landline } })
    const here = await arrived(counter, await handedIn(teller, filled))
    const [call] = await textsOf(here.id)
    expect(call).toMatchObject({ kind: 'ready', state: 'refused', why: 'NO_PHONE', dial: landline })
    if (call) await (await counter.cards()).call('reminder.called', { id: call.id })
    expect((await teller.call('case.view', { caseId: here.id })).state).toBe('notified')
  })

  test('also where the mobile is given up while the card is made', async () => {
    const making = await replacing(nextPerson())
    const change = { fact: 'contact' as const, caseId: making.id, revision: making.revision, mobile: '', phone: '020-8765 4321' }
    await teller.call('correction.make', { change, reason: '手机停机，留座机' })
    const here = await arrived(counter, await teller.call('case.view', { caseId: making.id }))
    expect(await textsOf(here.id)).toMatchObject([{ kind: 'ready', state: 'refused', dial: landline }])
  })
})

describe('loss and new card in one visit', () => {
  test('one case, one signature: the old card stops as it is handed in, and the new one is made', async () => {
    const person = nextPerson()
    const view = await inTheChair(counter, teller, person, 'REISSUE')
    await told(teller, view, { bank: practiceBirth.branch.bank ?? '102' })
    expect(await unfit(teller, view, 'REISSUE')).toBe('NO_LOSS')
    const noticed = await given(teller, view, 'REISSUE', { assured: ['LOSS_NOW'] })
    // Nothing is stopped before the holder has signed.
    expect((await cardsHeld(teller, view)).map(({ state, account }) => [state, account])).toEqual([['normal', 'active']])
    const handed = await handedIn(teller, await teller.call('form.complete', { caseId: noticed.id, draft: contactDetails }))
    expect(handed).toMatchObject({ state: 'submitted', card: { state: 'lost-formal', account: 'stopped' } })
    const { html } = await teller.call('slip.page', { kind: 'acceptance', caseId: handed.id, ticketId: null })
    expect(html).toMatch(/已挂失|挂失.{0,40}是/s)
    const closed = await taken(counter, await arrived(counter, handed), 'lost')
    expect(closed.state).toBe('closed')
    const enabled = await acted(counter, teller, person, 'ENABLE_SOCIAL')
    expect((await cardsHeld(teller, enabled)).map(({ state }) => state)).toEqual(['normal', 'cancelled'])
  })

  test('a case given up before it was handed in stops nothing; one sent back is handed in again without a second report', async () => {
    const view = await inTheChair(counter, teller, nextPerson(), 'REISSUE')
    await told(teller, view)
    const noticed = await given(teller, view, 'REISSUE', { assured: ['LOSS_NOW'] })
    await teller.call('case.void', { caseId: view.id, revision: noticed.revision, reason: '卡在家里找到了' })
    const person = nextPerson()
    const other = await inTheChair(counter, teller, person, 'REISSUE')
    await told(teller, other)
    await given(teller, other, 'REISSUE', { assured: ['LOSS_NOW'] })
    const handed = await handedIn(teller, await teller.call('form.complete', { caseId: other.id, draft: contactDetails }))
    const back = await (await counter.reviewer()).call('review.return', {
      caseId: handed.id,
      revision: handed.revision,
      faults: [{ part: 'papers', what: 'HOLDER_ID' }],
      note: '证件看不清',
    })
    await given(teller, back, 'REISSUE', { assured: ['LOSS_NOW'] })
    const again = await handedIn(teller, await teller.call('form.complete', { caseId: other.id, draft: contactDetails }))
    expect(again).toMatchObject({ state: 'submitted', card: { state: 'lost-formal' } })
    const { entries } = await (await counter.manager()).call('audit.find', { caseId: again.id, day: null })
    expect(entries.filter(({ what }) => what === 'card.reportFormal')).toHaveLength(1)
  })

  test('at another bank than the card’s the account must be reported there first', async () => {
    const view = await inTheChair(counter, teller, nextPerson(), 'REISSUE')
    await told(teller, view, { bank: '103' })
    expect(await unfit(teller, view, 'REISSUE', { assured: ['LOSS_NOW'] })).toBe('BANK_SIDE_OPEN')
  })

  test('somebody who comes for the holder cannot report it formally where the place wants the holder', async () => {
    const place = await aCounter({ options: { birth: { ...practiceBirth, profile: 'guangzhou' } } })
    const seat = await place.teller()
    const agent = await seat.call('case.open', { ticketId: null, identity: nextPerson(), companion })
    await told(seat, agent)
    expect(await unfit(seat, agent, 'REISSUE', { assured: ['LOSS_NOW'] })).toBe('COMPANION_WRONG')
    await place.end()
  })
})

describe('a newborn', () => {
  const mother: CompanionInput = { ...companion, role: 'guardian', relation: '52', proof: 'birth-certificate' }

  test('of a few weeks has a first card without a picture, with the household register, and the mother fetches it', async () => {
    const baby: IdentityInput = { ...citizenBorn('2026-02-20'), docType: 'HKB', validFrom: null, validTo: null }
    const view = await inTheChair(counter, teller, baby, 'APPLY', { companion: mother })
    const noticed = await given(teller, view, 'APPLY', { companion: mother, photoPlan: 'none' })
    expect(noticed).toMatchObject({ path: 'plain-card', business: { papers: ['HOLDER_ID', 'GUARDIAN_ID', 'GUARDIAN_PROOF'] } })
    const handed = await handedIn(teller, await teller.call('form.complete', { caseId: view.id, draft: contactDetails }))
    const here = await arrived(counter, handed)
    const { html } = await teller.call('slip.page', { kind: 'acceptance', caseId: here.id, ticketId: null })
    expect(html).toContain('监护人')
    const enabled = await taken(counter, here, 'none')
    expect(enabled.state).toBe('closed')
  })
})

describe('a foreigner', () => {
  const abroad: IdentityInput = {
    docType: 'PPT',
    number: 'E12345678',
    name: 'ANNA MUSTER',
    sex: '2',
    birth: Day.parse('1988-05-05'),
    validFrom: Day.parse('2020-01-01'),
    validTo: Day.parse('2029-12-31'),
  }

  test('whose social number is not made yet is served, and the form leaves it open; one that is known is kept', async () => {
    const view = await inTheChair(counter, teller, abroad, 'REPLACE_DAMAGED')
    await told(teller, view)
    await given(teller, view, 'REPLACE_DAMAGED')
    const filled = await teller.call('form.complete', { caseId: view.id, draft: { ...contactDetails, nationality: 'DEU' } })
    expect(filled).toMatchObject({ state: 'filled' })
    expect(filled.form.socialNumber ?? '').toBe('')
    const known = await teller.call('form.complete', { caseId: view.id, draft: { socialNumber: 'DEUE12345678' } })
    expect(known.form.socialNumber).toBe('DEUE12345678')
  })
})
