/** The manager edits the rules and the calendar by keyboard: each rule in its own dialog, the effect seen before it is saved. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as cases from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let engine: SharedEngine
let counter: Counter
let screen: Screen
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  await cases.noticed(await counter.teller())
})
afterEach(() => screen.leave())
afterAll(async () => {
  await counter.end()
  await engine.end()
})

const profile = async () => (await counter.manager()).call('profile.view', {})
const rows = () => [...document.querySelectorAll('tbody tr')].map(row => row.textContent)

async function atRules(): Promise<void> {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('Ctrl+L')
  await screen.see('执行地方')
}

/** Narrows the list to one rule and opens its dialog. */
async function opened(words: string): Promise<void> {
  await screen.press('F3')
  await screen.type(words)
  await screen.until(() => expect(rows()).toHaveLength(1))
  await screen.press('Enter', 'Enter')
  await screen.see('修改：')
}

async function entered(times: number): Promise<void> {
  for (let at = 0; at < times; at++) await screen.press('Enter')
}

test('a fee is changed in its dialog, seen with the case it touches, and saved with a reason', async () => {
  await atRules()
  await opened('收费 换照片 元')
  expect(screen.focus()).toBe('fen')
  await screen.type('二十五')
  // Past the five free cases and the fields of the source.
  await entered(12)
  await screen.see('请填写金额，最多两位小数')
  expect(screen.focus()).toBe('fen')
  await screen.type('25')
  await entered(12)
  await screen.see('1 条改动尚未保存')
  await screen.press('F9')
  await screen.see('正在办理的 1 件中，有 1 件若今天才受理会有不同')
  expect(screen.text()).toMatch(/YL01-20260309-0001换照片.*收费仍按原版本 v1\.0 办理/)
  expect(screen.text()).toMatch(/收费（换照片）20\.00元.*25\.00元/)
  await screen.press('F9')
  await screen.see('请写明修改原因')
  expect(screen.focus()).toBe('reason')
  await screen.type('市局调价通知')
  await screen.press('Enter')
  await screen.see('已保存为 v1.1，自 2026-03-09 起执行')
  expect((await profile()).fees.REPLACE_PHOTO?.value?.fen).toBe(2500)
})

test('a senseless number is refused in one sentence at its field', async () => {
  await atRules()
  await opened('照片规格')
  await screen.type('100')
  await entered(19)
  await screen.see('超出了照片的尺寸')
  expect(screen.focus()).toBe('faceRefuse')
  await screen.press('Escape')
})

test('what nobody knows stays unknown until somebody says so', async () => {
  await atRules()
  await opened('宽限期（天）')
  expect(screen.text()).toContain('待本地确认')
  await entered(7)
  await screen.until(() => expect(screen.text()).not.toContain('修改：宽限期（天）'))
  expect(rows()[0]).toContain('待本地确认')
  expect(screen.text()).not.toContain('尚未保存')
})

test('the tick of the branch is one press of the space bar', async () => {
  await atRules()
  await screen.press('F3')
  await screen.type('邮寄')
  await screen.until(() => expect(rows().length).toBeGreaterThan(0))
  await screen.press('Enter', 'Space')
  await screen.see('1 条改动尚未保存')
  expect(rows()[0]).toContain('已确认')
  // A look at another part of the desk loses nothing.
  await screen.press('F5')
  await screen.see('今日概况')
  await screen.press('Ctrl+L')
  await screen.see('1 条改动尚未保存')
  await screen.press('Escape')
  await screen.see('放弃后不能找回')
  await screen.press('F9')
  await screen.gone('尚未保存')
})

test('a paper needs its law', async () => {
  await atRules()
  await opened('所需材料 换照片')
  await screen.press('F2')
  await screen.see('加一种材料')
  await screen.press('9')
  await entered(9)
  await screen.see('请写明法律依据')
  expect(screen.focus()).toBe('basis')
  await screen.press('Escape', 'Escape')
})

test('the history tells the change and brings the first version back as a new one', async () => {
  await atRules()
  await screen.press('F4')
  await screen.see('市局调价通知')
  expect(rows()[0]).toMatch(/v1\.1广州2026-03-09执行中修改1 条周明/)
  await screen.press('ArrowDown', 'F9')
  await screen.see('这是第一版')
  await screen.press('F9')
  await screen.see('保存前预览')
  await screen.goTo('reason')
  await screen.type('通知撤回')
  await screen.see('改了什么（1 条）')
  await screen.press('F9')
  await screen.see('已保存为 v1.2')
  expect((await profile()).fees.REPLACE_PHOTO?.value?.fen).toBe(2000)
})

test('another place is one row and a preview away', async () => {
  await atRules()
  await screen.press('Enter')
  await screen.see('已受理的业务仍按原来的版本')
  await screen.press('2', 'Enter')
  await screen.see('保存前预览')
  await screen.see('有 1 件若今天才受理会有不同')
  await screen.press('Escape')
  await screen.see('执行地方')
})

test('a day is closed in the calendar; a file that is none is said so', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('Ctrl+D')
  await screen.see('官方安排已有：2026年')
  await screen.press('ArrowDown')
  await screen.see('放假安排尚未公布')
  await screen.press('F9')
  await screen.see('调整一天的营业')
  await screen.type('20260316')
  await screen.press('Enter', '2')
  await screen.type('电力检修')
  await screen.press('Enter')
  await screen.see('2026-03-16星期一改为不营业电力检修')
  await screen.type('供电局通知')
  await screen.press('Enter')
  await screen.see('承诺领卡日和预约按新安排计算，顺延的已告知客户')
  const { years } = await (await counter.manager()).call('calendar.view', {})
  expect(years[0]).toMatchObject({ year: { offDays: { '2026-03-16': '电力检修' } }, changed: { reason: '供电局通知' } })

  const input = document.querySelector<HTMLInputElement>('[data-file=calendar]')
  if (!input) throw new Error('no file field')
  Object.defineProperty(input, 'files', { value: [new File(['{"year":2027}'], '2027.json')], configurable: true })
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await screen.see('文件中“status”一处不符合格式')
})

test('the teller sees the version, its day, and how sure each rule is', async () => {
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see(/广州 v1\.2，自 2026-03-09 起/)
  expect(screen.text()).toMatch(/可信度 [A-P] · 待本地确认/)
  await screen.press('F11')
  await screen.see('邮寄')
})

test('a place the program did not come with is set up from a neighbour, and the list of its first week stands open', async () => {
  await atRules()
  await screen.press('Alt+N')
  await screen.see('更换执行地方')
  await screen.press('F6')
  await screen.see('新建地方规则')
  expect(screen.focus()).toBe('name')
  await screen.type('三亚')
  await screen.press('Enter')
  await screen.type('Sanya')
  await screen.press('Enter')
  await screen.type('460200')
  await screen.press('Enter')
  await screen.type('演练社会保险服务中心')
  await screen.press('Enter')
  await screen.type('0898-00000000')
  await screen.press('Enter', 'Enter', 'Enter')
  await screen.see('请用小写字母开头')
  expect(screen.focus()).toBe('id')
  await screen.type('sanya')
  await screen.press('Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter')
  await screen.see('保存前预览')
  await screen.see('收费（补领）')
  await screen.goTo('reason')
  await screen.type('网点开办')
  await screen.press('Enter')
  await screen.see('首周清单')
  await screen.see(/还有 \d+ 条没有定/)
  expect(screen.text()).toContain('主管部门：演练社会保险服务中心 0898-00000000')
  expect(rows()[0]).toMatch(/^本网点几点开门.*本网点待本地确认$/)
  // Space ticks what was asked, and the list says how much is left.
  const [left] = /还有 (\d+) 条没有定/.exec(screen.text())?.slice(1) ?? []
  await screen.press('Space')
  await screen.see(`还有 ${Number(left) - 1} 条没有定`)
})
