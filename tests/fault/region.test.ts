/** Two branches in one hall server, each a schema of one real PostgreSQL: nothing of one reaches the other, and what ends one leaves the other. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDeskLinked, type TestDesk } from '../support/a-hall.ts'
import { aHallServer, type HallServer, joinedAt } from '../support/a-hall-server.ts'
import { aDatabase, asked, type TestDatabase, theCluster } from '../support/a-postgres.ts'
import { freePort } from '../support/free-port.ts'
import { patience } from '../support/patience.ts'

const ticket = { item: 'REPLACE_PHOTO', priority: false } as const

let folder: string
let database: TestDatabase
let server: HallServer
let north: TestDesk
let south: TestDesk
let southAddress: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'region-'))
  database = await aDatabase()
  const [ofNorth, ofSouth] = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`]
  southAddress = ofSouth
  const branch = (name: string, listen: string) => ({ data: join(folder, name), store: `${database.address}?schema=${name}`, listen })
  const file = join(folder, 'region.json')
  await writeFile(file, JSON.stringify([branch('north', ofNorth), branch('south', ofSouth)]))
  server = aHallServer(['--region', file, '--practice'])
  const codes = new Map<string, string>()
  for (const _ of [0, 1]) {
    const [, address = '', code = ''] = await server.said(/open for its desks at (\S+)\.\nOne desk may join with the code (\S+) until/)
    codes.set(address, code)
  }
  north = await joinedAt(ofNorth, codes.get(ofNorth) ?? '', '北一窗')
  south = await joinedAt(ofSouth, codes.get(ofSouth) ?? '', '南一窗')
  await north.signIn('jingban', '01')
  await south.signIn('jingban', '01')
})
afterAll(async () => {
  north?.close()
  south?.close()
  await server?.kill()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

test('each has its own waiting line, people, numbers and news', async () => {
  const heard = south.told.length
  const taken = await north.call('ticket.take', ticket)
  expect((await north.call('ticket.line', {})).waiting.map(({ number }) => number)).toEqual([taken.number])
  expect((await south.call('ticket.line', {})).waiting).toEqual([])
  // The same login at a desk of each: neither is told that it sits elsewhere.
  expect(await north.call('session.view', {})).toMatchObject({ counter: '01' })
  expect((await south.call('ticket.take', ticket)).number).toBe(taken.number)
  expect(south.told.slice(heard).filter(({ name }) => name === 'ticket.changed')).toHaveLength(1)
  await north.call('session.signOut', {})
  expect(await south.call('session.view', {})).toMatchObject({ counter: '01' })
  await north.signIn('jingban', '01')
})

test('a desk of one is no desk of the other', async () => {
  const stray = aDeskLinked({ ...north.joined, address: southAddress })
  await stray.until('the line is told as gone', () => stray.link.state().state === 'gone')
  expect(await stray.askOnce('ticket.take', ticket)).toMatchObject({ error: { code: 'LINE_GONE' } })
  stray.close()
})

test(
  'a branch that is taken by another server ends here, and the other works on',
  async () => {
    await asked(await theCluster(), database.name, 'update north.store_hold set epoch = epoch + 1')
    expect(await north.askOnce('ticket.take', ticket)).toMatchObject({ ok: false })
    await north.until('its line is gone', () => north.link.state().state === 'gone')
    const before = (await south.call('ticket.line', {})).waiting.length
    await south.call('ticket.take', ticket)
    expect((await south.call('ticket.line', {})).waiting).toHaveLength(before + 1)
    expect(await server.close()).toBe(1)
  },
  patience(120_000),
)
