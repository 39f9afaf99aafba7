/** Settles the fee: to the fen, once, with a receipt of its own, or waived with a reason. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { approved, citizen, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let teller: Seat
const people = madeUpCitizens(30)
const nextPerson = () => people.pop() ?? citizen
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  teller = await counter.teller()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

test('the exact amount settles it, with a receipt', async () => {
  const { id, revision, fee } = await approved(counter, nextPerson())
  expect(fee.due).toBe(2000)
  const view = await teller.call('fee.collect', { caseId: id, revision, method: 'qr', fen: 2000 })
  expect(view).toMatchObject({ state: 'paid', fee: { method: 'qr', waived: null, settledAt: counter.clock.now() } })
  expect(view.fee.receipt).toMatch(/^R20260309-\d{4}$/)
})

test.each([0, 1999, 2001, 200_000])('%i fen are not what is due: nothing is booked', async fen => {
  const { id, revision } = await approved(counter, nextPerson())
  const answer = await teller.ask('fee.collect', { caseId: id, revision, method: 'cash', fen })
  expect(answer).toEqual({ ok: false, error: { code: 'FEE_WRONG', detail: { due: 2000, given: fen } } })
  expect(await teller.call('case.view', { caseId: id })).toMatchObject({ state: 'approved', fee: { receipt: null, method: null } })
})

test('a waiver says why and gives no receipt', async () => {
  const { id, revision } = await approved(counter, nextPerson())
  expect(await teller.ask('fee.waive', { caseId: id, revision, reason: 'other', note: ' ' })).toMatchObject({
    ok: false,
    error: { code: 'BAD_INPUT' },
  })
  const view = await teller.call('fee.waive', { caseId: id, revision, reason: 'own-fault', note: '照片采集有误' })
  expect(view).toMatchObject({ state: 'paid', fee: { waived: { reason: 'own-fault', note: '照片采集有误' }, receipt: null, method: null } })
})

test('ten windows booking at once give each case one receipt, and no number twice', async () => {
  const cases: CaseView[] = []
  for (let at = 0; at < 10; at += 1) cases.push(await approved(counter, nextPerson()))
  const pay = (at: number) => {
    const view = cases[at % 10]
    if (!view) throw new Error('no such case')
    return teller.ask('fee.collect', { caseId: view.id, revision: view.revision, method: 'cash' as const, fen: 2000 })
  }
  const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => pay(at)))
  const receipts = answers.flatMap(answer => (answer.ok ? [answer.value.fee.receipt] : []))
  expect(receipts).toHaveLength(10)
  expect(new Set(receipts).size).toBe(10)
  for (const answer of answers) if (!answer.ok) expect(answer.error.code).toBe('STALE')
})

test('receipts begin anew the next day', async () => {
  const start = counter.clock.now()
  counter.clock.advance(24 * 3_600_000)
  const { id, revision } = await approved(counter, nextPerson())
  const view = await teller.call('fee.collect', { caseId: id, revision, method: 'card', fen: 2000 })
  expect(view.fee.receipt).toBe('R20260310-0001')
  counter.clock.set(start)
})

test('where the fee is not confirmed none can be taken, only waived in words', async () => {
  const haikou = await aCounter({ photos, options: { birth: { ...practiceBirth, profile: 'haikou' } } })
  const { id, revision, fee } = await approved(haikou)
  expect(fee.due).toBeNull()
  const desk = await haikou.teller()
  for (const fen of [0, 2000]) {
    const answer = await desk.ask('fee.collect', { caseId: id, revision, method: 'cash', fen })
    expect(answer).toEqual({ ok: false, error: { code: 'FEE_WRONG', detail: { due: null, given: fen } } })
  }
  expect((await desk.call('fee.waive', { caseId: id, revision, reason: 'unconfirmed', note: '' })).state).toBe('paid')
  await haikou.end()
})

test('where a card costs nothing, the review is the last word before the card is made', async () => {
  const beijing = await aCounter({ photos, options: { birth: { ...practiceBirth, profile: 'beijing' } } })
  const { state, step, fee, profileVersion } = await approved(beijing)
  expect([state, step, fee.due, fee.receipt, profileVersion]).toEqual(['paid', 'production', 0, null, 'beijing 1.0'])
  const balance = await (await beijing.manager()).call('fee.balance', { day: beijing.clock.today() })
  expect(balance.operators).toEqual([])
  await beijing.end()
})
