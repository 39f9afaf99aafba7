/** The form step: prefilled, saved while it is typed, and complete only when every field holds. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseId } from '../../../shared/ids.ts'
import type { In } from '../../../shared/ipc/contract.ts'
import { practicePassword } from '../../../shared/practice.ts'
import { fail } from '../../../shared/result.ts'
import { noticed } from '../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { patience } from '../../support/patience.ts'

let counter: Counter
let teller: Seat
let caseId: CaseId
let screen: Screen
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
  caseId = (await noticed(teller)).id
})
beforeEach(async () => {
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('张**')
  await screen.press('F5', 'Enter')
  await screen.see('手机号码')
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

const value = (name: string) => (screen.field(name) as HTMLInputElement).value
const stored = async () => (await teller.call('case.view', { caseId })).form

test('what is known already is not typed again', async () => {
  await screen.until(() => expect(value('nationality')).toBe('CHN 中国'))
  expect(value('pickupBranch')).toBe('演练网点')
  expect(screen.text()).toContain('1949-12-31')
  expect(screen.field('docNumber')).toBeNull()
})

test('typing is saved by itself within a second, with the time beside it', async () => {
  await screen.goTo('mobile')
  const from = Date.now()
  await screen.type('13800000000')
  await screen.see(/已保存 \d\d:\d\d:\d\d/)
  expect(Date.now() - from).toBeLessThan(patience(1000))
  expect((await stored()).mobile).toBe('13800000000')
})

test('leaving a field saves at once, and going back a step loses nothing', async () => {
  await screen.goTo('mailAddr')
  await screen.type('演练市示范区练习路2号')
  await screen.press('Escape')
  await screen.see('逐项告知客户')
  expect((await stored()).mailAddr).toBe('演练市示范区练习路2号')
})

test('a wrong number is said when the field is left, what is missing only when the teller goes on', async () => {
  await screen.goTo('mobile')
  await screen.type('12345')
  await screen.press('Enter')
  await screen.see('手机号码应为1开头的11位数字')
  expect(screen.text()).not.toContain('请填写此项')
  await screen.press('F9')
  await screen.see('请填写此项')
  expect(screen.focus()).toBe('ethnic')
})

test('a code is found by pinyin, and Enter takes it and goes on', async () => {
  await screen.goTo('ethnic')
  await screen.type('han')
  await screen.see('汉族')
  await screen.press('Enter')
  expect(value('ethnic')).toBe('01 汉族')
  // What stood there when the form was opened is passed over.
  expect(screen.focus()).toBe('occupation')
})

test('what may stay empty is folded until it is asked for, and stays once it holds something', async () => {
  expect(screen.field('phone')).toBeNull()
  await screen.press('F3')
  await screen.until(() => expect(screen.focus()).toBe('phone'))
  await screen.goTo('remark')
  await screen.type('客户听力不便')
  await screen.press('F3')
  expect(screen.field('phone')).toBeNull()
  expect(value('remark')).toBe('客户听力不便')
  await screen.type('')
})

test('an address begins with a division walked to by keys, and goes on as free text', async () => {
  await screen.goTo('mailAddr')
  await screen.type('示范路9号')
  await screen.press('F7')
  await screen.see('选择行政区划')
  await screen.type('gd')
  await screen.see('广东省')
  await screen.until(() => expect(screen.text()).not.toContain('北京市'))
  await screen.press('Enter')
  await screen.see('全国 › 广东省')
  await screen.type('gz')
  await screen.until(() => expect(screen.text()).not.toContain('珠海市'))
  await screen.press('Enter')
  await screen.see('广东省 › 广州市')
  await screen.type('天河')
  await screen.until(() => expect(screen.text()).not.toContain('越秀区'))
  await screen.press('Enter')
  await screen.gone('选择行政区划')
  expect(value('mailAddr')).toBe('广东省广州市天河区示范路9号')
  expect(screen.focus()).toBe('mailAddr')
})

test('who came is taken with the documents and not typed again', async () => {
  expect(screen.field('agentFlag')).toBeNull()
  expect(screen.text()).toContain('本人到场')
})

test('a save the lock refused is kept, says that it is not saved, and is made again after unlocking', async () => {
  await screen.goTo('mailAddr')
  // The screen was locked while the last letters were still on their way.
  await counter.send(screen.seat, 'session.lock', {})
  await screen.type('演练市示范区练习路9号')
  await screen.see('屏幕已锁定')
  await screen.until(() => expect(screen.sent.filter(({ name }) => name === 'form.save').length).toBeGreaterThan(0))
  await screen.see('尚未保存')
  expect((await stored()).mailAddr).not.toBe('演练市示范区练习路9号')
  await screen.goTo('password')
  await screen.type(practicePassword)
  await screen.press('Enter')
  await screen.see(/已保存 \d\d:\d\d:\d\d/)
  expect((await stored()).mailAddr).toBe('演练市示范区练习路9号')
})

test('a save lost in a restart keeps the teller at the form until it is made again', async () => {
  let down = true
  await screen.leave()
  screen = await aScreen(counter, {
    'form.save': (input: In<'form.save'>) => (down ? fail({ code: 'CORE_RESTARTED' }) : counter.send(screen.seat, 'form.save', input)),
  })
  await screen.signIn('2')
  await screen.see('张**')
  await screen.press('F5', 'Enter')
  await screen.see('手机号码')
  await screen.goTo('mailAddr')
  await screen.type('演练市示范区练习路8号')
  await screen.press('Escape')
  await screen.see('尚未保存')
  await screen.press('F4')
  expect(screen.text()).toContain('手机号码')
  down = false
  await screen.see(/已保存/)
  await screen.press('Escape')
  await screen.see('逐项告知客户')
  expect((await stored()).mailAddr).toBe('演练市示范区练习路8号')
})

test('a complete form goes on to the photo', async () => {
  const typed = { mobile: '13800000000', mailAddr: '演练市示范区练习路2号' }
  for (const [name, text] of Object.entries(typed)) {
    await screen.goTo(name)
    await screen.type(text)
  }
  for (const [name, code, label] of [
    ['ethnic', '01', '汉族'],
    ['occupation', '4', '商业'],
    ['areaCode', '440106', '天河'],
    ['bank', '102', '工商'],
  ] as const) {
    await screen.goTo(name)
    await screen.type(code)
    await screen.see(label)
    await screen.press('Enter')
  }
  await screen.goTo('pickupWay')
  await screen.press('2', 'F9')
  await screen.see('实时提示')
})
