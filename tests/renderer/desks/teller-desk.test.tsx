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

test('between two people the next number stands largest, what came back first with its reason, and the arrows lead on to what is open', async () => {
  const teller = await counter.teller()
  const [anna, berta] = cases.madeUpCitizens(2)
  if (!anna || !berta) throw new Error('two people are made up')
  const sent = await cases.submitted(teller, anna)
  await (await counter.reviewer()).call('review.return', {
    caseId: sent.id,
    revision: sent.revision,
    faults: [{ part: 'form', what: 'mobile' }],
    note: '少一位',
  })
  await cases.filled(teller, berta)
  const lobby = await counter.lobby()
  const { number } = await lobby.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false, kind: 'old' })
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('少一位')
  const chosen = () => document.querySelector('.teller-start [aria-selected=true]')?.textContent ?? ''
  expect(document.querySelector('.next-number')?.textContent).toBe(number)
  expect(screen.text()).toContain(`叫号 ${number}`)
  expect(document.activeElement?.getAttribute('role')).toBe('listbox')
  expect(chosen()).toMatch(/手机.*少一位/)
  await screen.press('ArrowDown')
  await screen.until(() => expect(chosen()).not.toContain('少一位'))
  while (!chosen().includes('已填单')) await screen.press('ArrowDown')
  await screen.press('Home', 'Enter')
  await screen.until(() => expect(document.querySelector('.teller-start')).toBeNull())
  await screen.see('少一位')
  await screen.press('F4')
  await screen.see('可以开始了')
})

test('a window that has paused says so instead of a number', async () => {
  const teller = await counter.teller()
  await teller.call('queue.pause', { reason: 'meal' })
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('本窗口已暂停叫号')
  expect(document.querySelector('.next-number')).toBeNull()
  await teller.call('queue.pause', { reason: null })
})
