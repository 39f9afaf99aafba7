/** Puts the ledger right as a branch has to: the bank takes money back, the wrong key was pressed, a unit pays once for everybody. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moneySlip } from '../../../../../main/core/queries/fee/slip.ts'
import { caseById } from '../../../../../main/core/records/case/rows.ts'
import { FeeEntryId } from '../../../../../shared/ids.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { fen } from '../../../../../shared/money.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { feeMethodText } from '../../../../../shared/strings/zh-CN/fee.ts'
import { approved, atBranch, citizen, closed, madeUpCitizens, paid, produced, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let teller: Seat
let cards: Seat
let manager: Seat
const people = madeUpCitizens(40)
const nextPerson = () => people.pop() ?? citizen
const second = { login: 'zhuguan', password: practicePassword }
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const balance = () => manager.call('fee.balance', { day: counter.clock.today() })
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

const standingOf = ({ fee }: CaseView) => fee.standing?.entryId ?? FeeEntryId.parse('00000000000000000000000000')
const paidByCard = async () => {
  const view = await approved(counter, nextPerson())
  return teller.call('fee.collect', { ...refOf(view), method: 'card', fen: 2000, terminal: '10010001', reference: '260309000123' })
}
const reversed = (view: CaseView) =>
  teller.call('fee.reverse', { ...refOf(view), entryId: standingOf(view), cause: 'bank', note: '收单行通知交易冲正', second })

describe('a payment the bank took back', () => {
  test('opens the fee again before the card is made, and it is collected anew', async () => {
    const view = await paidByCard()
    expect(view.fee.ledger).toMatchObject([{ kind: 'collected', terminal: '10010001', reference: '260309000123' }])
    const open = await reversed(view)
    expect(open).toMatchObject({ state: 'approved', fee: { settledAt: null, receipt: null, open: 2000, standing: null } })
    const again = await teller.call('fee.collect', { ...refOf(open), method: 'cash', fen: 2000 })
    expect(again).toMatchObject({ state: 'paid', fee: { method: 'cash', open: 0 } })
    expect(again.fee.ledger.map(({ kind, method, paper }) => [kind, method, paper?.slice(0, 1)])).toEqual([
      ['collected', 'card', 'R'],
      ['reversed', 'card', 'C'],
      ['collected', 'cash', 'R'],
    ])
  })

  test.each([
    ['being made', () => paidByCard().then(view => produced(counter, view, ['sendToMake']))],
    ['long in its holder’s hand', () => closed(counter, nextPerson()).then(cashToCard)],
  ])('leaves a card that is %s where it is and is asked for again', async (_, made) => {
    const view = await made()
    const owing = await reversed(view)
    expect(owing).toMatchObject({ state: view.state, changedAt: view.changedAt, fee: { settledAt: null, open: 2000 } })
    expect((await teller.call('fee.open', {})).filter(one => one.again).map(one => one.caseId)).toContain(view.id)
    const settled = await cards.call('fee.collect', { ...refOf(owing), method: 'qr', fen: 2000, reference: '260309777' })
    expect(settled).toMatchObject({ state: view.state, changedAt: view.changedAt, fee: { method: 'qr', open: 0 } })
    expect((await teller.call('fee.open', {})).map(one => one.caseId)).not.toContain(view.id)
  })

  test('has no receipt until it is paid again, and then prints that one', async () => {
    const view = await paidByCard()
    const printed = async () => moneySlip(counter.core, await caseById(counter.core.store.db, view.id), 'receipt')
    expect(await printed()).toMatchObject({ number: view.fee.receipt })
    const open = await reversed(view)
    await expect(printed()).rejects.toMatchObject({ code: 'NOT_READY' })
    const again = await teller.call('fee.collect', { ...refOf(open), method: 'cash', fen: 2000 })
    expect(await printed()).toMatchObject({ number: again.fee.receipt, method: feeMethodText.cash })
  })

  test('keeps the card in the drawer until it is paid', async () => {
    const { id } = await atBranch(counter, nextPerson())
    const view = await cashToCard(await teller.call('case.view', { caseId: id }))
    const owing = await reversed(view)
    const same = { faceSame: true, nameSame: true, cardPhotoSame: true }
    const { docType, number } = owing.identity
    const verified = await cards.call('handover.verify', { ...refOf(owing), docType, number, ...same })
    const deal = { oldCard: 'collected', toldEnable: true, toldBank: true, signature } as const
    expect(await cards.ask('handover.complete', { ...refOf(verified), ...deal })).toMatchObject({
      ok: false,
      error: { code: 'NOT_READY', detail: { unmet: ['feeCleared'] } },
    })
  })

  test('is never cash, and never undone twice', async () => {
    const cash = await paid(counter, nextPerson())
    const bank = { ...refOf(cash), entryId: standingOf(cash), cause: 'bank', note: '银行冲正', second } as const
    expect(await teller.ask('fee.reverse', bank)).toMatchObject({ ok: false, error: { code: 'FEE_ENTRY' } })
    const view = await paidByCard()
    const gone = await reversed(view)
    expect(
      await teller.ask('fee.reverse', { ...refOf(gone), entryId: standingOf(view), cause: 'bank', note: '再冲一次', second }),
    ).toMatchObject({ ok: false, error: { code: 'FEE_ENTRY' } })
  })

  test('needs a second person', async () => {
    const view = await paidByCard()
    const own = { login: 'jingban', password: practicePassword }
    expect(
      await teller.ask('fee.reverse', { ...refOf(view), entryId: standingOf(view), cause: 'bank', note: '银行冲正', second: own }),
    ).toMatchObject({ ok: false, error: { code: 'SAME_PERSON' } })
  })
})

const cashToCard = (view: CaseView) =>
  teller.call('fee.changeWay', {
    ...refOf(view),
    entryId: standingOf(view),
    method: 'card',
    reference: '260309000456',
    note: '刷卡误记为现金',
    second,
  })

describe('the wrong way of payment', () => {
  test('is put right on the day by two entries, and the drawer is even', async () => {
    counter.clock.advance(24 * 3_600_000)
    const view = await paid(counter, nextPerson())
    expect((await balance()).total).toMatchObject({ cash: { net: 2000 }, drawer: 2000 })
    const mended = await cashToCard(view)
    expect(mended).toMatchObject({ state: 'paid', fee: { method: 'card', open: 0 } })
    expect((await balance()).total).toMatchObject({ cash: { net: 0 }, card: { net: 2000 }, drawer: 0 })
  })

  test('of an earlier day leaves the drawer of today alone', async () => {
    const view = await paid(counter, nextPerson())
    counter.clock.advance(24 * 3_600_000)
    await cashToCard(view)
    expect((await balance()).total).toMatchObject({ cash: { net: -2000 }, card: { net: 2000 }, drawer: 0 })
    expect((await manager.call('day.view', { day: counter.clock.today() })).lines).toContainEqual(
      expect.objectContaining({ line: 'drawers', open: 0 }),
    )
  })

  test('mends the drawer of the teller who had it, whoever puts it right', async () => {
    counter.clock.advance(24 * 3_600_000)
    const view = await paid(counter, nextPerson())
    await manager.call('fee.changeWay', {
      ...refOf(view),
      entryId: standingOf(view),
      method: 'qr',
      note: '扫码误记为现金',
      second: { login: 'fuhe', password: practicePassword },
    })
    const { operators } = await balance()
    expect(operators.find(one => one.name === '王敏')?.account).toMatchObject({ drawer: 0, cash: { collected: { fen: 2000 } } })
  })
})

describe('a unit that pays once', () => {
  test('settles all its cases by one transfer with one number', async () => {
    const three = [await approved(counter, nextPerson()), await approved(counter, nextPerson()), await approved(counter, nextPerson())]
    const wrong = { cases: three.map(refOf), method: 'transfer', payer: '演练小学', reference: '20260309TT01' } as const
    expect(await teller.ask('fee.payMany', { ...wrong, cases: [...wrong.cases], fen: fen(4000) })).toMatchObject({
      ok: false,
      error: { code: 'FEE_WRONG', detail: { due: 6000, given: 4000 } },
    })
    const done = await teller.call('fee.payMany', { ...wrong, cases: [...wrong.cases], fen: fen(6000) })
    expect(done).toMatchObject({ fen: 6000, cases: 3 })
    for (const [place, { id }] of three.entries())
      expect(await teller.call('case.view', { caseId: id })).toMatchObject({
        state: 'paid',
        fee: { method: 'transfer', receipt: `${done.number}-00${place + 1}`, ledger: [{ reference: '20260309TT01' }] },
      })
    expect((await balance()).total.transfer).toMatchObject({ collected: { count: 3, fen: 6000 } })
  })

  test('settles all or none, where one of them was paid meanwhile', async () => {
    const [one, other] = [await approved(counter, nextPerson()), await approved(counter, nextPerson())]
    await teller.call('fee.collect', { ...refOf(other), method: 'cash', fen: 2000 })
    const pay = { cases: [refOf(one), refOf(other)], method: 'transfer', payer: '演练小学', fen: fen(4000) } as const
    expect(await teller.ask('fee.payMany', { ...pay, cases: [...pay.cases] })).toMatchObject({ ok: false, error: { code: 'STALE' } })
    expect(await teller.call('case.view', { caseId: one.id })).toMatchObject({ state: 'approved', fee: { ledger: [] } })
  })

  test('gives one of them its money back when the case ends without a card', async () => {
    const one = await approved(counter, nextPerson())
    await teller.call('fee.payMany', { cases: [refOf(one)], method: 'transfer', payer: '演练小学', fen: fen(2000) })
    const gone = await teller.call('fee.refund', {
      ...refOf(await teller.call('case.view', { caseId: one.id })),
      note: '员工离职，不再办理',
    })
    expect(gone).toMatchObject({ state: 'void', fee: { refund: { fen: 2000 } } })
    expect(gone.fee.ledger.at(-1)).toMatchObject({ kind: 'refunded', method: 'transfer' })
  })
})
