/** A fee is paid by a code: the branch says what is due, the service what became of it, and only what was paid exactly is booked. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { approved, madeUpCitizens, submitted } from '../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'

let engine: SharedEngine
let counter: Counter
let teller: Seat
const citizens = madeUpCitizens(8)
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  teller = await counter.teller()
})
beforeEach(() => teller.call('dock.fail', { part: 'pay', fault: null }))
afterAll(async () => {
  await counter.end()
  await engine.end()
})

async function begun(view: CaseView) {
  const reply = await teller.call('pay.begin', { caseId: view.id })
  if (reply.state !== 'shown') throw new Error(reply.state === 'failed' ? reply.trouble : reply.reference)
  return reply
}

test('the customer pays exactly what is due, and the ledger knows it by the number of the service', async () => {
  const view = await approved(counter, citizens.pop())
  const { order, code } = await begun(view)
  expect(order.fen).toBe(view.fee.due)
  expect(code.path.length).toBeGreaterThan(200)
  expect(await teller.call('pay.ask', order)).toMatchObject({ state: 'waiting' })
  expect(await teller.call('pay.ask', order)).toMatchObject({ state: 'waiting' })
  const paid = await teller.call('pay.ask', order)
  expect(paid).toMatchObject({ state: 'paid', trouble: null })
  // The service's word moves nothing by itself.
  expect((await teller.call('case.view', { caseId: view.id })).state).toBe('approved')
  const { reference } = paid
  await teller.call('fee.collect', { caseId: view.id, revision: view.revision, method: 'qr', terminal: '', reference, fen: order.fen })
  expect(await teller.call('case.view', { caseId: view.id })).toMatchObject({ fee: { method: 'qr' } })
  expect(await teller.ask('pay.begin', { caseId: view.id })).toMatchObject({ error: { code: 'WRONG_STATE' } })
})

test.each([
  ['silence', 'no-answer'],
  ['garbage', 'wrong-amount'],
  ['unplug', 'no-service'],
] as const)('with the fault %s nobody claims that it was paid: %s', async (fault, trouble) => {
  const { order } = await begun(await approved(counter, citizens.pop()))
  await teller.call('pay.ask', order)
  await teller.call('pay.ask', order)
  await teller.call('dock.fail', { part: 'pay', fault })
  expect(await teller.call('pay.ask', order)).toEqual({ state: 'unknown', trouble, reference: '' })
})

test('a window that closed after the customer paid: the next code of this case is the payment of before', async () => {
  const view = await approved(counter, citizens.pop())
  const { order } = await begun(view)
  for (const state of ['waiting', 'waiting', 'paid']) expect(await teller.call('pay.ask', order)).toMatchObject({ state })
  expect(await teller.call('pay.begin', { caseId: view.id })).toEqual({ state: 'paid', reference: `P${order.order}` })
})

test('what was paid before the fee changed is not booked as the new amount', async () => {
  const view = await approved(counter, citizens.pop())
  const { order } = await begun(view)
  for (const state of ['waiting', 'waiting', 'paid']) expect(await teller.call('pay.ask', order)).toMatchObject({ state })
  await counter.core.store.write(async ({ tx }) => {
    await tx
      .updateTable('case_file')
      .set({ fee_due: order.fen + 500 })
      .where('id', '=', view.id)
      .execute()
  })
  expect(await teller.call('pay.begin', { caseId: view.id })).toEqual({ state: 'failed', trouble: 'wrong-amount' })
})

test('a code that was left open is closed before another is shown', async () => {
  const view = await approved(counter, citizens.pop())
  const first = await begun(view)
  const second = await begun(view)
  expect(second.order.order).not.toBe(first.order.order)
  expect(await teller.call('pay.ask', first.order)).toMatchObject({ state: 'gone' })
  expect(await teller.call('pay.stop', second.order)).toMatchObject({ state: 'gone' })
})

test('a case that owes nothing now gets no code', async () => {
  const view = await submitted(teller, citizens.pop())
  expect(await teller.ask('pay.begin', { caseId: view.id })).toMatchObject({ error: { code: 'WRONG_STATE' } })
})
