/** The manager's rooms of money and serials: the fees and statistics of a month, and the acts of a day, by keys alone. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as cases from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let engine: SharedEngine
let counter: Counter
let screen: Screen
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  await cases.paid(counter)
})
afterEach(() => screen.leave())
afterAll(async () => {
  await counter.end()
  await engine.end()
})

test('the manager reads the fees of the month, the statistics and the acts of the day', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('Ctrl+M')
  await screen.see('收费账')
  await screen.see('共 1 笔')
  expect(screen.text()).toContain('20.00')
  await screen.press('Alt+T')
  await screen.see('送制')
  await screen.press('F4', 'F4', 'F4')
  await screen.see('净收（元）')
  await screen.press('Ctrl+N')
  await screen.see('卡管系统：本网点当日办结')
  await screen.see('这一天没有须登记流水号的业务')
})
