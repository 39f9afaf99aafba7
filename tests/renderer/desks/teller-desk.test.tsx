/** The teller's desk: the line, open cases, and a photo change from the ticket to the second person, by keys alone. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as cases from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let screen: Screen
beforeAll(async () => {
  counter = await aCounter()
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

test('a ticket is called, called again, and marked absent', async () => {
  await (await counter.lobby()).call('ticket.take', { item: 'REPLACE_PHOTO', priority: true })
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('A001')
  await screen.press('F2')
  await screen.see('已叫 1 次')
  await screen.see('撤销：叫号 A001')
  await screen.press('Alt+z')
  await screen.see('可以开始了')
  await screen.press('F9')
  await screen.see('已叫 1 次')
  await screen.press('F3')
  await screen.see('已叫 2 次')
  await screen.press('F10', 'Enter')
  await screen.see('A001 未到')
  expect(screen.sent.map(({ name }) => name)).not.toContain('ticket.absent')
  await screen.press('F9')
  await screen.see('可以开始了')
  await screen.press('F2')
  await screen.see('现在没有人等候。')
})

test('the open case of the same person is found by its number alone, before anything else is typed', async () => {
  const open = await cases.opened(await counter.teller(), cases.otherCitizen)
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.press('F8')
  await screen.see('证件号码')
  await screen.type(cases.otherCitizen.number)
  await screen.see(`此人已有一笔业务正在办理：${open.number}`)
  expect(screen.keys()).not.toContain('F9')
  await screen.press('F5')
  await screen.see('逐项告知客户')
})

test('a case put aside is found again among the open ones, at the step where it stood', async () => {
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('李**')
  await screen.press('F5', 'Enter')
  await screen.see('逐项告知客户')
  await screen.press('F4')
  await screen.see('可以开始了')
})

test('a case is made void only with a reason, and the dialog gives the focus back', async () => {
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('李**')
  await screen.press('F5', 'Enter')
  await screen.see('逐项告知客户')
  const before = screen.focus()
  await screen.press('F10', 'F9')
  await screen.see('请写明理由')
  await screen.press('Escape')
  expect(screen.focus()).toBe(before)
  await screen.press('F10')
  await screen.type('客户改日再办')
  await screen.press('F9')
  await screen.see('已作废')
})
