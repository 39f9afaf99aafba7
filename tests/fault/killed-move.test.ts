/** Kills a move of a branch between folder and database in the middle: the source opens as before, the target is no branch, and the next move goes through. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEnds } from '../../main/core/platform/store/move/ends.ts'
import { moveStore } from '../../main/core/platform/store/move/move.ts'
import { openStore } from '../../main/core/platform/store/open.ts'
import { submitted } from '../support/a-case.ts'
import { aCounter, heldClock } from '../support/a-counter.ts'
import { aDatabase, type TestDatabase } from '../support/a-postgres.ts'
import type { Order } from './move-child.ts'

const child = fileURLToPath(new URL('./move-child.ts', import.meta.url))
const around = { clock: heldClock(), log: () => undefined, tell: () => undefined }
const key = { kind: 'beside' } as const
let home: string
let branch: string
let database: TestDatabase

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'killed-move-'))
  branch = join(home, 'branch')
  database = await aDatabase()
  const counter = await aCounter({ engine: 'sqlite', options: { dataFolder: branch } })
  await submitted(await counter.teller())
  await counter.close()
})
afterAll(async () => {
  await database.drop()
  await rm(home, { recursive: true, force: true })
})

async function killed(order: Order): Promise<void> {
  const moving = fork(child, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' })
  moving.send(order)
  const [code, signal] = await once(moving, 'exit')
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })
}

/** The last hash of the log of whatever opens there, or what it is refused with. */
async function lastOf(dataFolder: string, address?: string): Promise<string> {
  try {
    const { store } = await openStore({ dataFolder, key, ...(address === undefined ? {} : { database: address }) }, around)
    const head = await store.db.selectFrom('audit_head').select('hash').executeTakeFirstOrThrow()
    await store.close()
    return head.hash
  } catch (error) {
    return String(Reflect.get(Object(error), 'code'))
  }
}

async function moved(from: string, to: string): Promise<string> {
  const { source, target, close } = await openEnds({ from, to, data: branch, key }, around)
  return (await moveStore(source, target).finally(close)).head?.hash ?? ''
}

test('a move killed in the middle, or at its very end, leaves a branch that works and a target that is none; then it goes through', async () => {
  const last = await lastOf(branch)
  expect(last).toMatch(/^[0-9a-f]{64}$/)
  for (const dieAfter of [0, 9, null]) {
    await killed({ from: branch, to: database.address, data: branch, dieAfter })
    expect(await lastOf(branch, database.address)).toBe('SETUP_NEEDED')
    expect(await lastOf(branch)).toBe(last)
  }
  expect(await moved(branch, database.address)).toBe(last)

  const back = join(home, 'back')
  for (const dieAfter of [0, 9, null]) {
    await killed({ from: database.address, to: back, data: branch, dieAfter })
    expect(await lastOf(back)).toBe('SETUP_NEEDED')
    // Looking for a branch there made the folder.
    await rm(back, { recursive: true, force: true })
    expect(await lastOf(branch, database.address)).toBe(last)
  }
  expect(await moved(database.address, back)).toBe(last)
  expect(await lastOf(back)).toBe(last)
})
