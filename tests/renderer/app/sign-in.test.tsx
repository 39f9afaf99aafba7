/** Signing in, locking and the first start, at the keyboard. */
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

test('practice mode offers its made-up people, and a digit and Enter sign one in', async () => {
  screen = await aScreen(counter)
  await screen.see('演练用户（均为虚构）')
  await screen.press('2')
  expect(screen.focus()).toBe('counter')
  await screen.press('Enter')
  await screen.see('03号窗口')
  expect(screen.text()).toContain('王敏')
  expect(screen.text()).toContain('演练')
})

test('a wrong password says so, empties the field and stands in it again', async () => {
  screen = await aScreen(counter)
  await screen.see('演练用户')
  await screen.press('2')
  await screen.goTo('password')
  await screen.type('not-the-password')
  await screen.press('F9')
  await screen.see('用户名或密码不正确')
  expect(screen.focus()).toBe('password')
  expect((screen.field('password') as HTMLInputElement).value).toBe('')
})

test('F12 locks the screen, and the password brings back what was typed, with the focus where it was', async () => {
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.press('F8')
  await screen.see('证件号码')
  await screen.type('1101051949')
  await screen.press('F12')
  await screen.see('屏幕已锁定')
  expect(screen.keys()).not.toContain('F2')
  await screen.type('yanlian1')
  await screen.press('Enter')
  await screen.gone('屏幕已锁定')
  expect((screen.field('number') as HTMLInputElement).value).toBe('1101 0519 49')
  expect(screen.focus()).toBe('number')
})

test('a core that started anew asks to sign in again and keeps the desk in the address', async () => {
  screen = await aScreen(counter)
  await screen.signIn('2')
  counter.core.sessions.end(screen.seat)
  await screen.press('F2')
  await screen.see('演练用户')
})

const fresh = {
  state: 'none',
  mode: null,
  custody: null,
  keyringAvailable: false,
  profiles: [{ id: 'base', place: '全国通用' }],
  trouble: null,
  copies: [],
  ways: [],
  stores: ['practice'],
  joined: null,
} as const

test('the first start of a live counter asks for everything and lands on the first field that is wrong', async () => {
  screen = await aScreen(null, { 'setup.view': () => ok(fresh) })
  await screen.see('这台机器用来做什么')
  await screen.press('2', 'Enter')
  await screen.see('第一位主管')
  expect(screen.text()).toContain('数据口令')
  await screen.press('F9')
  await screen.see('请填写')
  expect(screen.focus()).toBe('code')
})

test('the recovery code is shown once, and the last group must be typed back before going on', async () => {
  let made = false
  const answers = {
    'setup.view': () => ok(made ? { ...fresh, state: 'starting' } : { ...fresh, keyringAvailable: true }),
    'setup.create': () => ok({ recoveryCode: 'AAAA-BBBB-CCCC' }),
  }
  screen = await aScreen(null, answers)
  await screen.see('这台机器用来做什么')
  await screen.press('2', 'Enter')
  for (const typed of ['SS01', '测试支行', '测试路1号', '05920000000', null, null, 'admin', '王主管', 'abcd1234', 'abcd1234']) {
    if (typed) await screen.type(typed)
    await screen.press('Enter')
  }
  await screen.see('只有这个恢复码能打开数据')
  await screen.type('WRONG')
  await screen.press('Enter')
  await screen.see('与上面最后一组不一致')
  made = true
  await screen.type('cccc')
  await screen.press('Enter')
  await screen.see('正在打开数据')
})

test('a damaged store offers its ways back by what they hold, and asks before it takes one', async () => {
  const restored: unknown[] = []
  let tries = 0
  const held = { cases: 20, lastCase: 'SS01-20260309-0020', lastTicket: 'A025', since: null, sure: true, lost: [] }
  const ways = [
    { ...held, id: 'rebuild', kind: 'rebuild', at: '2026-03-09T02:10:00.000Z', n: 90, lacks: 0 },
    {
      ...held,
      id: '2026-03-08T09:31:00.000Z',
      kind: 'copy',
      at: '2026-03-08T09:30:00.000Z',
      n: 88,
      lacks: 2,
      lost: ['SS01-20260309-0020', 'A025'],
    },
  ]
  screen = await aScreen(null, {
    'setup.view': () => ok({ ...fresh, state: 'down', trouble: 'STORE_BEHIND', ways }),
    'setup.retry': () => {
      tries += 1
      return ok({})
    },
    'setup.restore': (input: unknown) => {
      restored.push(input)
      return ok({})
    },
  })
  await screen.see('2026-03-09 10:10')
  expect(screen.text()).toContain('选这一份，所有已保存的都在')
  await screen.press('F5')
  await screen.until(() => expect(tries).toBe(1))
  await screen.press('ArrowDown')
  await screen.see('要核对或重新录入 2 项')
  await screen.press('F9')
  await screen.see('将恢复到 2026-03-08 17:30')
  await screen.press('F9')
  await screen.until(() => expect(restored).toEqual([{ copy: '2026-03-08T09:31:00.000Z' }]))
})

test('a damaged store without a way back takes the copies of a stick by F7, says why not, and offers what came', async () => {
  const way = { cases: 20, lastCase: 'SS01-20260309-0020', lastTicket: 'A025', since: null, sure: true, lost: [] }
  const answers = [ok({ picked: false }), fail({ code: 'COPIES_UNFOUND', detail: { ours: 0 } }), ok({ picked: true })]
  let asked = 0
  screen = await aScreen(null, {
    'setup.view': () =>
      ok({
        ...fresh,
        state: 'down',
        trouble: 'DB_DAMAGED',
        ways: asked < 3 ? [] : [{ ...way, id: 'rebuild', kind: 'rebuild', at: '2026-03-09T02:10:00.000Z', n: 90, lacks: 0 }],
      }),
    'setup.bring': () => {
      asked += 1
      return answers[asked - 1] ?? ok({ picked: false })
    },
  })
  await screen.see('另有 U 盘或共享文件夹里的备份，按 F7 取来')
  await screen.press('F7')
  await screen.until(() => expect(asked).toBe(1))
  await screen.until(() => expect(screen.keys()).toContain('F7'))
  await screen.press('F7')
  await screen.see('这里没有本网点的备份')
  await screen.press('F7')
  await screen.see('2026-03-09 10:10')
  expect(screen.text()).not.toContain('没有本网点的备份')
})

test.each([
  'FOLDER_BUSY',
  'FOLDER_UNWRITABLE',
  'FOLDER_GONE',
  'DISK_FULL',
  'CORE_DOWN',
  'UNSAFE_START',
  'DB_DAMAGED',
  'DB_FROM_FUTURE',
  'STORE_BEHIND',
  'STORE_UNSURE',
  'DB_KEY_WRONG',
] as const)('F5 really tries again where the store does not open: %s', async trouble => {
  let tries = 0
  screen = await aScreen(null, {
    'setup.view': () => ok(tries < 2 ? { ...fresh, state: 'down', trouble } : { ...fresh, state: 'starting' }),
    'setup.retry': () => {
      tries += 1
      return ok({})
    },
  })
  await screen.until(() => expect(screen.keys()).toContain('F5'))
  await screen.press('F5')
  await screen.until(() => expect(tries).toBe(1))
  await screen.until(() => expect(screen.keys()).toContain('F5'))
  await screen.press('F5')
  await screen.see('正在打开数据')
})

test('a store whose keyring does not answer is tried again by F5, and so is opened once it does', async () => {
  let open = false
  screen = await aScreen(null, {
    'setup.view': () => ok({ ...fresh, state: open ? 'starting' : 'locked', mode: 'live', custody: 'keyring' }),
    'setup.retry': () => {
      open = true
      return ok({})
    },
  })
  await screen.until(() => expect(screen.keys()).toContain('F5'))
  await screen.press('F5')
  await screen.until(() => expect(open).toBe(true))
})
