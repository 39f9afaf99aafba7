/** Draws a new recovery code for a branch whose core is a process of its own, and looks what each code opens afterwards. */
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../../main/core/platform/clock.ts'
import { allCopies } from '../../../main/core/platform/store/copies/copies.ts'
import { makeRecoveryCode } from '../../../main/core/platform/store/custody.ts'
import { openStore } from '../../../main/core/platform/store/open.ts'
import { CoreHost, hostTimes } from '../../../main/shell/core-host.ts'
import { type CoreProcess, forkedCore } from '../../../main/shell/core-process.ts'
import type { KeySource } from '../../../shared/ipc/wire.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { resourcesFolder } from '../../support/a-counter.ts'

const entry = process.env.COUNTER_BUILT_CORE ?? fileURLToPath(new URL('../../../main/core/host/entry.ts', import.meta.url))
const passphrase = '桥下 第三棵 柳树 7'
const byWords: KeySource = { kind: 'passphrase', passphrase }
const byCode = (code: string): KeySource => ({ kind: 'recovery', code })
const manager = { login: 'boss', name: '钱主管', password: 'a long one 77' }
const branch = { code: 'SS01', name: '示范支行', address: '示范路1号', phone: '12333' }
const desk = { window: 'desk', seat: 1 } as const

let ground: string
let folder: string
let first: string
let host: CoreHost
let processes: CoreProcess[]
let states: string[]

beforeEach(async () => {
  ground = await mkdtemp(join(tmpdir(), 'new-key-'))
  folder = join(ground, 'live')
  host = aHost()
  const birth = { mode: 'live', branch, profile: 'guangzhou', manager } as const
  const born = await host.open({ dataFolder: folder, resourcesFolder, key: byWords, birth })
  first = born.ok ? (born.value.recoveryCode ?? '') : ''
})
afterEach(async () => {
  await host.close()
  await rm(ground, { recursive: true, force: true })
})

function aHost(): CoreHost {
  processes = []
  states = []
  return new CoreHost({
    startCore() {
      const core = forkedCore(entry, process.execPath)
      processes.push(core)
      return core
    },
    log: () => undefined,
    onEvent: (name, payload) => (name === 'core.changed' ? states.push((payload as { state: string }).state) : undefined),
    onRenewed: () => undefined,
    onServers: () => undefined,
    times: hostTimes,
  })
}

const signIn = () => host.call(desk, 'session.signIn', { login: manager.login, password: manager.password, counter: '01' })
const untilReady = async () => {
  while (host.state !== 'ready') await new Promise(setImmediate)
}

/** As the next start of the program opens it, or is told why not. */
async function opens(at: string, key: KeySource): Promise<string> {
  try {
    await (await openStore({ dataFolder: at, key }, { clock: systemClock(), log: () => undefined, tell: () => undefined })).store.close()
    return 'opened'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test('the core begins anew, the old code opens nothing here, and a copy that was carried away opens by the custody it has', async () => {
  expect((await signIn()).ok).toBe(true)
  await host.call(desk, 'copies.now', {})
  const stick = join(ground, 'stick')
  const [copy = { at: '' }] = await allCopies(folder)
  await cp(join(folder, 'copies'), join(stick, 'copies'), { recursive: true })

  // What is refused changes nothing.
  const second = makeRecoveryCode()
  expect(await host.rekey({ recoveryCode: second, passphrase: 'not the one', keyring: null })).toMatchObject({
    ok: false,
    error: { code: 'PASSPHRASE_WRONG' },
  })
  expect((await host.reopen()).ok).toBe(true)
  expect((await signIn()).ok).toBe(true)

  states.splice(0)
  expect(await host.rekey({ recoveryCode: second, passphrase, keyring: null })).toEqual({ ok: true, value: { recoveryCode: second } })
  expect(states).toEqual(['starting', 'ready'])
  expect((await signIn()).ok).toBe(true)

  // A core that dies later is started again by itself: with the new code, which nobody is asked for.
  process.kill(processes.at(-1)?.pid() ?? 0, 'SIGKILL')
  while (host.state === 'ready') await new Promise(setImmediate)
  await untilReady()
  expect((await signIn()).ok).toBe(true)
  await host.close()

  expect(await opens(folder, byCode(first))).toBe('RECOVERY_WRONG')
  expect(await opens(folder, byCode(second))).toBe('opened')
  expect(await opens(folder, byWords)).toBe('opened')
  expect((await allCopies(folder)).map(({ at }) => at)).not.toContain(copy.at)
  // Laid into an empty place it is a store that is gone, with the ways back that the key opens.
  expect(await opens(stick, byCode(second))).toBe('RECOVERY_WRONG')
  expect(await opens(stick, byCode(first))).toBe('DB_DAMAGED')
})

test('a core that is killed while it makes the new key is not started again by itself, and one of the two codes opens', async () => {
  const second = makeRecoveryCode()
  const making = host.rekey({ recoveryCode: second, passphrase, keyring: null })
  while (processes.length < 2) await new Promise(setImmediate)
  while (!(await readdir(folder)).some(name => name.startsWith('rekey')) && host.state !== 'ready') await new Promise(setImmediate)
  process.kill(processes[1]?.pid() ?? 0, 'SIGKILL')
  const made = await making
  if (!made.ok) {
    expect(made.error.code).toBe('CORE_DOWN')
    expect(processes).toHaveLength(2)
  }
  await host.close()
  const answers = [await opens(folder, byCode(first)), await opens(folder, byCode(second))].sort()
  expect(answers).toEqual(['RECOVERY_WRONG', 'opened'])
  expect((await readdir(folder)).filter(name => name.startsWith('rekey'))).toEqual([])
})
