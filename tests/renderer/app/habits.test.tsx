/** A person moves a function key: it works where they put it and no longer where it is printed, until they leave. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let screen: Screen
beforeEach(async () => {
  counter = await aCounter()
  await (await counter.lobby()).call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  screen = await aScreen(counter)
  await screen.signIn('2')
})
afterEach(async () => {
  await screen.leave()
  await counter.end()
})

/** From the desk to the row of a key in the list of one's own keys. */
async function atRowOf(key: string): Promise<void> {
  await screen.press('F1')
  await screen.press('F4')
  await screen.see('选中一行按回车')
  const marked = () => document.querySelector('tr[aria-selected=true] kbd')?.textContent
  while (marked() !== key) await screen.press('ArrowDown')
}
const shownAt = (place: string) => document.querySelector(`.key-bar [aria-keyshortcuts="${place}"]`)?.textContent
const called = async () => (await (await counter.teller()).call('ticket.line', {})).waiting.length === 0

test('F9 under Insert calls the next person; the bar and F1 say Insert, and F9 itself does nothing', async () => {
  await screen.until(() => expect(shownAt('F9')).toContain('叫号 A001'))
  await atRowOf('F9')
  await screen.press('Enter')
  await screen.see('请按 F9 的新键位')
  await screen.press('Insert')
  await screen.until(() => expect(document.querySelector('tr[aria-selected=true]')?.textContent).toContain('Insert'))
  await screen.press('Escape')
  await screen.until(() => expect(shownAt('Insert')).toContain('叫号 A001'))
  await screen.press('F9')
  expect(screen.sent.some(({ name }) => name === 'ticket.call')).toBe(false)
  await screen.press('F1')
  await screen.see('有按键移动过')
  await screen.press('Escape', 'Insert')
  await screen.until(() => expect(screen.sent.some(({ name }) => name === 'ticket.call')).toBe(true))
  await screen.see('A001')
  expect(await called()).toBe(true)
})

test('a place that is taken is refused in one sentence, and the two keys may change places instead', async () => {
  await atRowOf('F9')
  await screen.press('Enter')
  await screen.press('F5')
  await screen.see('F5 上已有 F5 和 F9')
  await screen.press('F8')
  await screen.until(() => expect(document.querySelector('tr[aria-selected=true]')?.textContent).toContain('F5'))
  await screen.press('Escape')
  await screen.until(() => expect(shownAt('F5')).toContain('叫号 A001'))
})

test('Esc moves nothing, and a letter is no place for a function key', async () => {
  await atRowOf('F3')
  await screen.press('Enter')
  await screen.press('A')
  await screen.see('A 不能作键位')
  await screen.press('Enter')
  await screen.press('Escape')
  expect(screen.text()).toContain('选中一行按回车')
  expect(screen.sent.some(({ name }) => name === 'habit.keep')).toBe(false)
})

test('more contrast is asked for by the person, and ends when somebody else sits down', async () => {
  await screen.press('F1')
  await screen.press('F4')
  await screen.see('选中一行按回车')
  const more = () => document.documentElement.hasAttribute('data-more-contrast')
  await screen.press('F4')
  await screen.until(() => expect(more()).toBe(true))
  await screen.press('Escape')
  await screen.press('F12')
  await screen.until(() => expect(screen.keys()).toContain('F8'))
  await screen.press('F8')
  await screen.see('演练用户')
  await screen.until(() => expect(more()).toBe(false))
})
