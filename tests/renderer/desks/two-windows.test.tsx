/** Two windows on the same thing: what one opened a dialog on, the other carries on; Enter then touches nothing else. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BlankNumber } from '../../../shared/card/blank.ts'
import { practiceBirth, practicePassword } from '../../../shared/practice.ts'
import * as cases from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { pretendPictures } from '../../support/a-pen.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { unitOpening } from '../../support/a-unit.ts'
import { sampleFolder } from '../../support/an-application.ts'

const changed = '打开此框后，这一条已有变动'
const lost = '原先选中的一条已被其他窗口办理'
const [first, second] = cases.madeUpCitizens(2) as [typeof cases.citizen, typeof cases.citizen]

let engine: SharedEngine
let counter: Counter
let screen: Screen
beforeAll(async () => {
  pretendPictures()
  engine = await aSharedEngine()
})
beforeEach(async () => {
  counter = await aCounter({ photos: engine })
})
afterEach(async () => {
  await screen.leave()
  await counter.end()
})
afterAll(() => engine.end())

/** Opens the window of the person behind a digit of the practice sign-in. */
async function sit(digit: string): Promise<void> {
  screen = await aScreen(counter)
  await screen.signIn(digit)
}
/** Presses a key once the screen offers it: the desk may still be reading. */
async function key(name: string): Promise<void> {
  await screen.until(() => expect(screen.keys()).toContain(name))
  await screen.press(name)
}
/** A counter of a place that says how long a card is kept, so that it goes back in the end. */
async function inHuizhou(): Promise<void> {
  await counter.end()
  counter = await aCounter({ photos: engine, options: { birth: { ...practiceBirth, profile: 'huizhou' } } })
}
const sent = (name: string) => screen.sent.filter(call => call.name === name)
const viewOf = async (caseId: Parameters<typeof cases.sentBack>[1]['id']) => (await counter.cards()).call('case.view', { caseId })
const selected = () => document.querySelector('.middle [aria-selected=true]')?.textContent ?? null

/** Enter on the open dialog: it says why nothing happens, and nothing is sent. */
async function enterDoesNothing(command: string): Promise<void> {
  await screen.hear()
  await screen.see(changed)
  await screen.press('Enter', 'F9')
  expect(sent(command)).toEqual([])
  await screen.press('Escape')
  await screen.gone(changed)
}

describe('at the cards desk', () => {
  test('柜员甲打开作废框，柜员乙先作废了同一张：回车不作废下一张', { timeout: 90_000 }, async () => {
    await inHuizhou()
    const a = await cases.sentBack(counter, await cases.uncollected(counter, first))
    const b = await cases.sentBack(counter, await cases.uncollected(counter, second))
    await sit('4')
    await key('F6')
    await screen.see(a.number)
    await screen.until(() => expect(selected()).toContain(a.number))
    await screen.press('F8', '1')
    await screen.until(() => expect(document.querySelector('.dialog')?.textContent).toContain(a.number))
    await (await counter.manager()).call('pickup.voidCard', { caseId: a.id, revision: a.revision, reason: '持卡人死亡' })
    await enterDoesNothing('pickup.voidCard')
    expect((await viewOf(b.id)).state).toBe('sent-back')
    // Nothing is selected any more, so the key that opened the dialog is gone until a card is chosen.
    await screen.see(lost)
    expect(screen.keys()).not.toContain('F8')
    await screen.press('ArrowDown')
    await screen.gone(lost)
    expect(selected()).toContain(b.number)
    expect(screen.keys()).toContain('F8')
  })

  test('one’s own decision hands on to the next card', async () => {
    await inHuizhou()
    const a = await cases.sentBack(counter, await cases.uncollected(counter, first))
    const b = await cases.sentBack(counter, await cases.uncollected(counter, second))
    await sit('4')
    await key('F6')
    await screen.until(() => expect(selected()).toContain(a.number))
    await screen.press('F8', '1', 'F9')
    await screen.until(() => expect(sent('pickup.voidCard')).toHaveLength(1))
    await screen.until(() => expect(selected()).toContain(b.number))
    expect(screen.text()).not.toContain(lost)
    expect((await viewOf(a.id)).state).toBe('void')
  })

  test('柜员甲打开制卡失败框，柜员乙先登记了失败：回车不再登记', async () => {
    const paid = await cases.paid(counter, first)
    const making = await cases.produced(counter, paid, ['sendToMake'])
    await sit('4')
    await screen.see('查找或扫码')
    await screen.press('3')
    await screen.see('李**')
    await screen.press('Enter')
    await screen.until(() => expect(screen.keys()).toContain('F8'))
    await screen.press('F8', '1')
    await cases.produced(counter, making, ['makeFailed'])
    await enterDoesNothing('production.record')
  })

  test('a box of cards is recorded as it was ticked: a card another window sent on is left, and said', async () => {
    const a = await cases.paid(counter, first)
    const b = await cases.paid(counter, second)
    await sit('4')
    await screen.see('查找或扫码')
    await screen.press('2')
    await screen.see(a.number)
    await screen.press('F5')
    await screen.until(() => expect(screen.keys()).toContain('F6'))
    await screen.press('F6')
    const back = await cases.produced(counter, a, ['sendToMake', 'makeFailed'])
    await cases.produced(counter, back, ['remake'])
    await screen.press('F9')
    await screen.until(() => expect(sent('production.recordMany')).toHaveLength(1))
    expect(sent('production.recordMany')[0]?.input).toMatchObject({
      cases: expect.arrayContaining([{ caseId: b.id, revision: b.revision, cardTail: null }]),
    })
    expect((await viewOf(a.id)).production.filter(({ event }) => event === 'sendToMake')).toHaveLength(1)
  })

  test('柜员甲打开取消预约框，柜员乙先取消了预约：回车不再取消', async () => {
    const a = await cases.booked(counter, first)
    await sit('4')
    await screen.see('查找或扫码')
    await screen.press('6')
    await screen.see(a.number)
    await screen.press('Enter')
    await screen.until(() => expect(screen.keys()).toContain('F8'))
    await screen.press('F8')
    await screen.see('取消预约')
    await (await counter.cards()).call('pickup.cancel', { caseId: a.id, revision: a.revision })
    await enterDoesNothing('pickup.cancel')
  })

  test('选定的时段被别的窗口约满：不会悄悄约到另一个时段', async () => {
    const a = await cases.atBranch(counter, first)
    const cards = await counter.cards()
    const { days } = await cards.call('pickup.offer', { caseId: a.id })
    const slot = days[0]?.slots.find(one => one.free > 0)
    if (!days[0] || !slot) throw new Error('no free slot was offered')
    await sit('4')
    await screen.see('查找或扫码')
    await screen.press('6')
    await screen.see(a.number)
    await screen.press('Enter')
    await screen.until(() => expect(screen.keys()).toContain('F5'))
    await (await counter.manager()).call('pickup.close', {
      firstDay: days[0].day,
      lastDay: days[0].day,
      span: { from: slot.start, to: slot.end },
      reason: '临时停办',
    })
    await screen.hear()
    await screen.see('选定的时段刚被约满或停办')
    await screen.press('F5', 'Enter')
    expect(sent('pickup.book')).toEqual([])
    await screen.press('ArrowDown')
    await screen.gone('选定的时段刚被约满或停办')
  })

  test('柜员甲打开退费框，柜员乙先退了费：回车不退下一笔', async () => {
    const [a, b] = [await owed(first), await owed(second)]
    await sit('4')
    await key('F8')
    await screen.see('应退')
    await screen.until(() => expect(screen.keys()).toContain('F8'))
    await screen.press('F8', '1')
    const number = document.querySelector('.dialog')?.textContent?.includes(a.number) ? a : b
    const other = number === a ? b : a
    await (await counter.cards()).call('fee.refund', { caseId: number.id, revision: number.revision, note: '受理有误' })
    await enterDoesNothing('fee.refund')
    expect((await viewOf(other.id)).fee.refund).toBeNull()
  })

  test('a movement of blank cards keeps the numbers it was opened with', async () => {
    const cards = await counter.cards()
    const second = { login: 'zhuguan', password: practicePassword }
    const from = (number: string) => BlankNumber.parse(number)
    for (const [low, high] of [
      ['0000100001', '0000100010'],
      ['0000200001', '0000200010'],
    ] as const)
      await cards.call('stock.receive', { first: from(low), last: from(high), supplier: '演练卡厂', second })
    await sit('4')
    await key('F7')
    await screen.see('0000100001')
    await screen.press('S')
    await screen.until(() => expect(screen.focus()).toBe('first'))
    await cards.call('stock.spoil', { first: from('0000100001'), last: from('0000100010'), reason: 'damaged', note: '' })
    await screen.hear()
    expect(screen.field('first')).toHaveProperty('value', '0000100001')
    await screen.press('Escape')
    await screen.see('0000200001')
  })
})

/** Paid, then given up while the money lies in the drawer. */
async function owed(person: typeof cases.citizen) {
  const view = await cases.paid(counter, person)
  const making = await cases.produced(counter, view, ['sendToMake', 'makeFailed'])
  const faults = [{ part: 'form', what: null }] as const
  const returned = await (await counter.cards()).call('production.record', {
    caseId: making.id,
    revision: making.revision,
    event: 'backToCounter',
    note: '客户放弃',
    cardTail: null,
    faults: [...faults],
  })
  return (await counter.teller()).call('case.void', { caseId: returned.id, revision: returned.revision, reason: '客户放弃' })
}

describe('in the lobby', () => {
  test('大堂甲打开取消预约框，柜台先取消了这一个：回车不取消下一个', async () => {
    const a = await cases.booked(counter, first)
    const b = await cases.booked(counter, second)
    await sit('1')
    await key('F4')
    await screen.see(a.number)
    await screen.until(() => expect(screen.keys()).toContain('F8'))
    await screen.press('F8')
    const asked = document.querySelector('.dialog')?.textContent?.includes(a.number) ? a : b
    const other = asked === a ? b : a
    await (await counter.cards()).call('pickup.cancel', { caseId: asked.id, revision: asked.revision })
    await enterDoesNothing('pickup.cancel')
    expect((await viewOf(other.id)).pickup.booked).not.toBeNull()
    await screen.see(lost)
  })
})

describe('at the teller’s desk', () => {
  test('柜员甲打开作废框，柜员乙改了这笔业务：框里说明，回车不作废', async () => {
    const a = await cases.noticed(await counter.teller(), first)
    await sit('2')
    await key('F5')
    await screen.press('Enter')
    await screen.until(() => expect(screen.keys()).toContain('F10'))
    await screen.press('F10')
    await screen.see('作废这笔业务')
    await screen.type('客户放弃')
    await (await counter.teller()).call('people.bring', { caseId: a.id, revision: a.revision, companion: null })
    await enterDoesNothing('case.void')
    expect((await viewOf(a.id)).state).not.toBe('void')
  })

  test('柜员甲打开不受理框，柜员乙先办了这份线上申请：回车不再答复', async () => {
    const teller = await counter.teller()
    await counter.send(teller.number, 'online.take', { path: sampleFolder }, 'dialog')
    await sit('2')
    await key('F7')
    await screen.see('演练市 APP')
    await screen.press('Enter')
    await screen.see('请核对现有社保卡')
    await screen.press('F10', '1')
    const [row] = (await teller.call('online.list', {})).rows
    if (!row) throw new Error('no application waits')
    await teller.call('online.refuse', { id: row.id, words: '照片不是申请人本人' })
    await screen.hear()
    await screen.see('刚由其他窗口办理')
    await screen.press('Enter')
    expect(sent('online.refuse')).toEqual([])
  })

  test('柜员甲打开撤销批次框，柜员乙先撤销了：回车不再撤销', async () => {
    const teller = await counter.teller()
    const batch = await teller.call('unit.open', unitOpening)
    await sit('2')
    await key('F4')
    await screen.see(batch.number)
    await screen.press('F9')
    await screen.until(() => expect(screen.keys()).toContain('F10'))
    await screen.press('F10', '1')
    await teller.call('unit.drop', { unitId: batch.id, reason: '单位撤回' })
    await enterDoesNothing('unit.drop')
  })
})

describe('at the manager’s desk', () => {
  test('主管甲打开停用框，主管乙先停用了这个人：回车不停用别人', async () => {
    const other = await counter.manager()
    await sit('5')
    await screen.see('今日概况')
    await screen.press('F6')
    await screen.see('kaguan')
    await screen.until(() => expect(screen.keys()).toContain('F4'))
    const people = await other.call('operator.list', {})
    const asked = people.find(({ login }) => selected()?.includes(login))
    if (!asked) throw new Error('nobody is selected')
    await screen.press('F4')
    await screen.see('停用')
    await other.call('operator.setActive', { operatorId: asked.id, active: false })
    await enterDoesNothing('operator.setActive')
    const active = (await other.call('operator.list', {})).filter(one => one.active)
    expect(active).toHaveLength(people.filter(one => one.active).length - 1)
  })

  test('主管甲改角色时，主管乙改了同一人的角色：回车不覆盖', async () => {
    const other = await counter.manager()
    await sit('5')
    await screen.see('今日概况')
    await screen.press('F6')
    await screen.see('kaguan')
    await screen.until(() => expect(selected()).toBeDefined())
    for (let row = 0; row < 20 && !selected()?.includes('kaguan'); row += 1) await screen.press('ArrowDown')
    expect(selected()).toContain('kaguan')
    const people = await other.call('operator.list', {})
    const asked = people.find(({ login }) => selected()?.includes(login))
    if (!asked) throw new Error('nobody is selected')
    await screen.press('F2')
    await screen.until(() => expect(document.querySelector('.dialog')).not.toBeNull())
    await other.call('operator.setRoles', { operatorId: asked.id, roles: ['lobby', 'cards'] })
    await enterDoesNothing('operator.setRoles')
    expect((await other.call('operator.list', {})).find(({ id }) => id === asked.id)?.roles.sort()).toEqual(['cards', 'lobby'])
  })

  test('主管甲要取消停办，主管乙先取消了这一条：F4 不取消下一条', async () => {
    const other = await counter.manager()
    for (const [day, reason] of [
      ['2026-03-12', '装修'],
      ['2026-03-13', '培训'],
    ] as const)
      await other.call('pickup.close', { firstDay: day, lastDay: day, span: null, reason })
    await sit('5')
    await screen.see('今日概况')
    await screen.press('Alt+h')
    await screen.see('装修')
    const { closures } = await other.call('pickup.hours', {})
    if (!closures[0]) throw new Error('no closure is listed')
    await screen.until(() => expect(screen.keys()).toContain('F4'))
    await other.call('pickup.reopen', { closureId: closures[0].id })
    await screen.hear()
    await screen.see(lost)
    await screen.press('F4')
    expect(sent('pickup.reopen')).toEqual([])
    expect((await other.call('pickup.hours', {})).closures).toHaveLength(1)
  })
})

describe('at the review desk', () => {
  test('复核员甲打开退回框，复核员乙先通过了这一件：回车不退回下一件', async () => {
    const teller = await counter.teller()
    const a = await cases.submitted(teller, first)
    const b = await cases.submitted(teller, second)
    await sit('3')
    await screen.until(() => expect(screen.keys()).toContain('R'))
    await screen.press('R')
    await screen.see('退回补正')
    // The first reviewer’s hold has run out while the dialog stood open.
    counter.clock.advance(11 * 60_000)
    const colleague = await counter.hired('fuhe2', ['reviewer'])
    await colleague.call('review.approve', { caseId: a.id, revision: a.revision })
    await screen.hear()
    await screen.see('刚由其他同事处理')
    await screen.press('Enter', 'F9')
    expect(sent('review.return')).toEqual([])
    expect(sent('review.approve')).toEqual([])
    expect((await viewOf(b.id)).state).toBe('submitted')
  })
})
