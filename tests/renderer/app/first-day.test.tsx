/** Somebody new is led through the first case: what to do next stands above the work and moves on by itself. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let screen: Screen
beforeEach(async () => {
  window.localStorage.removeItem('first-day')
  counter = await aCounter()
  screen = await aScreen(counter)
})
afterEach(async () => {
  window.localStorage.removeItem('first-day')
  await screen.leave()
  await counter.end()
})

test('begun in the lobby, it hears the number that is given, and says who goes on', async () => {
  await screen.signIn('1')
  await screen.press('F1')
  await screen.see('开始第一天引导')
  await screen.press('F3')
  await screen.see('第 1 / 15 步')
  await screen.see('按 1 给换照片的客户取号')
  await screen.until(() => expect(document.querySelector('.tile')).not.toBeNull())
  await screen.press('1')
  await screen.see('第 2 / 15 步')
  await screen.see('下一步由经办台的王敏来做')
})

test('at the next desk it says the next key, a lesson can be skipped, and it ends when one likes', async () => {
  window.localStorage.setItem('first-day', '1')
  await (await counter.lobby()).call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  await screen.signIn('2')
  await screen.see('按 F9 叫下一位')
  await screen.until(() => expect(screen.keys()).toContain('F9'))
  await screen.press('F9')
  await screen.see('录入演练客户')
  await screen.press('Alt+Enter')
  await screen.see('登记客户手中的卡')
  await screen.press('F1')
  await screen.press('F3')
  await screen.gone('登记客户手中的卡')
})

test('F1 says what the page is for, and explains the words of the trade', async () => {
  await screen.signIn('4')
  await screen.press('F1')
  await screen.see('每一列是卡走到的一站')
  await screen.press('F5')
  await screen.see('承诺领卡日')
  await screen.type('冲正')
  await screen.see('没有真正收到时的更正')
  expect(screen.text()).not.toContain('答应客户最晚能领卡的日子')
})
