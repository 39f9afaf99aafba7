/** Kills a store's move to a newer version at every statement: it stands where it stood, so that the program before still opens it. */
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

test('whichever statement it dies at, nothing was changed, and the next start takes every step', async () => {
  const folder = await aDataFolder()
  for (let dieAt = 0; dieAt < statements; dieAt += 1) {
    const path = join(folder, `store-${dieAt}.db`)
    expect(await run({ path, dieAt })).toBe('SIGKILL')
    expect(standsAt(path)).toEqual({ version: 0, tables: 0 })
  }
  const last = join(folder, `store-${statements - 1}.db`)
  expect(await run({ path: last, dieAt: -1 })).toBeNull()
  expect(standsAt(last)).toEqual({ version: 30, tables: 3 * lettersPerStep })
  await drop(folder)
})
