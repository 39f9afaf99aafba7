/** The citizen rates at the counter: one digit for a good grade, reasons for a bad one, and the teller takes the screen back. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { citizen, confirmed, otherCitizen } from '../support/a-case.ts'
import { aCounter, type Counter } from '../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../support/a-screen.tsx'

let engine: SharedEngine
let counter: Counter
let screen: Screen
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
})
afterEach(() => screen.leave())
afterAll(async () => {
  await counter.end()
  await engine.end()
})

/** The teller hands the case in at the window, and stands on the page of what was done. */
async function handedIn(person: typeof citizen): Promise<void> {
  const { id } = await confirmed(await counter.teller(), person)
  screen = await aScreen(counter)
  await screen.signIn('2')
  window.location.hash = `#desk=teller&case=${id}&step=confirm`
  window.dispatchEvent(new HashChangeEvent('hashchange'))
  await screen.see('提交复核')
}

const gradesGiven = async () => {
  const today = counter.clock.today()
  const { grades } = await (await counter.manager()).call('report.view', { span: { from: today, to: today } })
  return grades.flatMap(({ grade, count }) => Array.from({ length: count }, () => grade))
}

test('five grades, one digit, thanks', async () => {
  await handedIn(citizen)
  await screen.press('F9')
  await screen.see('请客户评价')
  await screen.press('Ctrl+P')
  await screen.see('请您评价本次服务')
  // Nothing of anybody's data is on the page that is turned round.
  expect(document.querySelector('.rating-page')?.textContent).not.toMatch(/张|1101/)
  await screen.press('2')
  await screen.see('谢谢您的评价')
  await screen.press('F9')
  await screen.see('客户已评价。')
  expect(screen.keys()).not.toContain('Ctrl+P')
  expect(screen.text()).not.toContain('满意')
  expect(await gradesGiven()).toEqual([4])
})

test('a bad grade is asked why', async () => {
  await handedIn(otherCitizen)
  await screen.press('F9')
  await screen.see('请客户评价')
  await screen.press('Ctrl+P')
  await screen.see('请您评价本次服务')
  await screen.press('5')
  await screen.see('请告诉我们哪里不满意')
  await screen.press('F9')
  await screen.see('请至少选一项')
  await screen.press('1', '5', 'F9')
  await screen.see('谢谢您的评价')
  expect(await gradesGiven()).toEqual([4, 1])
})
