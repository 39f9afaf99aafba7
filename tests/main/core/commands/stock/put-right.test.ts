/** Counts the stock by two, reports what is lost and found, and takes back what was written down wrong: the book and the numbers always agree. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { numberAt } from '../../../../../shared/card/blank.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let cards: Seat
let teller: Seat
const second = { login: 'zhuguan', password: practicePassword }
const blank = (serial: number, prefix = 'B') => numberAt({ prefix, digits: 8, serial: 0 }, serial)
const range = (from: number, to: number, prefix = 'B') => ({ first: blank(from, prefix), last: blank(to, prefix) })
const balance = () => cards.call('stock.balance', { day: counter.clock.today() })
/** What lies where, by the numbers themselves. */
const lying = async (prefix: string) =>
  (await cards.call('stock.view', {})).ranges
    .filter(({ first }) => first.startsWith(prefix))
    .map(({ first, last, state }) => [first, last, state])

beforeAll(async () => {
  counter = await aCounter()
  cards = await counter.cards()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const evenBook = async () => {
  const { total, spoiled, counted } = await balance()
  expect(total.opening + total.received - total.used - total.spoiled - total.lost + total.found + total.mended).toBe(total.closing)
  expect(counted).toEqual({ blank: total.closing, spoiled: spoiled.closing })
  return total
}

describe('a count by two', () => {
  test('is even, or says which numbers are missing and which are too many', async () => {
    await cards.call('stock.receive', { ...range(1, 100), supplier: '省卡中心', second })
    await teller.call('stock.draw', { ...range(1, 10), second })
    const even = await cards.call('stock.count', { ranges: [range(11, 100)], second })
    expect(even).toMatchObject({ book: 90, counted: 90, missing: [], extra: [], holder: null, second: expect.any(String) })
    expect(even.number).toMatch(/^P20260309-\d{3}$/)
    const short = { ranges: [range(11, 19), range(21, 100), range(5, 5)], second }
    expect(await cards.ask('stock.count', short)).toMatchObject({ ok: false, error: { code: 'STOCK_UNEXPLAINED' } })
    expect(await cards.call('stock.count', { ...short, note: '已查柜台与制卡间' })).toMatchObject({
      book: 90,
      counted: 90,
      missing: [range(20, 20)],
      extra: [range(5, 5)],
    })
    expect(await cards.call('stock.counts', {})).toHaveLength(2)
    expect((await evenBook()).lost).toBe(0)
  })

  test('is not done alone', async () => {
    const own = { login: 'kaguan', password: practicePassword }
    expect(await cards.ask('stock.count', { ranges: [], note: '空', second: own })).toMatchObject({
      ok: false,
      error: { code: 'SAME_PERSON' },
    })
  })
})

describe('a blank card that is lost', () => {
  test('leaves the stock with a report, and comes back with another when it is found', async () => {
    expect(await counter.send(cards.number, 'stock.lose', { ...range(20, 20), note: '', second })).toMatchObject({
      error: { code: 'BAD_INPUT' },
    })
    const lost = await cards.call('stock.lose', { ...range(20, 20), note: '盘点短少，已报主管', second })
    expect(lost).toMatchObject({ event: 'lose', from: 'in-vault', slip: expect.stringMatching(/^K/) })
    expect(await evenBook()).toMatchObject({ lost: 1, closing: 99 })
    expect(await teller.ask('stock.draw', { ...range(20, 20), second })).toMatchObject({ ok: false, error: { code: 'STOCK_STATE' } })
    const found = await cards.call('stock.find', { ...range(20, 20), note: '在制卡机托盘内', second })
    expect(found.slip).toMatch(/^K/)
    expect(await evenBook()).toMatchObject({ lost: 1, found: 1, closing: 100 })
  })

  test('is reported by the teller who had drawn it', async () => {
    await teller.call('stock.lose', { ...range(10, 10), note: '途中遗失', second })
    expect((await balance()).holders.find(({ name }) => name === '王敏')?.line).toMatchObject({ drawn: 10, lost: 1, closing: 9 })
    await evenBook()
  })
})

describe('a movement written down wrong', () => {
  test('is taken back as a whole, and the numbers lie where they lay', async () => {
    const drawn = await teller.call('stock.draw', { ...range(31, 40), second })
    const back = await cards.call('stock.reverse', { moveId: drawn.id, note: '领用人登记错', second })
    expect(back).toMatchObject({ event: 'reverse', undoes: drawn.id, count: 10 })
    expect(await lying('B')).toContainEqual([blank(11), blank(100), 'in-vault'])
    await evenBook()
    expect(await cards.ask('stock.reverse', { moveId: drawn.id, note: '再冲一次', second })).toMatchObject({
      ok: false,
      error: { code: 'STOCK_STATE' },
    })
  })

  test('stays where a number of it has gone on since', async () => {
    const drawn = await teller.call('stock.draw', { ...range(41, 42), second })
    await teller.call('stock.spoil', { ...range(42, 42), reason: 'damaged' })
    expect(await cards.ask('stock.reverse', { moveId: drawn.id, note: '领用人登记错', second })).toMatchObject({
      ok: false,
      error: { code: 'STOCK_STATE' },
    })
    await evenBook()
  })

  test('of a spoiled card gives it back to whoever had it', async () => {
    const moves = await cards.call('stock.moves', {})
    const spoiled = moves.find(({ event, undone }) => event === 'spoil' && !undone)
    if (!spoiled) throw new Error('nothing was spoiled')
    await cards.call('stock.reverse', { moveId: spoiled.id, note: '卡片完好，误作废', second })
    expect((await balance()).spoiled).toMatchObject({ closing: 0 })
    expect(await lying('B')).toContainEqual([blank(41), blank(42), 'with-teller'])
    await evenBook()
  })
})

describe('a delivery whose numbers were typed wrong', () => {
  const correct = (moveId: Awaited<ReturnType<typeof receive>>['id'], right: ReturnType<typeof range>) =>
    cards.ask('correction.make', { change: { fact: 'delivery', moveId, ...right }, reason: '号段按装箱单更正', second })
  const receive = (from: number, to: number, prefix: string) =>
    cards.call('stock.receive', { ...range(from, to, prefix), supplier: '省卡中心', second })

  test('loses what never came, gains what did, and leaves the rest as it is', async () => {
    const { id } = await receive(1, 100, 'D')
    await teller.call('stock.draw', { ...range(50, 59, 'D'), second })
    const before = (await balance()).total
    expect(await correct(id, range(11, 120, 'D'))).toMatchObject({ ok: true })
    expect(await lying('D')).toEqual([
      [blank(11, 'D'), blank(49, 'D'), 'in-vault'],
      [blank(50, 'D'), blank(59, 'D'), 'with-teller'],
      [blank(60, 'D'), blank(120, 'D'), 'in-vault'],
    ])
    expect(await evenBook()).toMatchObject({ closing: before.closing + 10, mended: before.mended - 10, received: before.received + 20 })
  })

  test('is not put right where a number that leaves was drawn already', async () => {
    const { id } = await receive(1, 20, 'E')
    await teller.call('stock.draw', { ...range(1, 1, 'E'), second })
    expect(await correct(id, range(2, 21, 'E'))).toMatchObject({ ok: false, error: { code: 'STOCK_STATE' } })
    expect(await lying('E')).toEqual([
      [blank(1, 'E'), blank(1, 'E'), 'with-teller'],
      [blank(2, 'E'), blank(20, 'E'), 'in-vault'],
    ])
    await evenBook()
  })
})
