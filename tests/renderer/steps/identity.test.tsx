/** The identity step: a document typed or scanned, judged while it is typed. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { citizen, companion } from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let screen: Screen
beforeAll(async () => {
  counter = await aCounter()
})
beforeEach(async () => {
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.press('F8')
  await screen.see('证件号码')
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

const value = (name: string) => (screen.field(name) as HTMLInputElement).value

test('a scanned number fills sex and birth, stands in groups, and Enter goes to the name', async () => {
  expect(screen.focus()).toBe('number')
  await screen.type('11010519491231002x')
  await screen.press('Enter')
  expect(screen.focus()).toBe('name')
  await screen.until(() => expect(value('birth')).toBe('1949-12-31'))
  expect(value('number')).toBe('1101 0519 4912 3100 2X')
  expect(screen.field('sex')?.querySelector('[aria-checked=true]')?.textContent).toContain('女')
})

test('a wrong check digit is said under the number', async () => {
  await screen.type('110105194912310021')
  await screen.see('号码校验不符')
  expect(screen.field('number')?.getAttribute('aria-invalid')).toBe('true')
})

test('what is missing is said once the teller wants to go on, and the first gap gets the focus', async () => {
  await screen.type(citizen.number)
  await screen.press('F9')
  await screen.see('请填写')
  expect(screen.focus()).toBe('name')
})

test('a day that is not in the calendar is refused where it was typed', async () => {
  await screen.goTo('validFrom')
  await screen.type('20260230')
  expect(value('validFrom')).toBe('2026-02-30')
  expect(screen.text()).toContain('没有这一天')
})

test('a birth that differs from the number is a warning to look again', async () => {
  await screen.type(citizen.number)
  await screen.until(() => expect(value('birth')).toBe('1949-12-31'))
  await screen.goTo('name')
  await screen.type(citizen.name)
  await screen.goTo('birth')
  await screen.type('19491230')
  await screen.press('Enter')
  await screen.type('20100101')
  await screen.press('Enter', 'L')
  await screen.see('出生日期与证件号码不一致')
})

test('Enter passes over what the number says, and the last day follows the first as the law has it, to be compared', async () => {
  await screen.type('440106198507120012')
  await screen.until(() => expect(value('birth')).toBe('1985-07-12'))
  await screen.press('Enter')
  await screen.type('李演练')
  await screen.press('Enter')
  expect(screen.focus()).toBe('validFrom')
  await screen.type('20160301')
  expect(value('validTo')).toBe('2036-03-01')
  expect(screen.text()).toContain('按签发日推算，请与证件核对')
  // Another first day moves it along, until somebody types what the document says.
  await screen.type('20110301')
  expect(value('validTo')).toBe('2021-03-01')
  await screen.press('Enter')
  expect(screen.focus()).toBe('validTo')
  await screen.type('20310301')
  expect(screen.text()).not.toContain('按签发日推算')
  await screen.goTo('validFrom')
  await screen.type('20110302')
  expect(value('validTo')).toBe('2031-03-01')
  // The arrows lead to what Enter passes over.
  await screen.press('ArrowUp')
  expect(screen.focus()).toBe('birth')
})

test('a document that has ended opens no case', async () => {
  await screen.type('440106198507120012')
  await screen.until(() => expect(value('birth')).toBe('1985-07-12'))
  await screen.press('Enter')
  await screen.type('李演练')
  await screen.press('Enter')
  await screen.type('20160301')
  await screen.press('Enter')
  await screen.type('20260301')
  await screen.see('证件已过有效期')
  await screen.press('F9')
  expect(screen.sent.some(({ name }) => name === 'case.open')).toBe(false)
})

test('a whole document opens the case and goes to the notices', async () => {
  await screen.type(citizen.number)
  await screen.until(() => expect(value('birth')).toBe('1949-12-31'))
  await screen.press('Enter')
  await screen.type(citizen.name)
  await screen.press('Enter')
  await screen.type('20100101')
  await screen.press('Enter', 'L')
  await screen.see('身份信息核对无误')
  await screen.press('Enter')
  await screen.see('逐项告知客户')
})

const typeDown = async (...texts: string[]) => {
  for (const text of texts) {
    await screen.type(text)
    await screen.press('Enter')
  }
}

test('a child brings up the guardian by itself; the case begins with both', async () => {
  await screen.goTo('docType')
  await screen.press('3')
  await typeDown('440106201506010019')
  await screen.see('未满16周岁，须由监护人陪同')
  await screen.until(() => expect(screen.field('who')?.querySelector('[aria-checked=true]')?.textContent).toContain('监护人'))
  await screen.until(() => expect(value('birth')).toBe('2015-06-01'))
  await screen.type('陈小练')
  await screen.see('下一步：监护人证件')
  await screen.press('F9')
  await screen.see('监护人证件')
  expect(screen.text()).toContain('陈小练')

  await screen.until(() => expect(screen.focus()).toBe('number'))
  await screen.type(companion.number)
  await screen.until(() => expect(value('birth')).toBe('1990-01-01'))
  await screen.press('Enter')
  await screen.type(companion.name)
  await screen.press('Enter')
  await typeDown('20180101', '20380101')
  expect(screen.focus()).toBe('relation')
  await screen.type('muqin')
  await screen.see('母亲')
  await screen.press('Enter')
  await screen.until(() => expect(screen.focus()).toBe('mobile'))
  await screen.type('13900000000')
  await screen.press('F9')
  await screen.see('请核对并选择监护关系材料')
  expect(screen.focus()).toBe('proof')
  await screen.press('1')
  await screen.see('证件信息核对无误')
  await screen.press('F9')
  await screen.see('我是未满14周岁申请人的监护人')
  expect(screen.text()).toContain('监护人有效身份证件原件')

  // The card in hand is asked for first.
  await screen.press('Escape', 'Escape')
  await screen.see('监护人是申请人的')
  await screen.see('监护人是申请人的母亲')
})

test('a character no keyboard gives is put where the caret stood', async () => {
  await screen.goTo('name')
  await screen.type('王')
  await screen.press('Ctrl+U')
  await screen.see('生僻字录入')
  expect(screen.focus()).toBe('character')
  await screen.type('龍48')
  await screen.see('U+2A6A5')
  await screen.press('Enter')
  await screen.gone('生僻字录入')
  expect(value('name')).toBe('王𪚥')
  expect(screen.focus()).toBe('name')
  await screen.see('本机字体没有：𪚥 U+2A6A5')
})

test('one key reads the document into the fields, what is typed over is told, and the case says so', async () => {
  await screen.press('F4')
  await screen.see('已从芯片读取')
  expect(value('birth')).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(value('name')).not.toBe('')
  await screen.see('身份信息核对无误')
  await screen.goTo('validFrom')
  await screen.type('20210601')
  await screen.see('有内容在读取后改过')
  await screen.press('F9')
  await screen.see('逐项告知客户')
  const opened = screen.sent.find(({ name }) => name === 'case.open')
  expect(opened).toMatchObject({ input: { identity: { chip: { docType: 'RIC', validFrom: '2020-06-01' }, validFrom: '2021-06-01' } } })
})

test('a reader that is gone says what to do, the fields stay for typing, and another reader can be chosen', async () => {
  const teller = await counter.teller()
  await teller.call('device.pin', { purpose: 'reader', device: { id: '/dev/ttyNOPE', name: 'ttyNOPE' } })
  await screen.press('F4')
  await screen.see('读卡器断开了')
  await screen.goTo('number')
  await screen.type(citizen.number)
  await screen.until(() => expect(value('birth')).toBe('1949-12-31'))
  await screen.press('Shift+F4')
  await screen.see('演练读卡器')
  await screen.press('Enter')
  await screen.see('已从芯片读取')
  await teller.call('device.pin', { purpose: 'reader', device: null })
})
