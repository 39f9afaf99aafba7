/** Handing the card over: verified again, the old card dealt with, told, signed; then the case is closed. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as cases from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { pretendPictures, signOn } from '../../support/a-pen.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { aSlipPress } from '../../support/a-slip-press.ts'

let engine: SharedEngine
let counter: Counter
let screen: Screen
const press = aSlipPress()
beforeAll(async () => {
  pretendPictures()
  engine = await aSharedEngine()
})
beforeEach(async () => {
  counter = await aCounter({ photos: engine })
  await cases.booked(counter)
  screen = await aScreen(counter, press.answers)
  await screen.signIn('4')
  await screen.see('张**')
  await screen.press('Enter')
  await screen.see('已预约')
  await screen.press('F9')
  await screen.see('请领卡人出示原件')
})
afterEach(async () => {
  await screen.leave()
  await counter.end()
})
afterAll(() => engine.end())

/** The number scanned, the three comparisons ticked by digits. */
async function verify(number: string): Promise<void> {
  expect(screen.focus()).toBe('number')
  await screen.type(number)
  await screen.press('Enter', '1', '2', '3', 'F9')
}

test('the card goes out in three steps, and the case is closed with its slip', async () => {
  await verify(cases.citizen.number)
  await screen.see('旧卡怎样处理')
  await screen.press('1', '1', '2', 'F9')
  await screen.see('我已领到尾号 0042 的新社会保障卡')
  await signOn(screen)
  await screen.press('F9')
  await screen.see('新卡已交给客户')
  expect(screen.text()).toContain('收回作废')
  await screen.press('F7')
  await screen.until(() => expect(press.printed.at(-1)?.kind).toBe('pickup'))
  await screen.press('Escape', 'F9')
  await screen.see(/领卡中0/)
})

test('someone else’s document does not take the card', async () => {
  await verify(cases.otherCitizen.number)
  await screen.see('证件号码与持卡人不符，请核对是否本人')
  expect(screen.text()).toContain('不能发卡')
  expect(screen.focus()).toBe('number')
  expect(screen.text()).not.toContain('旧卡怎样处理')
})

test('a holder with a new name takes the card by the register’s line', async () => {
  await screen.type(cases.citizen.number)
  await screen.press('F7')
  await screen.until(() => expect(screen.focus()).toBe('nameNow'))
  await screen.type('王新名')
  await screen.press('Enter', '1', '1', '2', '3')
  expect(screen.text()).toContain('与更名依据上的曾用名一致')
  await screen.press('F9')
  await screen.see('旧卡怎样处理')
  expect(screen.sent.find(({ name }) => name === 'handover.verify')?.input).toMatchObject({ renamed: { name: '王新名', link: 'register' } })
})

test('every comparison must hold before anything is sent', async () => {
  await screen.type(cases.citizen.number)
  await screen.press('Enter', '1', 'F9')
  await screen.see('三项都一致才能继续')
  expect(screen.focus()).toBe('looks.name')
  expect(screen.sent.some(({ name }) => name === 'handover.verify')).toBe(false)
})

test('the old card and what must be told are asked for, and no card goes without a signature', async () => {
  await verify(cases.citizen.number)
  await screen.see('旧卡怎样处理')
  await screen.press('F9')
  await screen.see('请选择旧卡的处理')
  // Guangzhou collects the old card: leaving it with the holder cannot be chosen.
  await screen.press('2', 'F9')
  await screen.see('请选择旧卡的处理')
  await screen.press('3', 'F9')
  await screen.see('请逐项告知并勾选')
  await screen.press('1', '2', 'F9')
  await screen.see('请领卡人在此签名')
  await screen.press('F9')
  await screen.see('请领卡人在横线上签名')
  expect(screen.sent.some(({ name }) => name === 'handover.complete')).toBe(false)
  await screen.press('Escape')
  await screen.see('旧卡怎样处理')
  await screen.press('F9')
  await screen.see('请领卡人在此签名')
})

test('a taker who leaves without the card leaves it at the branch', async () => {
  await verify(cases.citizen.number)
  await screen.see('旧卡怎样处理')
  await screen.press('F8')
  await screen.see('卡放回待领')
  await screen.press('F9')
  await screen.see('开始领卡')
  await screen.see(/待领卡1/)
})

test('a teller hands a card over too, found by the number of whoever asks for it', async () => {
  await screen.leave()
  screen = await aScreen(counter, press.answers)
  await screen.signIn('2')
  await screen.press('F8')
  await screen.see('证件号码')
  await screen.type(cases.citizen.number)
  await screen.see('此人已有一笔业务正在办理')
  await screen.press('F5')
  await screen.see('已预约')
  await screen.press('F9')
  await screen.see('请领卡人出示原件')
  await verify(cases.citizen.number)
  await screen.see('旧卡怎样处理')
  await screen.press('3', '1', '2', 'F9')
  await screen.see('请领卡人在此签名')
  await signOn(screen)
  await screen.press('F9')
  await screen.see('新卡已交给客户')
  await screen.press('F9')
  await screen.see('可以开始了')
})
