/** The fee at the cards desk: what is due, no more and no less, or a waiver with its reason. */
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
  await cases.approved(counter)
  screen = await aScreen(counter)
  await screen.signIn('4')
  await screen.see('张**')
  await screen.press('Enter')
  await screen.see('20.00 元')
})
afterEach(async () => {
  await screen.leave()
  await counter.end()
})
afterAll(() => engine.end())

test('the amount stands there with its source, a digit takes the method, and a receipt comes back', async () => {
  expect(screen.text()).toContain('收费依据')
  expect(screen.focus()).toBe('method')
  await screen.press('2', 'F9')
  await screen.see('20.00 元，刷卡')
  await screen.see('R20260309-0001')
  await screen.see('费用已结清，可以送制卡中心')
})

test('a code is shown and paid, and only F9 books it, under the number of the service', async () => {
  await screen.press('F6')
  await screen.see('请客户扫码付 20.00 元')
  await screen.see('已付款，流水号 P')
  expect(screen.sent.some(({ name }) => name === 'fee.collect')).toBe(false)
  await screen.press('Enter')
  expect(screen.sent.some(({ name }) => name === 'fee.collect')).toBe(false)
  await screen.press('F9')
  await screen.see('20.00 元，扫码')
  await screen.see('R20260309-0001')
  expect(screen.sent.filter(({ name }) => name === 'fee.collect')).toHaveLength(1)
})

test('a payment that was made and not booked is kept: in the fields, and under the next code', async () => {
  await screen.press('F6')
  await screen.see('已付款，流水号 P')
  await screen.press('Escape')
  await screen.gone('已付款，流水号 P')
  expect(screen.field('reference')).toHaveProperty('value', expect.stringMatching(/^P/))
  await screen.press('F6')
  await screen.see('已付款，流水号 P')
  await screen.press('F9')
  await screen.see('R20260309-0001')
})

test('a waiver needs a reason, which stands with the case', async () => {
  await screen.press('F8')
  await screen.see('减免后不再收取')
  await screen.press('5')
  await screen.press('F9')
  await screen.see('请写明理由')
  await screen.type('市民政局文件')
  await screen.press('F9')
  await screen.see('已减免：市民政局文件')
  expect(screen.text()).not.toContain('R20260309')
})

test('Esc in the waiver changes nothing and gives the focus back', async () => {
  await screen.press('F8', '1', 'Escape')
  await screen.gone('减免后不再收取')
  expect(screen.focus()).toBe('method')
  expect(screen.sent.some(({ name }) => name === 'fee.waive')).toBe(false)
})

test('a payment the bank took back is reversed by two, by keys alone, and the fee stands open again', async () => {
  await screen.press('2', 'F9')
  await screen.see('R20260309-0001')
  await screen.press('Ctrl+H')
  await screen.see('另记一笔冲正')
  await screen.press('1')
  for (const typed of ['收单行通知冲正', 'zhuguan', practicePassword]) {
    await screen.type(typed)
    await screen.press('Enter')
  }
  expect(screen.sent.some(({ name }) => name === 'fee.reverse')).toBe(false)
  await screen.press('F9')
  await screen.gone('另记一笔冲正')
  await screen.see('收款方式')
  expect(screen.sent.some(({ name }) => name === 'fee.reverse')).toBe(true)
  expect((await counter.core.store.db.selectFrom('fee_entry').select('kind').orderBy('id').execute()).map(({ kind }) => kind)).toEqual([
    'collected',
    'reversed',
  ])
})
