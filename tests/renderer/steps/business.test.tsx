/** The business step: reason, papers, notices and consents, each ticked by itself. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { noticesFor } from '../../../shared/business/notices.ts'
import { opened } from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let screen: Screen
beforeAll(async () => {
  counter = await aCounter()
  await opened(await counter.teller())
})
beforeEach(async () => {
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('张**')
  await screen.press('F5', 'Enter')
  await screen.see('逐项告知客户')
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

const ticked = () => [...document.querySelectorAll('[role=checkbox][aria-checked=true]')].length

test('nothing is ticked for the teller but the picture still to be taken, and going on without ticks says what is open', async () => {
  expect(ticked()).toBe(1)
  expect(document.querySelector('[aria-checked=true]')?.getAttribute('data-field')).toBe('papers.NEW_PHOTO')
  await screen.press('F9')
  await screen.see('请选择办理原因')
  expect(screen.text()).toContain('请逐件核对并勾选')
  expect(screen.text()).toContain('请逐项告知并勾选')
  expect(screen.text()).toContain('未取得同意，不能采集照片')
  expect(screen.focus()).toBe('reason')
})

test('every paper stands with the law behind it, and the consent apart from the notices', async () => {
  expect(screen.text()).toContain('第三十一条')
  const groups = [...document.querySelectorAll('[role=group] h2')].map(head => head.textContent)
  expect(groups).toEqual(['核对材料原件1 / 3', '逐项告知客户0 / 7', '客户单独同意0 / 1'])
})

test('a receipt number takes the place of the camera by one key, and the same key gives it back', async () => {
  await screen.press('F7')
  expect(screen.focus()).toBe('photoReceipt')
  await screen.press('F9')
  await screen.see('请选择办理原因')
  expect(screen.text()).toContain('请照客户手机短信录入相片回执号')
  await screen.press('F7')
  expect(document.querySelector('[data-field=photoReceipt]')).toBeNull()
  await screen.press('F7')
  await screen.type('sz2026a0001')
  expect(screen.text()).not.toContain('请照客户手机短信录入相片回执号')
})

test('the notices are read as one page: one key says all of them told, and the consent is still asked for by itself', async () => {
  await screen.press('T')
  expect(ticked()).toBe(noticesFor('REPLACE_PHOTO').length + 1)
  expect(screen.focus()).toBe('consents.PHOTO_CONSENT')
  expect(screen.keys()).not.toContain('T')
})

test('digits alone tick everything, and the case goes on to the form', async () => {
  await screen.press('2', '1', '2')
  expect(screen.focus()).toBe('papers.NEW_PHOTO')
  await screen.press('Enter')
  expect(screen.focus()).toBe('notices.NEW_CARD')
  await screen.press(...noticesFor('REPLACE_PHOTO').map((_, place) => String(place + 1)))
  expect(screen.focus()).toBe('consents.PHOTO_CONSENT')
  await screen.press('Space')
  expect(ticked()).toBe(11)
  await screen.press('F9')
  await screen.see('手机号码')
})
