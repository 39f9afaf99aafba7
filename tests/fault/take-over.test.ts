/** Two hall servers stand side by side on one branch in a real PostgreSQL: one is killed or loses the branch, and its desk goes on at the other. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestDesk } from '../support/a-hall.ts'
import { aHallServer, type HallServer, joinedAt } from '../support/a-hall-server.ts'
import { aDatabase, asked, type TestDatabase, theCluster } from '../support/a-postgres.ts'
import { freePort } from '../support/free-port.ts'
import { patience } from '../support/patience.ts'

const ticket = { item: 'REPLACE_PHOTO', priority: false } as const
/** From the death of a server to the first answer of the other, on a machine that has nothing else to do. */
const mostMs = 5_000

let folder: string
let database: TestDatabase
let places: readonly [string, string]
let running: HallServer[]
let desk: TestDesk | null

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'take-over-'))
  database = await aDatabase()
  places = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`]
  running = []
  desk = null
})
afterEach(async () => {
  desk?.close()
  for (const server of running) await server.kill()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

function started(which: 0 | 1, ...more: readonly string[]): HallServer {
  const args = ['--data', join(folder, String(which)), '--store', database.address, '--listen', places[which], '--servers', places.join()]
  const server = aHallServer([...args, ...more])
  running.push(server)
  return server
}

/** It asks for the branch again and again. */
async function waits(): Promise<void> {
  const asking = `select 1 from pg_stat_activity where datname = '${database.name}' and query like '%pg_try_advisory_lock%'`
  await expect.poll(async () => (await asked(await theCluster(), 'postgres', asking)).length, { timeout: patience(60_000) }).toBe(1)
}

/** A branch with a desk at which somebody works, and a second server that waits for the first to die. */
async function sideBySide(): Promise<{ first: HallServer; second: HallServer; at: TestDesk }> {
  const first = started(0, '--practice')
  const [, code = ''] = await first.said(/with the code (\S+) until/)
  const at = await joinedAt(places[0], code, '3号窗')
  desk = at
  await at.signIn('jingban', '03')
  await cp(join(folder, '0', 'custody.json'), join(folder, '1', 'custody.json'))
  const second = started(1, '--stand-by')
  await second.said(/Standing by/)
  await waits()
  return { first, second, at }
}

test('a server is killed: within seconds the other has the branch, and the desk goes on there with whoever sat at it', async () => {
  const { first, second, at } = await sideBySide()
  expect(at.servers).toEqual([[...places]])
  const before = await at.call('ticket.take', ticket)
  const [killedAt, soon] = [performance.now(), patience(mostMs)]
  await first.kill()
  const after = await at.call('ticket.take', ticket)
  const ms = Math.round(performance.now() - killedAt)
  process.stdout.write(`A hall server was killed; its desk had its next number from the other one after ${ms} ms.\n`)
  expect(ms).toBeLessThan(soon)
  expect(Number(after.number.slice(-3))).toBe(Number(before.number.slice(-3)) + 1)
  expect(await at.call('session.view', {})).toMatchObject({ counter: '03' })
  await second.said(/open for its desks/)

  // Its machine is put right: now it is the one that waits.
  const again = started(0, '--stand-by')
  await again.said(/Standing by/)
  await waits()
  await second.kill()
  expect(Number((await at.call('ticket.take', ticket)).number.slice(-3))).toBe(Number(before.number.slice(-3)) + 2)
})

test('a server is killed with a dozen numbers under way: each is given once', async () => {
  const { first, at } = await sideBySide()
  const before = (await at.call('ticket.line', {})).waiting.length
  const asks = Array.from({ length: 12 }, () => at.askOnce('ticket.take', ticket))
  await Promise.race(asks)
  await first.kill()
  const replies = await Promise.all(asks)
  // One whose answer was lost with the server is told that it was done.
  expect(replies.map(reply => (reply.ok ? 'given' : reply.error.code)).filter(said => said !== 'given' && said !== 'DONE_BEFORE')).toEqual(
    [],
  )
  const given = replies.flatMap(reply => (reply.ok ? [reply.value.number] : []))
  expect(new Set(given).size).toBe(given.length)
  expect((await at.call('ticket.line', {})).waiting).toHaveLength(before + 12)
})

test('a server that lost the branch without dying steps back, and its desk finds the one that has it', async () => {
  const { first, second, at } = await sideBySide()
  const before = await at.call('ticket.take', ticket)
  await asked(
    await theCluster(),
    'postgres',
    `select pg_terminate_backend(pid) from pg_locks
     where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = '${database.name}')`,
  )
  await second.said(/open for its desks/)
  // It was started without a second try of its own.
  await expect(first.said(/never/)).rejects.toThrow(/Another server has taken the branch/)
  const after = await at.call('ticket.take', ticket)
  expect(Number(after.number.slice(-3))).toBe(Number(before.number.slice(-3)) + 1)
})
