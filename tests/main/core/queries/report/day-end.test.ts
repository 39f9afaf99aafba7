/** The manager ends the day: every line is zero or somebody says why not, and a day closed is closed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fen } from '../../../../../shared/money.ts'
import { Day } from '../../../../../shared/time.ts'
import { approved, citizen, madeUpCitizens, opened, otherCitizen, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let engine: SharedEngine
let counter: Counter
let manager: Seat
const today = Day.parse('2026-03-09')
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  manager = await counter.manager()
})
afterAll(async () => {
  await counter.end()
  await engine.end()
})

const lines = async () => {
  const { lines: all } = await manager.call('day.view', { day: today })
  return Object.fromEntries(all.filter(({ open }) => open > 0).map(({ line, open }) => [line, open]))
}

test('a day on which nothing is left ends with one key', async () => {
  expect(await lines()).toEqual({})
  const view = await manager.call('day.close', { day: today, reasons: {} })
  expect(view.runs).toMatchObject([{ run: 1, reason: null }])
})

test('what is left is told line by line, and the day does not end before each is explained', async () => {
  await (await counter.lobby()).call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  const teller = await counter.teller()
  await opened(teller, citizen)
  await submitted(teller, otherCitizen)
  expect(await lines()).toEqual({ tickets: 1, counter: 1, reviews: 1 })
  const again = '有新业务'
  expect(await manager.ask('day.close', { day: today, again, reasons: { tickets: '客户已离开', reviews: ' ' } })).toMatchObject({
    ok: false,
    error: { code: 'DAY_UNEXPLAINED', detail: { lines: ['counter', 'reviews'] } },
  })
  const reasons = { tickets: '客户已离开', counter: '客户改日再来', reviews: '已交接次日复核', drawers: '多余的话' }
  expect(await manager.ask('day.close', { day: today, reasons })).toMatchObject({ ok: false, error: { code: 'DAY_CLOSED' } })
  const { runs, lines: now } = await manager.call('day.close', { day: today, again, reasons })
  expect(runs).toMatchObject([{ run: 2, reason: again }, { run: 1 }])
  // Both runs are kept as they were.
  expect(runs[0]?.lines.filter(({ reason }) => reason !== null).map(({ line, reason }) => [line, reason])).toEqual([
    ['tickets', '客户已离开'],
    ['counter', '客户改日再来'],
    ['reviews', '已交接次日复核'],
  ])
  expect(now.find(({ line }) => line === 'counter')).toMatchObject({ open: 1, reason: '客户改日再来' })
  await expect(counter.core.store.db.deleteFrom('day_end').execute()).rejects.toThrow(/append only/)
})

test('a drawer is open until it is counted, and one that differs until somebody says why', async () => {
  const [person] = madeUpCitizens(1)
  const view = await approved(counter, person)
  const teller = await counter.teller()
  await teller.call('fee.collect', { caseId: view.id, revision: view.revision, method: 'cash', fen: 2000 })
  expect((await lines()).drawers).toBe(1)
  await teller.call('fee.count', { day: today, fen: fen(2000) })
  expect((await lines()).drawers).toBeUndefined()
  await teller.call('fee.count', { day: today, fen: fen(1950), note: '找零多付五角' })
  expect((await lines()).drawers).toBe(1)
  const { lines: now } = await manager.call('day.view', { day: today })
  expect(now.find(({ line }) => line === 'drawers')?.figures).toMatchObject({ cash: 2000, counted: 1950, difference: -50 })
})

test('a day that has not come does not end, and nobody but a manager ends one', async () => {
  expect(await manager.ask('day.close', { day: Day.parse('2026-03-10'), reasons: {} })).toMatchObject({
    ok: false,
    error: { code: 'DAY_AHEAD' },
  })
  const teller = await counter.teller()
  expect(await teller.ask('day.close', { day: today, reasons: {} })).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})
