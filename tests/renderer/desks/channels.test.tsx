/** The rooms of applications made online and of units at the teller's desk, by keys alone. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { sampleFolder } from '../../support/an-application.ts'

let counter: Counter
let screen: Screen
beforeAll(async () => {
  counter = await aCounter()
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

test('an application waits in its room, and is not taken on before every question about it is answered', async () => {
  const teller = await counter.teller()
  await counter.send(teller.number, 'online.take', { path: sampleFolder }, 'dialog')
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('可以开始了')
  await screen.press('F7')
  await screen.see('演练市 APP')
  await screen.press('Enter')
  await screen.see('请核对现有社保卡')
  await screen.press('F9')
  await screen.see('请逐项看过照片后勾选')
  expect(screen.focus()).toBe('card.state')
  await screen.press('F10')
  await screen.see('理由会原样写进答复')
  await screen.press('1', 'F9')
  await screen.see('经办人员核对后未受理：照片不是申请人本人')
  await screen.press('Escape', 'Escape')
  await screen.see('可以开始了')
})

test('a number called for a unit opens its room at the unit’s name, and goes nowhere without the papers', async () => {
  await (await counter.lobby()).call('ticket.take', { item: 'BATCH', priority: false })
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('M001')
  await screen.press('F2')
  await screen.see('登记单位')
  await screen.until(() => expect(screen.focus()).toBe('unitName'))
  await screen.press('F9')
  await screen.see('请逐件核对并勾选')
  await screen.press('Escape')
  await screen.see('没有单位批次')
  await screen.press('Escape')
  await screen.see('单位号票')
})
