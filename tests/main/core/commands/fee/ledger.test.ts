/** Gives fees back, balances the drawers of a day, and shows that the ledger cannot be rewritten. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feeBalance } from '../../../../../main/core/queries/fee/balance.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { fen } from '../../../../../shared/money.ts'
import { approved, citizen, madeUpCitizens, paid, produced } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let teller: Seat
let cards: Seat
let manager: Seat
const people = madeUpCitizens(30)
const nextPerson = () => people.pop() ?? citizen
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const nextDay = () => counter.clock.advance(24 * 3_600_000)
const balanceFor = (seat: Seat) => seat.call('fee.balance', { day: counter.clock.today() })
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  teller = await counter.teller()
  cards = await counter.cards()
  manager = await counter.manager()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

describe('a customer who withdraws', () => {
  test('gets all of it back by the way it came, under a number of its own', async () => {
    const view = await paid(counter, nextPerson())
    const gone = await teller.call('fee.refund', { ...refOf(view), note: '客户撤回申请' })
    expect(gone).toMatchObject({ state: 'void', fee: { receipt: view.fee.receipt, refund: { fen: 2000, receipt: 'T20260309-0001' } } })
    const { total } = await balanceFor(manager)
    expect(total.cash).toEqual({
      collected: { count: 1, fen: 2000 },
      refunded: { count: 1, fen: 2000 },
      reversed: { count: 0, fen: 0 },
      net: 0,
    })
    expect(await teller.ask('fee.refund', { ...refOf(gone), note: '再退一次' })).toMatchObject({
      ok: false,
      error: { code: 'WRONG_STATE' },
    })
  })

  test('gets nothing back where nothing was taken', async () => {
    const { id, revision } = await approved(counter, nextPerson())
    const let_off = await teller.call('fee.waive', { caseId: id, revision, reason: 'hardship', note: '' })
    const gone = await teller.call('fee.refund', { ...refOf(let_off), note: '客户撤回申请' })
    expect(gone).toMatchObject({ state: 'void', fee: { refund: null } })
  })

  test('is too late once the card is being made', async () => {
    const view = await produced(counter, await paid(counter, nextPerson()), ['sendToMake'])
    expect(await teller.ask('fee.refund', { ...refOf(view), note: '客户撤回申请' })).toMatchObject({
      ok: false,
      error: { code: 'WRONG_STATE' },
    })
    expect((await balanceFor(manager)).total.cash.refunded.count).toBe(1)
  })
})

test('a case the card centre sent back pays no second time, and what it paid is owed when it ends after all', async () => {
  nextDay()
  const made = await produced(counter, await paid(counter, nextPerson()), ['sendToMake', 'makeFailed'])
  const back = await cards.call('production.record', { ...refOf(made), event: 'backToCounter', note: '照片不符合制卡要求', cardTail: null })
  expect(back).toMatchObject({ state: 'returned', sentBack: { from: 'card-centre', faults: [{ part: 'photo', what: null }] } })
  const gone = await teller.call('case.void', { ...refOf(back), reason: '客户不再办理' })
  expect((await balanceFor(teller)).owed).toMatchObject([{ number: gone.number, fen: 2000, method: 'cash' }])
  const given = await teller.call('fee.refund', { ...refOf(gone), note: '未制卡，退费' })
  expect(given).toMatchObject({ state: 'void', fee: { refund: { fen: 2000 } } })
  expect(await balanceFor(teller)).toMatchObject({ owed: [], total: { cash: { net: 0 } } })
})

describe('the end of a day', () => {
  let day: ReturnType<typeof counter.clock.today>
  beforeAll(async () => {
    nextDay()
    day = counter.clock.today()
    for (const [seat, method] of [
      [teller, 'cash'],
      [teller, 'cash'],
      [teller, 'qr'],
      [cards, 'card'],
      [cards, 'cash'],
    ] as const) {
      const { id, revision } = await approved(counter, nextPerson())
      await seat.call('fee.collect', { caseId: id, revision, method, fen: 2000 })
    }
  })

  test('keeps cash and the other ways apart, teller by teller', async () => {
    const { operators, total } = await feeBalance(counter.core, day)
    const figures = operators.map(({ name, account }) => [name, account.cash.net, account.card.net, account.qr.net])
    expect(figures.sort()).toEqual(
      [
        ['王敏', 4000, 0, 2000],
        ['赵卡', 2000, 2000, 0],
      ].sort(),
    )
    expect([total.cash.net, total.card.net, total.qr.net]).toEqual([6000, 2000, 2000])
  })

  test('shows a teller the own drawer, and the manager every one', async () => {
    expect((await balanceFor(teller)).operators.map(({ name }) => name)).toEqual(['王敏'])
    expect((await balanceFor(manager)).operators).toHaveLength(2)
  })

  test('takes a drawer that is even, counted by its notes', async () => {
    const { operators } = await teller.call('fee.count', { day, fen: fen(4000), pieces: { 2000: 1, 1000: 2 } })
    expect(operators[0]?.counted).toMatchObject({ fen: 4000, difference: 0, stale: false })
  })

  test('asks why a drawer is not', async () => {
    const short = { day, fen: fen(1950) }
    expect(await cards.ask('fee.count', short)).toEqual({
      ok: false,
      error: { code: 'COUNT_UNEXPLAINED', detail: { due: 2000, given: 1950 } },
    })
    const { operators } = await cards.call('fee.count', { ...short, note: '找零少收五角' })
    expect(operators[0]?.counted).toMatchObject({ fen: 1950, difference: -50, note: '找零少收五角' })
  })

  test('does not take notes that make another sum', async () => {
    expect(await teller.ask('fee.count', { day, fen: fen(4000), pieces: { 2000: 1 } })).toMatchObject({
      ok: false,
      error: { code: 'FEE_WRONG' },
    })
  })

  test('says that a count is old once money moved again', async () => {
    const { id, revision } = await approved(counter, nextPerson())
    await teller.call('fee.collect', { caseId: id, revision, method: 'cash', fen: 2000 })
    expect((await balanceFor(teller)).operators[0]?.counted).toMatchObject({ stale: true, difference: -2000 })
  })

  test('finds a ledger nobody can rewrite', async () => {
    const { db } = counter.core.store
    await expect(db.updateTable('fee_entry').set({ fen: 1 }).execute()).rejects.toThrow(/append only/)
    await expect(db.deleteFrom('fee_entry').execute()).rejects.toThrow(/append only/)
  })
})
