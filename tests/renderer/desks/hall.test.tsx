/** A branch with a hall at the screen: joining it, the manager's desks, and a line that is gone. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { fail, ok } from '../../../shared/result.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let screen: Screen
beforeAll(async () => {
  counter = await aCounter()
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

const fresh = {
  state: 'none',
  mode: null,
  custody: null,
  keyringAvailable: true,
  profiles: [],
  trouble: null,
  copies: [],
  ways: [],
  stores: [],
  joined: null,
} as const
const code = '7K3M-9D2P-QX4T-0HVA-5R8N-J6CW'

test('the first start joins a branch; a wrong code says so and keeps what was typed', async () => {
  const asked: unknown[] = []
  let joined = false
  screen = await aScreen(null, {
    'setup.view': () => ok(joined ? { ...fresh, state: 'starting' } : fresh),
    'setup.join': (wish: { code: string }) => {
      asked.push(wish)
      joined = wish.code === code
      return joined ? ok({ branch: '城南支行', mode: 'live' }) : fail({ code: 'JOIN_CODE_WRONG' })
    },
  })
  await screen.see('这台机器用来做什么')
  await screen.press('3', 'Enter')
  await screen.see('服务器地址')
  await screen.type('10.0.0.8')
  await screen.press('Enter')
  await screen.type('7K3M')
  await screen.press('F9')
  await screen.see('加入码应为六组，每组四位')
  expect(screen.focus()).toBe('code')
  await screen.type(code.replace('7K', '8K'))
  await screen.press('Enter')
  await screen.type('3号窗')
  await screen.press('F9')
  await screen.see('加入码不对')
  await screen.goTo('code')
  await screen.type(code)
  await screen.press('F9')
  await screen.see('正在打开数据')
  expect(asked.at(-1)).toEqual({ address: '10.0.0.8', code, name: '3号窗', place: '' })
})

const desk = {
  id: '0'.repeat(26),
  name: '3号窗',
  place: '一楼',
  version: '0.1.0',
  joinedAt: '2026-03-09T00:30:00.000Z',
  lastSeenAt: '2026-03-09T02:00:00.000Z',
  onLine: { since: '2026-03-09T01:00:00.000Z', roundTripMs: 2 },
  people: [{ name: '王敏', counter: '03' }],
  barredAt: null,
  barredWhy: null,
}

test('the manager invites a desk, sees who sits where, and bars one with a reason', async () => {
  const barred: unknown[] = []
  const list = () => ok({ hall: true, desks: [desk], invitation: { until: '2026-03-09T02:45:00.000Z', triesLeft: 5 } })
  screen = await aScreen(counter, {
    'desk.list': list,
    'desk.invite': () => ok({ code, until: '2026-03-09T02:45:00.000Z' }),
    'desk.bar': (input: unknown) => {
      barred.push(input)
      return list()
    },
  })
  await screen.signIn('5')
  await screen.press('Alt+W')
  await screen.see('王敏（03）')
  expect(screen.text()).toContain('在线 2 毫秒')
  expect(screen.text()).toContain('到 10:45 止')
  await screen.press('F9')
  await screen.see('它只显示这一次')
  for (const group of code.split('-')) expect(screen.text()).toContain(group)
  await screen.press('Escape')
  await screen.gone('它只显示这一次')
  await screen.press('F4')
  await screen.see('停用 3号窗')
  await screen.type('电脑丢失')
  await screen.press('F9')
  await screen.until(() => expect(barred).toEqual([{ deskId: desk.id, reason: '电脑丢失' }]))
})

test('a branch that runs alone says how others could join', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('Alt+W')
  await screen.see('本网点只有这一台电脑')
  expect(screen.keys()).not.toContain('F9')
})

test('a line that is gone stands in the bar, with since when', async () => {
  screen = await aScreen(counter, { 'line.view': () => ok({ state: 'gone', since: '2026-03-09T02:32:00.000Z' }) })
  await screen.signIn('2')
  await screen.see('10:32 起断开')
})
