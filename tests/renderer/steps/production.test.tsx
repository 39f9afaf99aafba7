/** The card on its way: sent, failed and why, made again, received with its last digits. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { practicePassword } from '../../../shared/practice.ts'
import * as cases from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let engine: SharedEngine
let counter: Counter
let screen: Screen
beforeAll(async () => {
  engine = await aSharedEngine()
})
beforeEach(async () => {
  counter = await aCounter({ photos: engine })
  await cases.paid(counter)
  screen = await aScreen(counter)
  await screen.signIn('4')
  await screen.see('张**')
  await screen.press('Enter')
  await screen.see('还没有送制。')
})
afterEach(async () => {
  await screen.leave()
  await counter.end()
})
afterAll(() => engine.end())

/** What may be done beside the step: the fee put right, the case ended, a fact corrected. */
const aside = ['Ctrl+H', 'Ctrl+D', 'Ctrl+T']

test('only what may happen next has a key, and each event joins the history', async () => {
  expect(screen.keys()).toEqual(['Escape', 'P', ...aside, 'F6', 'F7', 'F10', 'F9'])
  await screen.press('F9')
  await screen.see(/已送制赵卡登记/)
  expect(screen.keys()).toEqual(['Escape', 'P', ...aside, 'F6', 'F7', 'F8', 'F9'])
  await screen.press('F9')
  await screen.see(/市行已签收赵卡登记/)
  expect(screen.keys()).toEqual(['Escape', 'P', ...aside, 'F6', 'F9'])
})

test('a failed card is recorded with the reason and made again', async () => {
  await screen.press('F9')
  await screen.see('制卡中心正在制作')
  await screen.press('F8', 'F9')
  await screen.see('请写明原因')
  await screen.goTo('common')
  await screen.press('1', 'F9')
  await screen.see('这张卡没有做成')
  expect(screen.text()).toMatch(/制卡失败赵卡登记照片被制卡中心退回/)
  await screen.press('F9')
  await screen.see('已重新送制')
})

test('a card is received only with the last four digits of its number', async () => {
  await screen.press('F9')
  await screen.see('制卡中心正在制作')
  await screen.press('F7')
  await screen.see('录入新卡卡号后四位')
  await screen.type('12')
  await screen.press('F9')
  await screen.see('请录入 4 位数字')
  await screen.type('0731')
  await screen.press('F9')
  await screen.see('卡已在网点')
  expect(screen.text()).toContain('0731')
})

test('a card made at the counter takes the next blank card of this drawer, whose number stands with the case', async () => {
  const cards = await counter.cards()
  const second = { login: 'zhuguan', password: practicePassword }
  const range = { first: 'B00000001', last: 'B00000010' }
  await cards.call('stock.receive', { ...range, supplier: '省卡中心', second })
  await cards.call('stock.draw', { ...range, second })
  await screen.press('F7')
  await screen.see('取一张本人领用的空白卡')
  await screen.until(() => expect(screen.field('blank')).toHaveProperty('value', 'B00000001'))
  await screen.press('F9')
  await screen.see('本柜台制卡，白卡卡号 B00000001')
  await screen.press('F9')
  await screen.see('制卡完成')
})

test('a picture the centre refuses goes back to the counter with what is wrong', async () => {
  await screen.press('F9')
  await screen.see('制卡中心正在制作')
  await screen.press('F8', '1', 'F9')
  await screen.see('这张卡没有做成')
  await screen.press('F8')
  await screen.see('制卡中心不收的照片或信息')
  await screen.press('2')
  await screen.see('经办重拍照片')
  await screen.press('1', 'F9')
  await screen.see('这笔业务现在是“退回补正”')
})
