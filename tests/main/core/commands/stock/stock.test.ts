/** Follows blank cards from the delivery to the holder, the bin and the bank above: no number is in two places, no card is lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BlankNumber, numberAt, partsOf } from '../../../../../shared/card/blank.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { dice } from '../../../../support/a-dice.ts'
import { effortOf } from '../../../../support/patience.ts'

let counter: Counter
let cards: Seat
let teller: Seat
let manager: Seat
const second = { login: 'zhuguan', password: practicePassword }
const blank = (serial: number, prefix = 'B') => numberAt({ prefix, digits: 8, serial: 0 }, serial)
const range = (from: number, to: number, prefix = 'B') => ({ first: blank(from, prefix), last: blank(to, prefix) })
const today = () => counter.clock.today()
beforeAll(async () => {
  counter = await aCounter()
  cards = await counter.cards()
  teller = await counter.teller()
  manager = await counter.manager()
})
afterAll(() => counter.end())

describe('a delivery of blank cards', () => {
  test('lies in the vault, is drawn by two, given back, spoiled, sent up and destroyed', async () => {
    await cards.call('stock.receive', { ...range(1, 100), supplier: '省卡中心', bank: '102', second })
    const drawn = await teller.call('stock.draw', { ...range(1, 20), second })
    expect(drawn).toMatchObject({ event: 'draw', count: 20, operator: '王敏', second: expect.any(String), holder: '王敏' })
    expect(drawn.slip).toMatch(/^K20260309-\d{3}$/)
    expect((await teller.call('stock.view', {})).next).toBe(blank(1))
    await teller.call('stock.spoil', { ...range(3, 4), reason: 'chip' })
    await teller.call('stock.giveBack', { ...range(11, 20), second })
    await cards.call('stock.sendUp', { ...range(3, 3), second })
    await cards.call('stock.destroy', { ...range(3, 3), second })
    const { ranges, destroyed } = await cards.call('stock.view', {})
    expect(ranges.map(({ first, last, count, state, holder }) => [first, last, count, state, holder])).toEqual([
      [blank(1), blank(2), 2, 'with-teller', '王敏'],
      [blank(4), blank(4), 1, 'spoiled', null],
      [blank(5), blank(10), 6, 'with-teller', '王敏'],
      [blank(11), blank(100), 90, 'in-vault', null],
    ])
    expect(destroyed).toBe(1)
    expect(await cards.call('stock.balance', { day: today() })).toMatchObject({
      vault: { opening: 0, received: 100, drawn: 20, givenBack: 10, closing: 90 },
      holders: [{ name: '王敏', line: { opening: 0, drawn: 20, givenBack: 10, spoiled: 2, closing: 8 } }],
      total: { opening: 0, received: 100, used: 0, spoiled: 2, closing: 98 },
      spoiled: { opening: 0, added: 2, sentUp: 1, closing: 1 },
      counted: { blank: 98, spoiled: 1 },
    })
  })

  test('begins the next day with what the last one left', async () => {
    counter.clock.advance(24 * 3_600_000)
    const balance = await cards.call('stock.balance', { day: today() })
    expect(balance.total).toMatchObject({ opening: 98, received: 0, closing: 98 })
    expect(balance.spoiled).toMatchObject({ opening: 1, added: 0, closing: 1 })
    counter.clock.advance(-24 * 3_600_000)
  })

  test('that is on the books already is not taken in, not even in part', async () => {
    const answer = await cards.ask('stock.receive', { ...range(90, 120), supplier: '省卡中心', second })
    expect(answer).toEqual({ ok: false, error: { code: 'STOCK_OVERLAP', detail: { number: blank(90) } } })
    expect(!answer.ok && sayRefusal(answer.error)).toContain(blank(90))
    expect((await cards.ask('stock.draw', { ...range(101, 102), second })).ok).toBe(false)
  })

  test.each([
    ['the second person with a wrong password', { second: { login: 'zhuguan', password: 'wrong1234' } }, 'BAD_LOGIN'],
    ['nobody but oneself', { second: { login: 'kaguan', password: practicePassword } }, 'SAME_PERSON'],
    ['a colleague who may not authorise', { second: { login: 'jingban', password: practicePassword } }, 'NOT_ALLOWED'],
  ])('is not drawn with %s', async (_, change, code) => {
    const answer = await cards.ask('stock.draw', { ...range(50, 51), ...change })
    expect(answer.ok ? 'drawn' : answer.error.code).toBe(code)
  })

  test('keeps every number with the one who drew it', async () => {
    expect(await cards.ask('stock.giveBack', { ...range(5, 6), second })).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
    expect(await teller.ask('stock.draw', { ...range(10, 11), second })).toMatchObject({
      ok: false,
      error: { code: 'STOCK_STATE', detail: { number: blank(11) } },
    })
    expect(await teller.ask('stock.spoil', { ...range(60, 60), reason: 'jam' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_ALLOWED' },
    })
    const left = await manager.call('stock.giveBack', {
      ...range(5, 6),
      second: { login: 'fuhe', password: practicePassword },
      note: '柜员离岗',
    })
    expect(left.holder).toBe('王敏')
  })

  test.each([
    ['runs backwards', { first: 'B00000009', last: 'B00000001' }],
    ['is written in two ways', { first: 'B00000001', last: 'B000000010' }],
    ['is more than one delivery holds', { first: 'B00000001', last: 'B00900000' }],
  ])('whose range %s is not understood', async (_, numbers) => {
    expect(await counter.send(cards.number, 'stock.receive', { ...numbers, supplier: '省卡中心', second })).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT' },
    })
  })
})

test('ten thousand cards are taken in, drawn and shown at once', async () => {
  const times: Record<string, number> = {}
  const timed = async (name: string, work: () => Promise<unknown>) => {
    times[name] = Math.round(await effortOf(work))
  }
  await timed('receive', () => cards.call('stock.receive', { ...range(1, 10_000, 'T'), supplier: '省卡中心', second }))
  await timed('draw', () => cards.call('stock.draw', { ...range(1, 10_000, 'T'), second }))
  await timed('view', () => cards.call('stock.view', {}))
  await timed('balance', () => cards.call('stock.balance', { day: today() }))
  expect(times.receive).toBeLessThan(2000)
  expect(times.view).toBeLessThan(500)
})

test('whatever moves where, the book and the numbers agree, and nothing is lost', async () => {
  const roll = dice(20260309)
  const people = [cards, teller]
  const before = await cards.call('stock.balance', { day: today() })
  await cards.call('stock.receive', { ...range(1, 60, 'R'), supplier: '省卡中心', second })
  let moved = 0
  for (let turn = 0; turn < 200; turn += 1) {
    const from = 1 + roll.below(60)
    const numbers = range(from, Math.min(60, from + roll.below(2)), 'R')
    const seat = roll.of(people)
    const event = roll.of(['draw', 'draw', 'giveBack', 'spoil', 'sendUp', 'destroy'] as const)
    const answer =
      event === 'spoil' ? await seat.ask('stock.spoil', { ...numbers, reason: 'damaged' }) : await doorless(seat, event, numbers)
    if (answer.ok) moved += 1
    const { total, vault, holders, spoiled, counted } = await cards.call('stock.balance', { day: today() })
    expect(total.opening + total.received - total.used - total.spoiled).toBe(total.closing)
    expect(vault.closing + holders.reduce((sum, { line }) => sum + line.closing, 0)).toBe(total.closing)
    expect(counted).toEqual({ blank: total.closing, spoiled: spoiled.closing })
  }
  expect(moved).toBeGreaterThan(30)
  const { ranges } = await cards.call('stock.view', {})
  const all = ranges.flatMap(({ first, count }) =>
    Array.from({ length: count }, (_, at) => numberAt(partsOf(first), partsOf(first).serial + at)),
  )
  expect(new Set(all).size).toBe(all.length)
  expect((await cards.call('stock.balance', { day: today() })).total.received).toBe(before.total.received + 60)
}, 120_000)

const doorless = (seat: Seat, event: 'draw' | 'giveBack' | 'sendUp' | 'destroy', numbers: { first: BlankNumber; last: BlankNumber }) =>
  seat.ask(`stock.${event}`, { ...numbers, second })

test('the book of movements is read page by page, the newest first', async () => {
  const first = await cards.call('stock.moves', {})
  expect(first.length).toBeGreaterThan(5)
  const last = first[4]
  if (!last) throw new Error('there are too few movements')
  const next = await cards.call('stock.moves', { before: last.id })
  expect(next[0]?.id).toBe(first[5]?.id ?? next[0]?.id)
  expect(next.every(({ id }) => id < last.id)).toBe(true)
})
