/** Sums the figures and the books over a history with every kind of mistake in it: cards made, stock, fees, corrections, ends; they agree to the unit. */
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../../../main/core/platform/workbook/read.ts'
import { firstSheet } from '../../../../../main/core/platform/workbook/sheet.ts'
import { madeCards } from '../../../../../main/core/records/production/events.ts'
import { BlankNumber } from '../../../../../shared/card/blank.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { CorrectionChange } from '../../../../../shared/ipc/shapes/correction.ts'
import { feeSign } from '../../../../../shared/money.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import type { FigureName } from '../../../../../shared/report/figures.ts'
import { figureText } from '../../../../../shared/strings/zh-CN/figures.ts'
import { Day } from '../../../../../shared/time.ts'
import { approved, atBranch, citizen, closed, madeUpCitizens, paid, produced } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let manager: Seat
let cards: Seat
let teller: Seat
const people = madeUpCitizens(40)
const next = () => people.pop() ?? citizen
const second = { login: 'zhuguan', password: practicePassword }
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const span = { from: Day.parse('2026-03-01'), to: Day.parse('2026-04-30') }
const correct = (seat: Seat, change: CorrectionChange, by: typeof second | null = second) =>
  seat.call('correction.make', { change, reason: '核对凭证发现有误', second: by })
const look = ({ id }: CaseView) => cards.call('case.view', { caseId: id })
const numbers = (first: number, last: number) => ({
  first: BlankNumber.parse(`B${String(first).padStart(8, '0')}`),
  last: BlankNumber.parse(`B${String(last).padStart(8, '0')}`),
})

beforeAll(async () => {
  counter = await aCounter()
  manager = await counter.manager()
  cards = await counter.cards()
  teller = await counter.teller()
  await stockMoves()
  await cardsMade()
  await moneyMoved()
  counter.clock.advance(24 * 3_600_000)
  await ended()
  await sentOn()
})
afterAll(() => counter.end())

async function stockMoves() {
  const { id } = await cards.call('stock.receive', { ...numbers(1, 60), supplier: '省卡中心', second })
  await correct(cards, { fact: 'delivery', moveId: id, ...numbers(1, 50) })
  await teller.call('stock.draw', { ...numbers(1, 10), second })
  await teller.call('stock.spoil', { ...numbers(3, 4), reason: 'chip', note: '芯片读不出' })
  await cards.call('stock.lose', { ...numbers(40, 42), note: '盘点未见', second })
  await cards.call('stock.find', { ...numbers(41, 41), note: '夹在箱底', second })
}

/** One card comes at once; one was ticked by mistake and came later; one failed and was made again. */
async function cardsMade() {
  await atBranch(counter, next())
  const ticked = await atBranch(counter, next())
  await correct(cards, { fact: 'arrived', ...refOf(ticked) }, null)
  counter.clock.advance(3_600_000)
  await produced(counter, await look(ticked), ['branchReceived'])
  const gone = await atBranch(counter, next())
  await correct(cards, { fact: 'arrived', ...refOf(gone) }, null)
  const failed = await produced(counter, await paid(counter, next()), ['sendToMake', 'makeFailed', 'remake', 'branchReceived'])
  expect(failed.state).toBe('at-branch')
  const over = await closed(counter, next())
  await correct(cards, { fact: 'handed-over', ...refOf(over) })
}

async function moneyMoved() {
  const collected = async () => {
    const view = await approved(counter, next())
    return teller.call('fee.collect', { ...refOf(view), method: 'card', fen: view.fee.open, terminal: 'T01', reference: '100200300' })
  }
  const reversed = await collected()
  const entryOf = ({ fee }: CaseView) => {
    if (!fee.standing) throw new Error('the fee does not stand')
    return fee.standing.entryId
  }
  await teller.call('fee.reverse', { ...refOf(reversed), entryId: entryOf(reversed), cause: 'bank', note: '银行冲正', second })
  const other = await collected()
  await correct(teller, { fact: 'fee-way', ...refOf(other), entryId: entryOf(other), method: 'qr', terminal: '', reference: '900100' })
  const waived = await approved(counter, next())
  await teller.call('fee.waive', { ...refOf(waived), reason: 'other', note: '按规定减免' })
}

async function ended() {
  const end = async (
    view: CaseView,
    reason: 'dead' | 'withdrawn',
    papers: ('death-proof' | 'relative-id' | 'holder-id' | 'written-withdrawal')[],
  ) => cards.call('case.end', { ...refOf(view), reason, papers, note: '家属来人说明' })
  await end(await atBranch(counter, next()), 'dead', ['death-proof', 'relative-id'])
  const early = await end(await paid(counter, next()), 'withdrawn', ['holder-id', 'written-withdrawal'])
  await teller.call('fee.refund', { ...refOf(early), note: '本人撤回退费' })
}

/** Three cards go to another branch by one list: one comes there, one comes back the day after, one is still away. */
async function sentOn() {
  const going = [await atBranch(counter, next()), await atBranch(counter, next()), await atBranch(counter, next())]
  const list = { branch: '演练市城南支行', address: '', phone: '', reason: '离家近', cases: going.map(refOf), second }
  await cards.call('transfer.send', list)
  const [there, back] = await Promise.all(going.map(look))
  if (!there || !back) throw new Error('no card was sent on')
  await cards.call('transfer.received', { ...refOf(there), note: '电话确认' })
  counter.clock.advance(24 * 3_600_000)
  await cards.call('transfer.back', { ...refOf(back), note: '持卡人改回本网点' })
}

const total = async () => (await manager.call('report.figures', { span, by: 'month' })).total
const figure = async (name: FigureName) => (await total())[name] ?? 0

describe('the figures agree with the books to the unit', () => {
  test('cards made: as many as the register of cards got, however often a box was ticked', async () => {
    const { db } = counter.core.store
    const register = await db.selectFrom('card').select('id').where('made_by_case', 'is not', null).execute()
    expect(register.length).toBeGreaterThanOrEqual(4)
    expect(await figure('made')).toBe(register.length)
    const events = await db.selectFrom('production_event').select('event').execute()
    const happened = (name: string) => events.filter(({ event }) => event === name).length
    expect(await total()).toMatchObject({
      arrived: happened('branchReceived'),
      arrivedMended: 2,
      failed: 1,
      remade: 1,
      sent: happened('sendToMake'),
    })
  })

  test('cards made: whether one went back is looked up by its case, not among all that ever failed', async () => {
    // The plan is SQLite's to tell.
    const own = await aCounter({ engine: 'sqlite' })
    const { db } = own.core.store
    const { sql, parameters } = madeCards(db, span).compile()
    const { rows } = await db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]))
    await own.end()
    expect(rows.map(({ detail }) => detail).join('\n')).toMatch(/SEARCH later USING .*INDEX \w+ \(case_id=\? AND event=\?/)
  })

  test('stock: the book’s opening, what came and what went make the blanks by number', async () => {
    const blanks = await counter.core.store.db.selectFrom('blank').select('state').execute()
    const inState = (...states: string[]) => blanks.filter(({ state }) => states.includes(state)).length
    const sums = await total()
    expect(sums).toMatchObject({ stockReceived: 60, stockMended: 10, stockSpoiled: 2, stockLost: 3, stockFound: 1 })
    const left = 60 - 10 - (sums.stockUsed ?? 0) - 2 - 3 + 1
    expect(left).toBe(inState('in-vault', 'with-teller'))
    const { total: book } = await cards.call('stock.balance', { day: counter.clock.today() })
    expect(book.closing).toBe(left)
  })

  test('fees: figures, statement, ledger and the workbook say the same to the fen', async () => {
    const entries = await counter.core.store.db.selectFrom('fee_entry').select(['kind', 'fen']).execute()
    const net = entries.reduce((sum, { kind, fen }) => sum + feeSign[kind] * fen, 0)
    const sum = (kind: string) => entries.filter(entry => entry.kind === kind).reduce((all, { fen }) => all + fen, 0)
    expect(await total()).toMatchObject({
      netFen: net,
      collectedFen: sum('collected'),
      refundedFen: sum('refunded'),
      reversedFen: sum('reversed'),
      waivedFen: sum('waived'),
    })
    const { total: ways } = await manager.call('fee.statement', { span })
    expect(ways.cash.net + ways.card.net + ways.qr.net + ways.transfer.net).toBe(net)
    const { bytes } = await manager.call('fee.workbook', { span })
    const ledger = (await readWorkbook(bytes)).sheets.at(-1)
    const amounts = ledger?.rows.slice(1).map(({ cells }) => Number(cells.get(7)?.text ?? 0)) ?? []
    expect(Math.round(amounts.reduce((all, one) => all + one * 100, 0))).toBe(net)
  })

  test('corrections and ends: by day, by quarter and one by one', async () => {
    const { db } = counter.core.store
    expect(await figure('corrections')).toBe((await db.selectFrom('correction').select('id').execute()).length)
    expect(await total()).toMatchObject({ ended: 2, endedDead: 1, endedWithdrawn: 1 })
    const byDay = await manager.call('report.figures', { span, by: 'day' })
    expect(byDay.byPeriod.reduce((sum, { figures }) => sum + (figures.ended ?? 0), 0)).toBe(2)
    expect(byDay.total).toEqual((await manager.call('report.figures', { span, by: 'quarter' })).total)
    const report = await manager.call('report.view', { span, item: null, operatorId: null })
    const register = await db.selectFrom('case_file').select('state').execute()
    expect([report.total.closed, report.total.voided]).toEqual(
      ['closed', 'void'].map(state => register.filter(row => row.state === state).length),
    )
  })

  test('cards sent on: as many as the lists hold, each end on its own day', async () => {
    expect(await total()).toMatchObject({ sentOn: 3, sentOnReceived: 1, sentOnBack: 1 })
    const { byPeriod } = await manager.call('report.figures', { span, by: 'day' })
    const daysOf = (name: FigureName) => byPeriod.flatMap(({ period, figures }) => (figures[name] ? [period] : []))
    expect(daysOf('sentOn')).toEqual(daysOf('sentOnReceived'))
    expect(daysOf('sentOnBack')[0]).not.toBe(daysOf('sentOn')[0])
  })

  test('the workbook holds the same sums', async () => {
    const { bytes } = await manager.call('report.figuresFile', { span, by: 'month' })
    const { rows } = firstSheet(await readWorkbook(bytes))
    const heads = [...(rows[0]?.cells ?? [])]
    const last = rows.at(-1)
    const cell = (name: FigureName) => Number(last?.cells.get(heads.find(([, { text }]) => text === figureText[name])?.[0] ?? 0)?.text)
    for (const name of ['made', 'ended', 'corrections', 'stockReceived'] as const) expect(cell(name), name).toBe(await figure(name))
  })
})
