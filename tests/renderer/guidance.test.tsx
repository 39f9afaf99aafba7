/** The guidance desk by keys alone: a path walked by digits to a ticket, a question in the customer's own words, a page to take home. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCounter, type Counter } from '../support/a-counter.ts'
import { pretendPictures } from '../support/a-pen.ts'
import { aScreen, type Screen } from '../support/a-screen.tsx'
import { aSlipPress } from '../support/a-slip-press.ts'

let counter: Counter
let screen: Screen
beforeAll(async () => {
  pretendPictures()
  counter = await aCounter()
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

const taken = () => screen.sent.filter(({ name }) => name === 'ticket.take').map(({ input }) => input)

/** The lobby is the first of the made-up people, the teller the second. */
async function opened(digit: '1' | '2' = '1', answers = {}) {
  screen = await aScreen(counter, answers)
  await screen.signIn(digit)
  await screen.until(() => expect(screen.keys()).toContain('Ctrl+G'))
  await screen.press('Ctrl+G')
  await screen.see('您现在有哪种社保卡？')
  await screen.see('常问的问题第三代社保卡如何换照片?')
}

test('five digits lead to a yes, and one more key gives a real number to print', async () => {
  const press = aSlipPress()
  await opened('1', press.answers)
  expect(screen.focus()).toBe('words')
  await screen.press('4')
  await screen.see('要办什么，或遇到了什么问题？')
  await screen.press('1')
  await screen.see('是什么原因？')
  await screen.press('2')
  await screen.see('谁来办？')
  await screen.press('1')
  await screen.see('您是在本地参保、居住')
  await screen.press('1')
  await screen.see('可以办')
  await screen.see(/何时能领.*2026年3月25日（星期三）可领/)
  expect(screen.text()).toMatch(/第三代.*换照片.*明显不同.*本人来办.*是，在本地/)
  await screen.press('F8', 'F9')
  await screen.see(/刚取的号A001.*优先号/)
  expect(taken()).toEqual([{ item: 'REPLACE_PHOTO', priority: true }])
  // The number is given once: the same key prints it now.
  await screen.press('F9')
  await screen.see('共 1 页')
  expect(taken()).toHaveLength(1)
  expect(press.printed).toMatchObject([{ kind: 'ticket' }])
})

test('a step back forgets only the last answer, and the next customer begins anew', async () => {
  await opened()
  await screen.press('4')
  await screen.see('要办什么')
  await screen.press('0')
  await screen.see('第 2 / 2 页')
  await screen.press('0', '1')
  await screen.see('是什么原因？')
  await screen.press('Backspace')
  await screen.see('要办什么')
  await screen.gone('是什么原因？')
  await screen.press('F5')
  await screen.see('您现在有哪种社保卡？')
  await screen.press('Escape')
  await screen.see('还没有取号')
})

test('the customer says it in other words: the answer comes at once, and closer with every further digit', async () => {
  await opened()
  await screen.type('照片太丑了')
  await screen.see('可能要问的社保卡太难看了是否能换照片?')
  await screen.press('Enter')
  await screen.see(/不能办.*本地不接受这个理由/)
  expect(screen.text()).toContain('说得更准：您现在有哪种社保卡？')
  expect(screen.keys()).not.toContain('F9')
  await screen.press('3')
  await screen.see('说得更准：谁来办？')
})

test('digits and the back key belong to the words as long as there are words', async () => {
  await opened()
  await screen.type('天气')
  await screen.see('没有找到相近的问题')
  await screen.press('4', 'Backspace')
  expect(screen.text()).toContain('您现在有哪种社保卡？')
  await screen.press('Escape')
  await screen.see('常问的问题')
  await screen.press('ArrowDown', 'Enter')
  await screen.see(/更换照片.*第三代社保卡如何换照片/)
})

test('the answer is printed as one page, from what was asked', async () => {
  const press = aSlipPress()
  await opened('1', press.answers)
  await screen.press('4')
  await screen.see('要办什么')
  await screen.press('1')
  await screen.see('是什么原因？')
  await screen.press('F9')
  await screen.see('多少钱')
  await screen.press('F6')
  await screen.see('共 1 页')
  expect(press.printed).toMatchObject([
    { kind: 'guide', caseId: null, guide: { question: null, picked: { card: 'third', trouble: 'photo' } } },
  ])
})

test('a number is offered exactly where the counter would take the case', async () => {
  await opened()
  for (const { id, picked, ask } of (await screen.ask('guidance.search', { text: '' })).value.hits) {
    const { ticket } = (await screen.ask('guidance.answer', { question: id, picked })).value
    await screen.type(ask)
    await screen.see(`可能要问的${ask}`)
    await screen.press('Enter')
    await screen.see('多少钱')
    await screen.until(() => expect(screen.keys().includes('F9'), ask).toBe(ticket !== null))
    await screen.press('F5')
    await screen.gone('多少钱')
  }
})

test('a teller opens it over the desk and comes back to where the desk stood', async () => {
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.until(() => expect(screen.keys()).toContain('F8'))
  await screen.press('F8')
  await screen.see('证件号码')
  await screen.goTo('number')
  await screen.type('440106')
  await screen.press('Ctrl+G')
  await screen.see('客户怎么说')
  expect(document.querySelector('.desk-ground')?.hasAttribute('hidden')).toBe(true)
  await screen.press('Escape')
  await screen.gone('客户怎么说')
  expect(screen.focus()).toBe('number')
  expect(screen.field('number')).toHaveProperty('value', '4401 06')
})
