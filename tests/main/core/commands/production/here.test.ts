/** Makes cards at the counter from blank ones, spoils what fails, tells of many at once, and sends back what the centre refuses. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { numberAt } from '../../../../../shared/card/blank.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { practiceBirth, practicePassword } from '../../../../../shared/practice.ts'
import { chosen, citizen, madeUpCitizens, paid, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let cards: Seat
const people = madeUpCitizens(30)
const nextPerson = () => people.pop() ?? citizen
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const blank = (serial: number) => numberAt({ prefix: 'B', digits: 8, serial: 0 }, serial)
const second = { login: 'zhuguan', password: practicePassword }
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  cards = await counter.cards()
  await cards.call('stock.receive', { first: blank(1), last: blank(20), supplier: '省卡中心', second })
  await cards.call('stock.draw', { first: blank(1), last: blank(10), second })
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

type Told = { readonly note?: string; readonly cardTail?: string; readonly blank?: ReturnType<typeof blank> }
const tell = (view: CaseView, event: 'sendToMake' | 'makeFailed' | 'remake' | 'branchReceived' | 'backToCounter', told: Told = {}) =>
  cards.ask('production.record', {
    ...refOf(view),
    event,
    note: told.note ?? '',
    cardTail: told.cardTail ?? null,
    blank: told.blank ?? null,
  })
async function happens(view: CaseView, event: Parameters<typeof tell>[1], told: Told = {}): Promise<CaseView> {
  const answer = await tell(view, event, told)
  if (!answer.ok) throw new Error(`${event}: ${answer.error.code}`)
  return answer.value
}

test('a card is made at the counter; the one that fails is spoiled with its number, and another is taken', async () => {
  let view = await happens(await paid(counter, nextPerson()), 'sendToMake', { blank: blank(1) })
  expect(view).toMatchObject({ state: 'making', blank: blank(1) })
  view = await happens(view, 'makeFailed', { note: '打印偏色' })
  expect(view.blank).toBeNull()
  view = await happens(view, 'remake', { blank: blank(2) })
  view = await happens(view, 'branchReceived', { cardTail: '4321' })
  expect(view).toMatchObject({ state: 'at-branch', blank: blank(2), cardTail: '4321' })
  const balance = await cards.call('stock.balance', { day: counter.clock.today() })
  expect(balance.total).toMatchObject({ received: 20, used: 2, spoiled: 0, closing: 18 })
  expect(balance.spoiled).toMatchObject({ added: 1, afterUse: 1, closing: 1 })
  const [spoil] = (await cards.call('stock.moves', {})).filter(({ event }) => event === 'spoil')
  expect(spoil).toMatchObject({ first: blank(1), caseNumber: view.number, note: '打印偏色' })
})

test.each([
  ['lies in the vault', 15],
  ['was used for somebody else', 2],
  ['nobody delivered', 99],
])('a card that %s is not taken, and nothing is made', async (_, serial) => {
  const view = await paid(counter, nextPerson())
  expect(await tell(view, 'sendToMake', { blank: blank(serial) })).toMatchObject({ ok: false, error: { code: 'STOCK_STATE' } })
  expect(await cards.call('case.view', { caseId: view.id })).toMatchObject({ state: 'paid', production: [] })
})

test('two cases do not share a blank card, whoever is first', async () => {
  const views = [await paid(counter, nextPerson()), await paid(counter, nextPerson())]
  const answers = await Promise.all(views.map(view => tell(view, 'sendToMake', { blank: blank(3) })))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('where cards are not made at once, no blank card is taken', async () => {
  const wuhu = await aCounter({ photos, options: { birth: { ...practiceBirth, profile: 'haikou' } } })
  const desk = await wuhu.cards()
  await desk.call('stock.receive', { first: blank(1), last: blank(5), supplier: '省卡中心', second })
  await desk.call('stock.draw', { first: blank(1), last: blank(5), second })
  const view = await paid(wuhu)
  const answer = await desk.ask('production.record', { ...refOf(view), event: 'sendToMake', note: '', cardTail: null, blank: blank(1) })
  expect(answer).toEqual({ ok: false, error: { code: 'MADE_ELSEWHERE' } })
  await wuhu.end()
})

test('a box of cards is sent and received by its list; one that moved meanwhile does not hold up the others', async () => {
  const views = [await paid(counter, nextPerson()), await paid(counter, nextPerson()), await paid(counter, nextPerson())]
  const sent = await cards.call('production.recordMany', {
    event: 'sendToMake',
    note: '',
    cases: views.map(view => ({ ...refOf(view), cardTail: null })),
  })
  expect(sent.map(({ refused }) => refused)).toEqual([null, null, null])
  const now = await Promise.all(views.map(view => cards.call('case.view', { caseId: view.id })))
  const [first, moved, last] = now
  if (!first || !moved || !last) throw new Error('a case is gone')
  await happens(moved, 'makeFailed', { note: '芯片不良' })
  const came = await cards.call('production.recordMany', {
    event: 'branchReceived',
    note: '',
    cases: now.map((view, at) => ({ ...refOf(view), cardTail: `000${at}` })),
  })
  expect(came.map(({ refused }) => refused)).toEqual([null, 'STALE', null])
  expect(await cards.call('case.view', { caseId: last.id })).toMatchObject({ state: 'at-branch', cardTail: '0002' })
})

test('a refused picture goes back to the counter, is taken anew, reviewed again, and made without a second fee', async () => {
  const reviewer = await counter.reviewer()
  const teller = await counter.teller()
  const made = await happens(await happens(await paid(counter, nextPerson()), 'sendToMake'), 'makeFailed', { note: '照片被退回' })
  expect(await tell(made, 'backToCounter', { note: ' ' })).toMatchObject({ ok: false, error: { code: 'NOT_READY' } })
  const back = await happens(made, 'backToCounter', { note: '照片不符合制卡要求' })
  expect(back).toMatchObject({
    state: 'returned',
    sentBack: { from: 'card-centre', note: '照片不符合制卡要求', faults: [{ part: 'photo' }] },
  })
  const taken = await chosen(
    teller,
    await teller.call('photo.capture', { caseId: back.id, source: 'preview', images: [await citizenPhoto()] }),
  )
  const signed = await teller.call('confirm.sign', { ...refOf(taken), signature })
  const again = await teller.call('case.submit', refOf(signed))
  const approved = await reviewer.call('review.approve', refOf(again))
  expect(approved).toMatchObject({ state: 'paid', fee: { receipt: made.fee.receipt } })
  expect((await happens(approved, 'sendToMake')).state).toBe('making')
})
