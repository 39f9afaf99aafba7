/** Kills the program while a picture is kept: what was committed is read back, what was not leaves a file that goes by itself. */
import { fork } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBlobs } from '../../main/core/platform/blobs/blobs.ts'
import { sha256Of } from '../../main/core/platform/blobs/seal.ts'
import { takeCopy } from '../../main/core/platform/blobs/take-copy.ts'
import { systemClock } from '../../main/core/platform/clock.ts'
import { openStore } from '../../main/core/platform/store/open.ts'
import { aDataFolder, drop } from '../support/a-core-process.ts'
import type { Order } from './store-child.ts'

const child = fileURLToPath(new URL('./store-child.ts', import.meta.url))
const bytes = new Uint8Array(60_000).fill(7)
let folder: string
beforeEach(async () => {
  folder = await aDataFolder()
})
afterEach(() => drop(folder))

const run = (order: Omit<Order, 'folder'>): Promise<NodeJS.Signals | null> =>
  new Promise(resolve => {
    const started = fork(child, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' })
    started.once('exit', (_, signal) => resolve(signal))
    started.send({ folder, ...order })
  })
const files = async (): Promise<number> => {
  const entries = await readdir(join(folder, 'pictures'), { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).length
}

async function reopened() {
  const around = { clock: systemClock(), log: () => undefined }
  const { store } = await openStore({ dataFolder: folder, key: { kind: 'beside' } }, { ...around, tell: () => undefined })
  const blobs = openBlobs({ ...around, store })
  return { store, read: () => blobs.read(sha256Of(bytes)), copy: () => takeCopy({ ...around, store, blobs }) }
}

test.each(['file', 'row'] as const)(
  'killed after the %s, before the commit: no row, one file over, and the next copy sweeps it',
  async dieAfter => {
    await run({ birth: true })
    expect(await run({ picture: { bytes, dieAfter } })).toBe('SIGKILL')
    const { store, read, copy } = await reopened()
    expect(await read()).toBeNull()
    expect(await files()).toBe(1)
    await copy()
    expect(await files()).toBe(0)
    await store.close()
  },
)

test('killed right after the commit: the picture is whole, and no sweep takes it', async () => {
  await run({ birth: true })
  expect(await run({ picture: { bytes, dieAfter: 'commit' } })).toBe('SIGKILL')
  const { store, read, copy } = await reopened()
  await copy()
  expect(await read()).toEqual(bytes)
  await store.close()
})
