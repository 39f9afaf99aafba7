/** The lobby: a digit gives a number, and whoever may go first does. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { fail } from '../../../shared/result.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { pretendPictures } from '../../support/a-pen.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { aSlipPress } from '../../support/a-slip-press.ts'

let counter: Counter
let screen: Screen
beforeAll(async () => {
  pretendPictures()
  counter = await aCounter()
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

const taken = () => screen.sent.filter(({ name }) => name === 'ticket.take').map(({ input }) => input)

test('a digit gives the next number and says how many come before it', async () => {
  screen = await aScreen(counter)
  await screen.signIn('1')
  await screen.see('还没有取号')
  await screen.press('1')
  await screen.see(/A001.*前面没有人等候/)
  await screen.press('1')
  await screen.see(/A002.*前面还有 1 人等候/)
})

test('a digit pressed again at once gives no second number', async () => {
  screen = await aScreen(counter, {}, { rest: 60_000 })
  await screen.signIn('1')
  await screen.see('还没有取号')
  await screen.press('1')
  await screen.see('A003')
  await screen.press('1', '1')
  expect(taken()).toHaveLength(1)
})

test('a priority number goes to the front, and the next one is an ordinary one again', async () => {
  screen = await aScreen(counter)
  await screen.signIn('1')
  await screen.see('还没有取号')
  await screen.press('P', '1')
  await screen.see(/A004.*优先号.*前面没有人等候/)
  await screen.press('1')
  await screen.see('A005')
  expect(taken()).toEqual([
    { item: 'REPLACE_PHOTO', priority: true, kind: 'old' },
    { item: 'REPLACE_PHOTO', priority: false },
  ])
})

test('every item of the counter has its tile, on as many pages as it takes, and each gives a number', async () => {
  screen = await aScreen(counter)
  await screen.signIn('1')
  await screen.see('第 1 / 3 页')
  expect(screen.text()).not.toContain('柜台尚未开通')
  await screen.press('0', '0')
  await screen.see('第 3 / 3 页')
  expect(screen.text()).toContain('单位批量')
  await screen.press('3')
  await screen.see('第 1 / 3 页')
  expect(taken()).toHaveLength(1)
})

test('the number is printed, shown and saved; a press that fails says that the number stands', async () => {
  const press = aSlipPress()
  screen = await aScreen(counter, press.answers)
  await screen.signIn('1')
  await screen.see('还没有取号')
  expect(screen.keys()).not.toContain('F7')
  await screen.press('1')
  await screen.see('A006')
  press.state.broken = true
  await screen.press('F7')
  await screen.see('单据没有生成，业务已保存。请重试打印。')
  press.state.broken = false
  await screen.press('Enter')
  await screen.see('共 1 页')
  expect(press.printed).toMatchObject([{ kind: 'ticket', caseId: null }])
  await screen.press('F7')
  await screen.see('已另存')
  expect(press.saved).toHaveLength(1)
  await screen.press('Escape')
  await screen.gone('共 1 页')
})

test('the line of today follows what the counters do', async () => {
  screen = await aScreen(counter)
  await screen.signIn('1')
  await screen.see('没有柜台在叫号')
  await (await counter.teller()).call('ticket.call', {})
  await screen.hear()
  await screen.see(/正在办理A004换照片03号窗口/)
})

test('a printer once chosen gets each number; an empty roll is told and the number is printed again with the key', async () => {
  const press = aSlipPress()
  press.state.out = { state: 'failed', reason: 'paper' }
  screen = await aScreen(counter, press.answers)
  await screen.signIn('1')
  await screen.see('还没有取号')
  await screen.press('1')
  await screen.see(/前面还有/)
  await screen.press('F7')
  await screen.see('共 1 页')
  await screen.until(() => expect(screen.keys()).toContain('F2'))
  expect(press.sent).toEqual([])
  await screen.press('F2')
  await screen.see('演练小票机（模拟）')
  await screen.press('Enter')
  await screen.see('没有打出来：缺纸。请装好纸后再打一次。')
  expect(press.sent).toEqual([{ printId: '01JD0000000000000000000009' }])
  press.state.out = { state: 'printed', reason: null }
  await screen.press('F2')
  await screen.see('补打：已打印')
  expect(press.sent).toHaveLength(2)
  await screen.ask('device.pin', { purpose: 'slip', device: null })
})

test('the machine gives a number by touch, and takes back the one whose slip was not printed', async () => {
  let paper = false
  const press = aSlipPress()
  screen = await aScreen(counter, {
    ...press.answers,
    'slip.print': (input: unknown) =>
      paper ? (press.answers['slip.print'] as (asked: unknown) => unknown)(input) : fail({ code: 'PRINT_FAILED' }),
  })
  await screen.signIn('1')
  await screen.see('还没有取号')
  await screen.press('F8')
  await screen.see('您来办什么')
  const touch = async (label: string) => {
    const button = [...document.querySelectorAll<HTMLButtonElement>('.machine button')].find(one => one.textContent?.includes(label))
    button?.click()
    await screen.hear()
  }
  await touch('卡丢了')
  await screen.see('请问您是')
  await touch('老年人')
  await screen.see('号单没有打印出来')
  const before = await screen.ask('ticket.line', {})
  expect(before.value.waiting.some(({ item }) => item === 'REISSUE')).toBe(false)
  paper = true
  await touch('再试一次')
  await screen.see(/您的号码B002/)
  const after = await screen.ask('ticket.line', {})
  expect(after.value.waiting.find(({ number }) => number === 'B002')).toMatchObject({ item: 'REISSUE', kind: 'old' })
  await touch('好的')
  await screen.see('点一下，取号等候')
  await screen.press('Escape')
  await screen.see('取号')
})
