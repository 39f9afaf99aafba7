/** Kills, starves and blocks a real core process, and looks at what the callers are told. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CoreHost, type HostTimes, hostTimes } from '../../../main/shell/core-host.ts'
import { type CoreProcess, forkedCore } from '../../../main/shell/core-process.ts'
import type { LogFields } from '../../../main/shell/log.ts'
import { patience } from '../../support/patience.ts'

const entry = fileURLToPath(new URL('./fake-core.ts', import.meta.url))
const desk = { window: 'desk', seat: 7 } as const
type Reply = { name: string; pid: number; caller: unknown; input: unknown }

let folder: string
let host: CoreHost
let processes: CoreProcess[]
let states: unknown[]
let times: HostTimes
let logged: { code: string; fields: LogFields }[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'core-host-'))
  processes = []
  states = []
  logged = []
  times = { ...hostTimes, busyMs: patience(2_000) }
  host = newHost()
})
afterEach(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

const newHost = () =>
  new CoreHost({
    startCore() {
      const core = forkedCore(entry, process.execPath)
      processes.push(core)
      return core
    },
    log: (code, fields = {}) => logged.push({ code, fields }),
    onEvent: (name, payload) => (name === 'core.changed' ? states.push((payload as { state: string }).state) : undefined),
    onRenewed: () => undefined,
    onServers: () => undefined,
    times,
  })

const open = (name = 'store') => host.open({ dataFolder: join(folder, name), resourcesFolder: folder, key: { kind: 'beside' } })
const replyOf = (result: Awaited<ReturnType<CoreHost['call']>>) => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value as Reply
}
const untilReady = async () => {
  while (host.state !== 'ready') await new Promise(setImmediate)
}

describe('a core that runs', () => {
  test('gets the call with the seat the router stamped, and what it logs arrives', async () => {
    expect(await open()).toEqual({ ok: true, value: { recoveryCode: null } })
    expect(replyOf(await host.call(desk, 'case.view', { caseId: 'one' }))).toMatchObject({
      name: 'case.view',
      caller: desk,
      input: { caseId: 'one' },
    })
    expect(states).toEqual(['starting', 'ready'])
    expect(logged.map(line => line.code)).toContain('core.open')
  })

  test('is not asked before it is open', async () => {
    expect(await host.call(desk, 'case.view', {})).toEqual({ ok: false, error: { code: 'SETUP_NEEDED' } })
    const opening = open()
    expect(await host.call(desk, 'case.view', {})).toEqual({ ok: false, error: { code: 'CORE_STARTING' } })
    await opening
  })
})

describe('a core that is killed', () => {
  test('a change under way is answered as uncertain, and the next core takes over', async () => {
    await open()
    const first = replyOf(await host.call(desk, 'ticket.line', {})).pid
    const change = host.call(desk, 'case.submit', { silent: true })
    process.kill(first, 'SIGKILL')

    expect(await change).toEqual({ ok: false, error: { code: 'CORE_RESTARTED' } })
    await untilReady()
    expect(replyOf(await host.call(desk, 'ticket.line', {})).pid).not.toBe(first)
    expect(states).toEqual(['starting', 'ready', 'restarting', 'ready'])
    expect(logged.find(line => line.code === 'core.lost')?.fields).toMatchObject({ how: 'SIGKILL', tries: 1 })
  })

  test('a read under way is asked again by itself and answered by the next core', async () => {
    await open()
    const first = replyOf(await host.call(desk, 'ticket.line', {})).pid
    const answer = replyOf(await host.call(desk, 'case.view', { dieOnce: join(folder, 'died') }))
    expect(answer.pid).not.toBe(first)
  })

  test('while it restarts a read waits and a change is turned away unsent', async () => {
    await open()
    process.kill(replyOf(await host.call(desk, 'ticket.line', {})).pid, 'SIGKILL')
    while (host.state !== 'restarting') await new Promise(setImmediate)

    expect(await host.call(desk, 'case.submit', {})).toEqual({ ok: false, error: { code: 'CORE_STARTING' } })
    expect(replyOf(await host.call(desk, 'ticket.line', {})).name).toBe('ticket.line')
  })

  test('while a new store is made it is not started again, and nothing it said reaches the log', async () => {
    const birth = { mode: 'practice', branch: { code: 'A', name: 'B', address: 'C', phone: '1' }, profile: 'base' } as const
    const opened = await host.open({ dataFolder: join(folder, 'crashes'), resourcesFolder: folder, key: { kind: 'beside' }, birth })
    expect(opened).toEqual({ ok: false, error: { code: 'CORE_DOWN' } })
    expect(processes).toHaveLength(1)
    const line = logged.find(entry => entry.code === 'core.lost')
    expect(line?.fields.trace).toMatch(/^TypeError fake-core\.ts:\d+/)
    expect(JSON.stringify(logged)).not.toContain('citizen')
  })
})

describe('a store that does not open', () => {
  test('held by the core of a killed program, it is tried again until that one is gone', async () => {
    expect((await open('busy-at-first')).ok).toBe(true)
    expect(processes).toHaveLength(1)
  })

  test('held for good, it is given up in time', async () => {
    expect(await open('busy')).toEqual({ ok: false, error: { code: 'FOLDER_BUSY' } })
    expect(host.state).toBe('down')
  })

  test('damaged, it names its copies and opens after one is restored', async () => {
    const opened = await open('damaged')
    expect(opened).toEqual({ ok: false, error: { code: 'DB_DAMAGED', detail: { copies: ['2026-11-22T09:00:00Z'] } } })
    expect(await host.call(desk, 'ticket.line', {})).toEqual({ ok: false, error: { code: 'CORE_DOWN' } })

    expect(await host.restore(join(folder, 'damaged'), '2026-11-22T09:00:00Z')).toEqual({ ok: true, value: null })
    expect((await host.reopen()).ok).toBe(true)
    expect(host.trouble).toBeNull()
  })
})

test('closing ends the process and tells those who still wait', async () => {
  await open()
  const { pid } = replyOf(await host.call(desk, 'ticket.line', {}))
  const waiting = host.call(desk, 'case.view', { silent: true })
  await host.close()
  expect(await waiting).toEqual({ ok: false, error: { code: 'CORE_DOWN' } })
  while (isAlive(pid)) await new Promise(setImmediate)
  expect(states.at(-1)).toBe('ready')
})

describe('closing', () => {
  const closeTimes = { closeMs: 1_000, closingSilenceMs: 60_000, closingMs: 3_000 }
  const took = async () => {
    const before = performance.now()
    await host.close()
    return performance.now() - before
  }
  beforeEach(() => {
    times = { ...hostTimes, ...closeTimes }
    host = newHost()
  })

  test('waits for the last copy as long as the core says that it goes on', async () => {
    await open('slow')
    expect(await took()).toBeGreaterThan(1_900)
    expect(logged.map(line => line.code)).not.toContain('core.lost')
  })

  test('does not wait for a core that gives no sign', async () => {
    await open('mute')
    expect(await took()).toBeLessThan(closeTimes.closingSilenceMs / 3)
  })

  test('does not wait for ever for one that says it goes on', async () => {
    await open('stuck')
    expect(await took()).toBeGreaterThan(2_900)
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    // The system knows no such process any more, which is what is asked.
    return false
  }
}
