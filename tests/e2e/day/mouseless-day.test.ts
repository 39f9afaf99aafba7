/** A whole day of a counter without a mouse: eight items from the number in the lobby to the closed case, and the end of the day, in the real window. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aCounterDay, type CounterDay } from '../../support/a-counter-day.ts'
import { patience } from '../../support/patience.ts'
import { keysAlone } from './keys-alone.ts'
import { aWholeDay, visitsOfARound } from './walk.ts'

let day: CounterDay
let release: () => void = () => undefined

beforeAll(async () => {
  const opened = await aCounterDay()
  // The customer signs with a pen, which is no mouse.
  day = { ...opened, hands: { ...opened.hands, sign: opened.hands.signByPen } }
  ;({ release } = await keysAlone(day))
})
afterAll(() => {
  release()
  return day.end()
})

test('tickets, cases, reviews, fees, cards, hand-overs and the end of the day need the keyboard and the customer’s pen', async () => {
  const { served } = await aWholeDay(day, 1)
  expect(served.map(({ item }) => item)).toEqual(visitsOfARound.map(({ item }) => item))
  expect(new Set(served.map(({ item }) => item)).size).toBe(8)
  expect(day.app.launched.complaints).toEqual([])
})

test('a mouse that is used is found: the window throws, and nothing is done', async () => {
  const { page, complaints } = day.app.launched
  await page.mouse.click(20, 20)
  // What the page throws is told a moment later.
  await vi.waitFor(() => expect(complaints).toContain('a pointer was used: pointerdown'), { timeout: patience(10_000) })
  expect(complaints.every(complaint => complaint.startsWith('a pointer was used'))).toBe(true)
  await expect(page.locator('.key-bar').click()).rejects.toThrow('the hands of this walk use keys')
})
