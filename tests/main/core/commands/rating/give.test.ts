/** A citizen says how the service was: once per case, with a reason where it was bad. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizen, closed, opened, otherCitizen, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let engine: SharedEngine
let counter: Counter
let teller: Seat
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  teller = await counter.teller()
})
afterAll(async () => {
  await counter.end()
  await engine.end()
})

test('a case is rated when it was handed in, not before, and once only', async () => {
  const view = await opened(teller)
  const good = { caseId: view.id, grade: 5 as const }
  expect(await teller.ask('rating.give', good)).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
  await teller.call('case.void', { caseId: view.id, revision: view.revision, reason: '客户改天再来' })
  const { id } = await submitted(teller, citizen)
  expect(await teller.call('rating.view', { caseId: id })).toBe(null)
  expect(await teller.call('rating.give', { ...good, caseId: id })).toMatchObject({ moment: 'counter' })
  expect(await teller.ask('rating.give', { ...good, caseId: id })).toMatchObject({ ok: false, error: { code: 'RATED' } })
  // A grade cannot be bettered afterwards, not even by somebody at the store.
  await expect(counter.core.store.db.updateTable('rating').set({ grade: 5 }).execute()).rejects.toThrow(/append only/)
})

test('a bad grade says why; a good one carries no reasons', async () => {
  const { id } = await closed(counter, otherCitizen)
  expect((await teller.ask('rating.give', { caseId: id, grade: 2 })).ok).toBe(false)
  expect((await teller.ask('rating.give', { caseId: id, grade: 1, reasons: ['other'], words: '' })).ok).toBe(false)
  expect(await teller.call('rating.give', { caseId: id, grade: 1, reasons: ['wait', 'other'], words: '等了一上午' })).toMatchObject({
    moment: 'pickup',
  })
  // What it says is read in the reports, not by whoever was rated.
  expect(await teller.call('rating.view', { caseId: id })).not.toHaveProperty('grade')
  const today = counter.clock.today()
  const { bad } = await (await counter.manager()).call('report.view', { span: { from: today, to: today } })
  expect(bad).toMatchObject([{ grade: 1, reasons: ['wait', 'other'], words: '等了一上午' }])
  const { entries } = await (await counter.manager()).call('audit.find', { caseId: id, day: null })
  expect(entries[0]).toMatchObject({ what: 'rating.give', facts: { grade: 1 } })
})
