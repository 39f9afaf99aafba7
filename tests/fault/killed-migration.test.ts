/** Kills a store's move to a newer version at every statement: it stands at a version, never between two. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openFile } from '../../main/core/platform/store/sqlite.ts'
import { aDataFolder, drop } from '../support/a-core-process.ts'
import { key, lettersPerStep, type Order } from './migration-child.ts'

const child = fileURLToPath(new URL('./migration-child.ts', import.meta.url))
const run = (order: Order): Promise<NodeJS.Signals | null> =>
  new Promise(resolve => {
    const started = fork(child, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    started.once('exit', (_, signal) => resolve(signal))
    started.send(order)
  })

function standsAt(path: string): { version: number; tables: number } {
  const file = openFile(path, key)
  const version = Number(file.pragma('user_version', { simple: true }))
  const tables = file.prepare<[], { name: string }>(`select name from sqlite_schema where type = 'table'`).all().length
  file.close()
  return { version, tables }
}

const statements = 3 * (lettersPerStep + 1)

test('whichever statement it dies at, the steps before it are whole, and the next start takes the rest', async () => {
  const folder = await aDataFolder()
  for (let dieAt = 0; dieAt < statements; dieAt += 1) {
    const path = join(folder, `store-${dieAt}.db`)
    expect(await run({ path, dieAt })).toBe('SIGKILL')
    const steps = Math.floor(dieAt / (lettersPerStep + 1))
    expect(standsAt(path)).toEqual({ version: steps * 10, tables: steps * lettersPerStep })
  }
  const last = join(folder, `store-${statements - 1}.db`)
  expect(await run({ path: last, dieAt: -1 })).toBeNull()
  expect(standsAt(last)).toEqual({ version: 30, tables: 3 * lettersPerStep })
  await drop(folder)
})
