/** Signs people in, slows wrong tries down, and keeps out whoever was sent away. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passwordWork } from '../../../../../main/core/records/password.ts'
import type { Role } from '../../../../../shared/access/roles.ts'
import { waitAfter } from '../../../../../shared/access/waiting.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { effortOf } from '../../../../support/patience.ts'

let counter: Counter
let manager: Seat
beforeAll(async () => {
  counter = await aCounter()
  manager = await counter.manager()
})
afterAll(() => counter.end())

const second = 1000
let hiredCount = 0
async function newcomer(roles: readonly Role[] = ['teller']) {
  hiredCount += 1
  const login = `xin${hiredCount}`
  return { login, seat: await counter.hired(login, roles) }
}
const tryWith = (login: string, password: string, seat = counter.emptySeat()) =>
  seat.ask('session.signIn', { login, password, counter: '05' })
const codeOf = (answer: { ok: boolean; error?: { code: string; detail?: unknown } }) => (answer.ok ? 'in' : answer.error?.code)

describe('signing in', () => {
  test('shows who sits where and with which roles, and leaves a trace', async () => {
    const seat = await counter.teller()
    expect(await seat.call('session.view', {})).toMatchObject({
      operator: { login: 'jingban', name: '王敏' },
      roles: ['teller'],
      counter: '03',
      locked: false,
    })
    const { entries } = await manager.call('audit.find', { caseId: null, day: null })
    expect(entries[0]).toMatchObject({ what: 'session.signIn', operator: '王敏', counter: '03' })
  })

  test('a wrong password and an unknown login get the same answer', async () => {
    expect(await tryWith('jingban', 'wrong')).toEqual({ ok: false, error: { code: 'BAD_LOGIN' } })
    expect(await tryWith('nobody', 'wrong')).toEqual({ ok: false, error: { code: 'BAD_LOGIN' } })
    await tryWith('jingban', practicePassword)
  })

  test('an unknown login costs as much work as a wrong password', async () => {
    const strict = await aCounter({ passwordWork })
    const seat = strict.emptySeat()
    const spent = (login: string) => effortOf(() => seat.ask('session.signIn', { login, password: 'wrong', counter: '03' }))
    const least = async (name: string) => Math.min(await spent(name), await spent(name), await spent(name))
    const [known, unknown] = [await least('jingban'), await least('nobody')]
    await strict.end()
    // argon2id takes tens of milliseconds, everything else about one: without it the ratio is far below.
    expect(unknown / known).toBeGreaterThan(0.3)
  })

  test('signing out ends it; signing out twice is no matter', async () => {
    const seat = await counter.teller()
    await seat.call('session.signOut', {})
    expect(await seat.call('session.view', {})).toBeNull()
    expect(await seat.call('session.signOut', {})).toEqual({})
    expect(await seat.ask('ticket.line', {})).toEqual({ ok: false, error: { code: 'NOT_SIGNED_IN' } })
  })

  test('a locked seat opens with its own password only', async () => {
    const seat = await counter.reviewer()
    await seat.call('session.lock', {})
    expect(codeOf(await seat.ask('session.unlock', { password: 'wrong' }))).toBe('BAD_LOGIN')
    expect(await seat.ask('ticket.line', {})).toEqual({ ok: false, error: { code: 'SCREEN_LOCKED' } })
    expect((await seat.call('session.unlock', { password: practicePassword })).locked).toBe(false)
    expect((await seat.ask('ticket.line', {})).ok).toBe(true)
    expect(codeOf(await counter.emptySeat().ask('session.unlock', { password: practicePassword }))).toBe('NOT_SIGNED_IN')
  })
})

describe('wrong tries', () => {
  test('slow down: free at first, then 5 s, 10 s, 20 s, at most 15 minutes', async () => {
    expect([1, 2, 3, 4, 5, 20].map(waitAfter)).toEqual([0, 0, 5, 10, 20, 900])
    const { login } = await newcomer()
    expect([codeOf(await tryWith(login, 'a')), codeOf(await tryWith(login, 'b'))]).toEqual(['BAD_LOGIN', 'BAD_LOGIN'])
    const third = await tryWith(login, 'c')
    expect(third).toEqual({ ok: false, error: { code: 'LOGIN_WAIT', detail: { seconds: 5 } } })
    if (!third.ok) expect(sayRefusal(third.error)).toContain('5 秒')

    expect(codeOf(await tryWith(login, practicePassword))).toBe('LOGIN_WAIT')
    counter.clock.advance(4 * second)
    expect(await tryWith(login, practicePassword)).toEqual({ ok: false, error: { code: 'LOGIN_WAIT', detail: { seconds: 1 } } })
    counter.clock.advance(second)
    expect(await tryWith(login, 'd')).toEqual({ ok: false, error: { code: 'LOGIN_WAIT', detail: { seconds: 10 } } })
    counter.clock.advance(10 * second)
    expect(codeOf(await tryWith(login, practicePassword))).toBe('in')
  })

  test('wait no longer than was set when the clock is set back', async () => {
    const { login } = await newcomer()
    for (const password of ['a', 'b', 'c']) await tryWith(login, password)
    counter.clock.advance(-2 * 86_400 * second)
    expect(await tryWith(login, practicePassword)).toEqual({ ok: false, error: { code: 'LOGIN_WAIT', detail: { seconds: 5 } } })
    counter.clock.advance(5 * second)
    expect(codeOf(await tryWith(login, practicePassword))).toBe('in')
    counter.clock.advance(2 * 86_400 * second)
  })

  test('are forgotten after the right password', async () => {
    const { login } = await newcomer()
    for (const password of ['a', 'b', practicePassword, 'c', 'd']) await tryWith(login, password)
    expect(codeOf(await tryWith(login, practicePassword))).toBe('in')
  })

  test('fifty at once count as fifty, not as one', async () => {
    const { login } = await newcomer()
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => tryWith(login, at === 40 ? practicePassword : `guess${at}`)))
    const codes = answers.map(codeOf)
    expect(codes.filter(code => code === 'BAD_LOGIN')).toHaveLength(2)
    expect(codes).not.toContain('in')
  })

  test('leave a trace with the login, never with what was typed', async () => {
    const { login } = await newcomer()
    await tryWith(login, 'MySecret77')
    const audit = await manager.call('audit.find', { caseId: null, day: null })
    expect(audit.entries[0]).toMatchObject({ what: 'session.wrongPassword', facts: { login, tries: 1 } })
    expect(JSON.stringify(audit)).not.toContain('MySecret77')
  })

  test('do not wait for colleagues', async () => {
    const { login } = await newcomer()
    for (const password of ['a', 'b', 'c']) await tryWith(login, password)
    expect(codeOf(await tryWith('fuhe', practicePassword))).toBe('in')
  })
})

describe('the people of the branch', () => {
  test('a login is given once', async () => {
    const answer = await manager.ask('operator.add', { login: 'fuhe', name: '另一人', roles: ['teller'], password: 'abcd1234' })
    expect(answer).toEqual({ ok: false, error: { code: 'LOGIN_TAKEN' } })
    const list = await manager.call('operator.list', {})
    expect(list.filter(({ login }) => login === 'fuhe').map(({ name }) => name)).toEqual(['李慎'])
  })

  test('the same login twice at the same moment is given once', async () => {
    const add = () => manager.ask('operator.add', { login: 'twin', name: '双生', roles: ['teller'], password: 'abcd1234' })
    const answers = await Promise.all([add(), add(), add()])
    expect(answers.map(codeOf).sort()).toEqual(['LOGIN_TAKEN', 'LOGIN_TAKEN', 'in'])
  })

  test('a disabled operator is out of every seat at once and does not come back', async () => {
    const { login, seat } = await newcomer()
    const elsewhere = await counter.seated(login, '08')
    const id = (await seat.call('session.view', {}))?.operator.id
    if (!id) throw new Error('nobody is signed in')
    await elsewhere.call('session.lock', {})

    expect((await manager.call('operator.setActive', { operatorId: id, active: false })).active).toBe(false)
    expect(await seat.ask('ticket.line', {})).toEqual({ ok: false, error: { code: 'NOT_SIGNED_IN' } })
    expect(codeOf(await elsewhere.ask('session.unlock', { password: practicePassword }))).toBe('NOT_SIGNED_IN')
    expect(codeOf(await tryWith(login, practicePassword))).toBe('BAD_LOGIN')
    expect(counter.told.filter(({ name }) => name === 'session.changed').length).toBeGreaterThanOrEqual(2)

    await manager.call('operator.setActive', { operatorId: id, active: true })
    expect(codeOf(await tryWith(login, practicePassword))).toBe('in')
  })

  test('whoever is disabled while the password is looked at stays out', async () => {
    const { login, seat } = await newcomer()
    const id = (await seat.call('session.view', {}))?.operator.id
    if (!id) throw new Error('nobody is signed in')
    await seat.call('session.lock', {})
    const comingIn = counter.emptySeat()
    const [signIn, unlock] = await Promise.all([
      tryWith(login, practicePassword, comingIn),
      seat.ask('session.unlock', { password: practicePassword }),
      manager.call('operator.setActive', { operatorId: id, active: false }),
    ])
    expect([codeOf(signIn), codeOf(unlock)]).not.toContain('in')
    expect(await comingIn.call('session.view', {})).toBeNull()
    expect(await seat.call('session.view', {})).toBeNull()
  })

  test('a manager cannot disable the own account, nor somebody who is not there', async () => {
    const me = (await manager.call('session.view', {}))?.operator.id
    if (!me) throw new Error('nobody is signed in')
    expect(await manager.ask('operator.setActive', { operatorId: me, active: false })).toEqual({
      ok: false,
      error: { code: 'SELF_DISABLE' },
    })
    const gone = await manager.ask('operator.setActive', { operatorId: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' as typeof me, active: false })
    expect(codeOf(gone)).toBe('NOT_FOUND')
  })

  test('a live branch takes no weak password', async () => {
    const live = await aCounter({
      options: {
        key: { kind: 'passphrase', passphrase: 'a long sentence 9' },
        birth: {
          mode: 'live',
          branch: { code: 'SS01', name: '示范支行', address: '示范路1号', phone: '12333' },
          profile: 'guangzhou',
          manager: { login: 'zhuguan', name: '周明', password: practicePassword },
        },
      },
    })
    const boss = await live.manager()
    for (const password of ['short1', 'lettersonly', '1234567890']) {
      const answer = await boss.ask('operator.add', { login: 'newhand', name: '新人', roles: ['teller'], password })
      expect(answer).toEqual({ ok: false, error: { code: 'WEAK_PASSWORD', detail: { least: 8 } } })
    }
    expect((await boss.ask('operator.add', { login: 'newhand', name: '新人', roles: ['teller'], password: '八个字的密码够长1' })).ok).toBe(
      true,
    )
    expect((await live.emptySeat().call('branch.view', {})).practiceOperators).toEqual([])
    await live.end()
  })
})
