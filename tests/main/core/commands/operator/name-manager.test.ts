/** A branch whose managers have all gone: who holds what opens the store names one, and nobody else does. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRecoveryCode } from '../../../../../main/core/platform/store/custody.ts'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'

let folder = ''
let counter: Counter
let recoveryCode = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'no-manager-'))
  counter = await aCounter({
    options: {
      dataFolder: folder,
      key: { kind: 'keyring', key: new Uint8Array(32).fill(4) },
      birth: {
        mode: 'live',
        branch: { code: 'SS01', name: '示范支行', address: '示范路1号', phone: '12333' },
        profile: 'guangzhou',
        manager: { login: 'zhuguan', name: '周明', password: 'yanlian1' },
        sealedByKeyring: new Uint8Array([1]),
      },
    },
  })
  recoveryCode = counter.recoveryCode ?? ''
  const manager = await counter.seated('zhuguan')
  await manager.call('operator.add', {
    login: 'shenji',
    name: '沈鉴',
    roles: ['auditor'],
    password: 'yanlian1',
    endsOn: '2026-12-31' as never,
  })
})
afterAll(async () => {
  await counter.close()
  await rm(folder, { recursive: true, force: true })
})

const fresh = { login: 'xinzhu', name: '辛主', password: 'yanlian1' }
const named = (wish: Partial<Record<'recoveryCode' | 'login' | 'name' | 'password', string>>) =>
  counter.emptySeat().ask('session.nameManager', { recoveryCode, passphrase: null, ...fresh, ...wish })

test('with a password that is too weak nobody becomes a manager', async () => {
  expect(await named({ password: '12345678' })).toMatchObject({ ok: false, error: { code: 'WEAK_PASSWORD' } })
})

test('an auditor stays an auditor: whoever reads the log does not manage', async () => {
  expect(await named({ login: 'shenji' })).toMatchObject({ ok: false, error: { code: 'TERMS_WRONG' } })
  expect(await named({ login: '~centre' })).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})

test('whoever holds the code adds a manager, who signs in at once; it stands in the log under nobody’s name', async () => {
  expect(await named({ recoveryCode: recoveryCode.toLowerCase().replaceAll('-', ' ') })).toEqual({ ok: true, value: {} })
  const manager = await counter.seated(fresh.login)
  const { entries } = await manager.call('audit.find', { caseId: null, day: null })
  expect(entries.find(({ what }) => what === 'session.nameManager')).toMatchObject({ facts: { made: true } })
})

test('a manager who forgot the password gets another one, and whoever sits at a desk under that login is signed out', async () => {
  const seat = await counter.seated('zhuguan')
  expect(await named({ login: 'zhuguan', password: 'yanlian1' })).toMatchObject({ ok: true })
  expect(await seat.ask('operator.list', {})).toMatchObject({ ok: false, error: { code: 'NOT_SIGNED_IN' } })
  expect(await (await counter.seated('zhuguan')).call('operator.list', {})).toHaveLength(3)
})

test('with another code nobody does; tries are logged, each waits longer, also for the right one', async () => {
  const answers = []
  for (let tried = 0; tried < 6; tried += 1) answers.push(await named({ recoveryCode: makeRecoveryCode() }))
  expect(answers[0]).toMatchObject({ ok: false, error: { code: 'RECOVERY_WRONG' } })
  expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'LOGIN_WAIT' } })
  expect(await named({})).toMatchObject({ ok: false, error: { code: 'LOGIN_WAIT' } })
  const { entries } = await (await counter.seated('zhuguan')).call('audit.find', { caseId: null, day: null })
  expect(entries.filter(({ what }) => what === 'operator.secretWrong').length).toBeGreaterThan(2)
})
