/** The manager: today's figures, the people, the log that cannot be altered unseen, and the search. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ok } from '../../../shared/result.ts'
import { copiesText } from '../../../shared/strings/zh-CN/copies.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
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
  await (await counter.lobby()).call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  await cases.submitted(await counter.teller())
  await cases.approved(counter, cases.otherCitizen)
})
afterEach(() => screen.leave())
afterAll(async () => {
  await counter.end()
  await engine.end()
})

const figures = () =>
  Object.fromEntries(
    [...document.querySelectorAll('.figure')].map(figure => [
      figure.querySelector('dt')?.textContent,
      figure.querySelector('strong')?.textContent,
    ]),
  )

test('today shows the line, the work in hand and what was done', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.until(() =>
    expect(figures()).toMatchObject({
      等候: '1 人',
      待复核: '1',
      待收费: '1',
      制卡: '0',
      取号: '1',
      受理: '2',
      复核通过: '1',
      退回: '0',
      差评: '0',
    }),
  )
})

test('what needs somebody stands in a list, and F9 opens the room where it is done', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.see('条规则待本地确认')
  await screen.until(() => expect(document.querySelector('.needs [role=option][aria-selected=true]')).not.toBeNull())
  await screen.press('End')
  await screen.until(() => expect(document.querySelector('.key-bar [aria-keyshortcuts="F9"]')?.textContent).toContain('打开本地规则'))
  await screen.press('F9')
  await screen.until(() => expect(document.querySelector('.rooms [aria-current]')?.textContent).toContain(managerText.parts.rules))
})

const rooms: readonly (readonly [keyof typeof managerText.parts, string])[] = [
  ['day', 'Ctrl+e'],
  ['report', 'Ctrl+r'],
  ['fees', 'Ctrl+m'],
  ['figures', 'Alt+t'],
  ['serials', 'Ctrl+n'],
  ['find', 'F8'],
  ['log', 'F7'],
  ['people', 'F6'],
  ['branch', 'Ctrl+o'],
  ['devices', 'Ctrl+i'],
  ['jobs', 'Ctrl+y'],
  ['centre', 'Ctrl+h'],
  ['rules', 'Ctrl+l'],
  ['calendar', 'Ctrl+d'],
  ['pickup', 'Alt+h'],
  ['waiting', 'Ctrl+j'],
  ['retention', 'Alt+p'],
  ['copies', 'Alt+b'],
]

test('Esc leads out of every room, back to the day', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  const here = () => document.querySelector('.rooms [aria-current]')?.textContent
  for (const [room, press] of rooms) {
    await screen.press(press)
    await screen.until(() => expect(here()).toContain(managerText.parts[room]))
    await screen.press('Escape')
    await screen.until(() => expect(here()).toContain(managerText.parts.today))
  }
})

test('the copies are one key away: one now, and a second place', async () => {
  screen = await aScreen(counter, { 'copies.pickPlace': () => ok({ picked: true }) })
  await screen.signIn('5')
  await screen.press('Alt+B')
  await screen.see(copiesText.none)
  await screen.press('F9')
  await screen.see(copiesText.done)
  await screen.press('F3')
  await screen.see(copiesText.set)
})

test('a new operator is taken on with roles, and can be stopped again', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('F6')
  await screen.see('kaguan')
  await screen.press('F9')
  for (const typed of ['新同事', 'xin', 'yanlian1']) {
    await screen.type(typed)
    await screen.press('Enter')
  }
  // Six roles, and the last day.
  for (let place = 0; place < 7; place++) await screen.press('Enter')
  await screen.see('请至少选一个岗位')
  await screen.press('2', '3')
  expect(screen.focus()).toBe('roles.lobby')
  for (let place = 0; place < 7; place++) await screen.press('Enter')
  await screen.see('已新增新同事。')
  expect(screen.text()).toMatch(/新同事xin经办、复核在用/)
  await screen.press('F4')
  await screen.see('停用后新同事不能再登录')
  await screen.press('F9')
  await screen.see('新同事现在是“已停用”。')
  await screen.press('F4')
  await screen.see('新同事现在是“在用”。')
})

test('a login that is taken is refused where it was typed', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('F6')
  await screen.see('kaguan')
  await screen.press('F9')
  for (const typed of ['另一人', 'kaguan', 'yanlian1']) {
    await screen.type(typed)
    await screen.press('Enter')
  }
  await screen.press('1')
  for (let place = 0; place < 6; place++) await screen.press('Enter')
  await screen.see('这个用户名已被使用')
  await screen.until(() => expect(screen.focus()).toBe('login'))
  await screen.press('Escape')
})

test('the log says that it is whole, and typing narrows it', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('F7')
  await screen.see('日志完整')
  await screen.see('复核通过')
  await screen.press('F3')
  await screen.type('李慎 复核')
  await screen.until(() => expect(document.querySelectorAll('tbody tr')).toHaveLength(1))
  expect(document.querySelector('tbody tr')?.textContent).toMatch(/复核通过李慎09YL01-20260309-0002复核中 → 待收费/)
  await screen.type('没有这样的事')
  await screen.see('没有相符的记录')
  await screen.goTo('day')
  await screen.type('20260101')
  await screen.see('这一天没有记录')
})

test('any case is found by its number, shown masked, and its own log is one key away', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('F8')
  await screen.see('YL01-20260309-0001')
  await screen.type('11010519491231002X')
  await screen.gone('YL01-20260309-0002')
  expect(screen.text()).not.toContain('张演练')
  await screen.press('F9')
  await screen.see('受理编号 YL01-20260309-0001 的全部记录')
  await screen.see('提交复核')
  await screen.press('Escape')
  await screen.see('日期')
})

test('filters narrow the search by keys alone, and stand above the list', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('F8')
  await screen.see('YL01-20260309-0001')
  await screen.press('F3')
  await screen.see('按条件查找')
  await screen.press('3')
  for (let field = 0; field < 13; field += 1) await screen.press('Enter')
  await screen.gone('YL01-20260309-0001')
  await screen.see('YL01-20260309-0002')
  await screen.press('Alt+x')
  await screen.see('YL01-20260309-0001')
})

test('a look behind the mask asks why, shows one case, and hides it again', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('F8')
  await screen.type('11010519491231002X')
  await screen.gone('YL01-20260309-0002')
  await screen.press('F4')
  await screen.see('记入审计日志')
  await screen.press('2', 'Enter')
  await screen.see('秒后自动遮蔽')
  expect(screen.text()).toContain('张演练')
  await screen.press('Escape')
  await screen.gone('张演练')
})

test('the day ends when every line is zero or explained', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('Ctrl+E')
  await screen.see('还有 2 项未了结也没有说明')
  await screen.press('F9')
  expect(screen.sent.some(({ name }) => name === 'day.close')).toBe(false)
  for (const digit of ['1', '2']) {
    await screen.press('F3')
    await screen.see('未结原因')
    await screen.press(digit, 'Enter')
    await screen.gone('未结原因')
  }
  await screen.see('每一项都已为零或有说明')
  await screen.press('F9')
  await screen.see('由周明日终')
})

test('the report shows the month as a chart and as figures, and turns by a key', async () => {
  screen = await aScreen(counter, { 'report.save': () => ok({ saved: true }) })
  await screen.signIn('5')
  await screen.press('Ctrl+R')
  await screen.see('受理件数，按日')
  expect(document.querySelector('tbody')?.textContent).toContain('2026-03-09')
  await screen.press('F4')
  await screen.see('受理件数，按业务')
  await screen.press('Ctrl+B')
  await screen.see('等候时间中位数（分），按业务')
  await screen.press('F9')
  await screen.see('已导出。')
  expect(screen.sent.find(({ name }) => name === 'report.save')?.input).toMatchObject({ span: { from: '2026-03-01', to: '2026-03-09' } })
})

test('what runs by itself stands in a line each, all well, and can be run at once; what was set aside is let go by one key', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('Ctrl+Y')
  await screen.see('一切正常')
  for (const name of ['备份数据', '交出短信', '收取线上申请', '单位批量']) await screen.see(name)
  await screen.press('F9')
  await screen.see('已重试。')
  const item = {
    job: 'centre-results' as const,
    key: '01JOBS',
    attempts: 5,
    error: 'EISDIR',
    since: counter.clock.now(),
    next_at: null,
    quarantined: 1,
  }
  await counter.core.store.write(async ({ tx, tell }) => {
    await tx.insertInto('job_item').values(item).execute()
    tell('jobs.changed', {})
  })
  await screen.see('要写的文件名被同名的文件夹占用')
  await screen.see('1 项等人处理')
  await screen.press('F4')
  await screen.see('读取结果文件：01JOBS')
  await screen.press('F9')
  await screen.see('已放下。')
  await screen.see('一切正常')
})
