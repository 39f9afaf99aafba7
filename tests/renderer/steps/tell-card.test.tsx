/** The dialog that takes down a card: what is wrong is said at its field, what is right stands in the panel at once. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { accountStateText, cardStateText, generationText, holderText } from '../../../shared/strings/zh-CN/card.ts'
import { citizen } from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { inTheChair } from '../../support/an-item.ts'

const text = holderText.form
let counter: Counter
let screen: Screen
beforeAll(async () => {
  counter = await aCounter()
  await inTheChair(counter, await counter.teller(), citizen, 'REPLACE_PHOTO')
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

const panel = () => document.querySelector('.holder-panel')?.textContent ?? ''
const told = () => screen.sent.filter(({ name }) => name === 'holder.tellCard').length

test('nothing is taken down before every field fits, and the focus stands on the first that does not', async () => {
  await screen.see(text.title)
  expect(screen.focus()).toBe('cardNumber')
  await screen.type('12')
  await screen.goTo('validTo')
  await screen.type('20261399')
  await screen.goTo('state')
  await screen.press('Enter')
  await screen.see(text.badNumber)
  expect(screen.text()).toContain(text.badDay)
  expect(screen.focus()).toBe('cardNumber')
  expect(told()).toBe(0)
  // Esc leaves the page behind as it was, with the focus where the page begins.
  await screen.press('Escape')
  await screen.gone(text.explain)
  expect(screen.focus()).toBe('reason')
  expect(panel()).toContain(holderText.none)
})

test('the branch’s own bank stands there already; what was told stands in the panel and can be told anew', async () => {
  await screen.see(text.title)
  await screen.type('A12345678')
  // Enter passes over the bank that stands there and the account that may stay empty.
  await screen.press('Enter')
  expect(screen.focus()).toBe('generation')
  await screen.goTo('accountTail')
  await screen.type('6688')
  await screen.goTo('validTo')
  await screen.press('L')
  await screen.goTo('state')
  await screen.press('Enter')
  await screen.until(() => expect(panel()).toContain(cardStateText.normal))
  await screen.until(() => expect(panel()).toContain('中国工商银行'))
  expect(panel()).toContain(generationText[3])
  expect(panel()).toContain('6688')
  expect(document.querySelector('[role=dialog]')).toBeNull()

  await screen.press('F6')
  await screen.see(text.titleAgain)
  expect((screen.field('cardNumber') as HTMLInputElement).value).toBe('A12345678')
  await screen.goTo('accountTail')
  await screen.type('7799')
  await screen.goTo('state')
  await screen.press('Enter')
  await screen.until(() => expect(panel()).toContain(holderText.account(accountStateText.active, '7799')))
})
