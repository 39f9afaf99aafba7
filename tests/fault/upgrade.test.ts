/** Goes from one version of the program to the next and back: killed in the middle, finished, and not wanted after all. */
import { fork } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Instant } from '../../shared/time.ts'
import { aDataFolder, drop } from '../support/a-core-process.ts'
import { putBack } from '../support/put-back.ts'
import { newerStatements, newest, type Order, type Told } from './store-child.ts'

const child = fileURLToPath(new URL('./store-child.ts', import.meta.url))
let folder: string
beforeEach(async () => {
  folder = await aDataFolder()
})
afterEach(() => drop(folder))

/** Null where the program was killed. */
const program = (order: Omit<Order, 'folder'>): Promise<Told | null> =>
  new Promise(resolve => {
    const started = fork(child, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' })
    started.once('message', told => resolve(told as Told))
    started.once('exit', () => resolve(null))
    started.send({ folder, ...order })
  })
const now = () => Instant.parse(new Date().toISOString())

test('old, new, killed at any statement, old: the old program goes on as if nothing had been', { timeout: 300_000 }, async () => {
  expect(await program({ birth: true })).toEqual({ opened: true, version: newest })
  for (let dieAt = 0; dieAt < newerStatements; dieAt += 1) {
    expect([dieAt, await program({ newer: true, dieAt })]).toEqual([dieAt, null])
    expect([dieAt, await program({})]).toEqual([dieAt, { opened: true, version: newest }])
  }
  expect(await program({ newer: true })).toEqual({ opened: true, version: newest + 20 })
})

test('the old program on a newer store says so and offers the copy made before, pictures and all', { timeout: 120_000 }, async () => {
  await program({ birth: true })
  await program({ picture: { bytes: new Uint8Array(2_000).fill(9), dieAfter: 'nothing' } })
  await program({ newer: true })
  const refused = await program({})
  expect(refused?.refused).toBe('DB_FROM_FUTURE')
  const [before = ''] = refused?.copies ?? []
  expect(await putBack(folder, before, now())).toMatchObject({ missing: 0 })
  expect(await program({})).toEqual({ opened: true, version: newest })
  expect((await readdir(folder)).filter(name => name.startsWith('damaged-')).length).toBeGreaterThan(0)
})

test('a copy of the newer program is not offered to the old one', { timeout: 120_000 }, async () => {
  await program({ birth: true })
  await program({ newer: true })
  await program({ newer: true, picture: { bytes: new Uint8Array(2_000).fill(8), dieAfter: 'nothing' } })
  const old = await program({})
  expect(old?.copies).toHaveLength(1)
})
