/** How old the copies are, what they lack, and the second place: set, failing, and all that is left on another machine. */
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copiesOf } from '../../../../../main/core/platform/store/copies/copies.ts'
import { takeWay } from '../../../../../main/core/platform/store/copies/restore.ts'
import { pictureFile } from '../../../../../main/core/platform/store/files.ts'
import { openStore } from '../../../../../main/core/platform/store/open.ts'
import { Instant } from '../../../../../shared/time.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let manager: Seat
let place: string
const picture = new Uint8Array(5_000).fill(7)
beforeAll(async () => {
  counter = await aCounter()
  manager = await counter.manager()
  place = await mkdtemp(join(tmpdir(), 'second-place-'))
  const kept = await counter.core.blobs.put(picture)
  await counter.core.store.write(({ tx }) => counter.core.blobs.keep(tx, kept))
})
afterAll(async () => {
  await counter.end()
  await rm(place, { recursive: true, force: true })
})

const choose = (path: string) =>
  counter.send(manager.number, 'copies.setPlace', { path }, 'dialog') as Promise<{ ok: boolean; error?: { code: string; detail?: object } }>
const ticket = async () => (await counter.lobby()).call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
const carriedTo = async () => {
  const [home = ''] = await readdir(place)
  return join(place, home)
}

test('a copy taken by key holds all that was done, and the bar says so to everybody', async () => {
  await ticket()
  const view = await manager.call('copies.now', {})
  expect(view).toMatchObject({ error: null, missing: 0, unreadable: 0, away: null })
  expect(view.copies).toBeGreaterThan(0)
  expect(view.pictures).toBeGreaterThan(0)
  expect(await (await counter.lobby()).call('copies.bar', {})).toMatchObject({ lastAt: view.lastAt, awaySince: null })
  await ticket()
  expect((await manager.call('copies.bar', {})).behind).toBe(true)
})

test.each([
  ['inside the folder of the store', () => join(counter.folder, 'copies'), 'own-folder'],
  ['that is not there', () => join(place, 'gone'), 'ENOENT'],
  ['that is no way to a folder', () => 'somewhere', 'not-a-folder'],
])('no second place %s', async (_, path, why) => {
  expect(await choose(path())).toEqual({ ok: false, error: { code: 'COPY_PLACE', detail: { why } } })
})

test('the second place takes the newest copy with its pictures, and another machine opens it', async () => {
  expect((await choose(place)).ok).toBe(true)
  await manager.call('copies.now', {})
  const view = await manager.call('copies.view', {})
  expect(view.away).toMatchObject({ folder: place, error: null })
  expect(view.away?.lastOkAt).not.toBeNull()
  const home = await carriedTo()
  expect(await copiesOf(home)).toEqual([view.lastAt])

  const elsewhere = await mkdtemp(join(tmpdir(), 'new-machine-'))
  await cp(join(home, 'copies'), join(elsewhere, 'copies'), { recursive: true })
  const key = { kind: 'beside' } as const
  const around = { clock: counter.clock, log: () => undefined, tell: () => undefined }
  await expect(openStore({ dataFolder: elsewhere, key }, around)).rejects.toMatchObject({ code: 'DB_DAMAGED' })
  const [at = ''] = await copiesOf(elsewhere)
  expect(await takeWay(elsewhere, at, key, Instant.parse(counter.clock.now()))).toEqual({ missing: 0, lacks: 0 })
  const { store } = await openStore({ dataFolder: elsewhere, key }, around)
  const count = (from: typeof store) =>
    from.db
      .selectFrom('ticket')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  expect(await count(store)).toEqual(await count(counter.core.store))
  await store.close()
  await rm(elsewhere, { recursive: true, force: true })
})

test('a picture that is nowhere any more is counted', async () => {
  const row = await counter.core.store.db
    .selectFrom('blob')
    .select(['file', 'sha256'])
    .where('size', '=', picture.length)
    .executeTakeFirstOrThrow()
  await rm(pictureFile(counter.folder, row.file))
  await rm(pictureFile(join(counter.folder, 'copies'), row.file))
  await ticket()
  await expect(counter.core.blobs.read(row.sha256)).rejects.toMatchObject({ code: 'BLOB_DAMAGED' })
  expect(await manager.call('copies.now', {})).toMatchObject({ missing: 1, unreadable: 1, error: null })
  // The second place still has it from before.
  expect((await readdir(join(await carriedTo(), 'copies', 'pictures'), { recursive: true })).length).toBeGreaterThan(0)
})

test('a stick that was pulled out is told with its reason, and nothing is written where it was', async () => {
  await rm(place, { recursive: true })
  await ticket()
  const view = await manager.call('copies.now', {})
  expect(view).toMatchObject({ error: null, away: { error: 'ENOENT' } })
  expect(view.awaySince).not.toBeNull()
  await expect(readdir(place)).rejects.toMatchObject({ code: 'ENOENT' })
  await mkdir(place)
  expect(await manager.call('copies.now', {})).toMatchObject({ awaySince: null, away: { error: null } })
  expect((await copiesOf(await carriedTo()))[0]).toBe((await manager.call('copies.view', {})).lastAt)
})

test('only the manager decides about it, and the log says that it was done', async () => {
  for (const seat of [await counter.teller(), await counter.lobby(), await counter.reviewer()])
    expect(await seat.ask('copies.leavePlace', {})).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  expect((await manager.call('copies.leavePlace', {})).away).toBeNull()
  const { entries } = await manager.call('audit.find', { caseId: null, day: null })
  expect(entries[0]).toMatchObject({ what: 'copies.setPlace', facts: { set: false } })
})

test('a clock that is set back a year is told until it is right, and both stand in the log', async () => {
  const jumps = async () =>
    (await manager.call('audit.find', { caseId: null, day: null })).entries.filter(({ what }) => what === 'clock.jumped')
  expect((await manager.call('copies.bar', {})).clock).toBeNull()
  counter.clock.advance(-365 * 86_400_000)
  await counter.core.jobs.follow('clock')
  expect((await manager.call('copies.bar', {})).clock).toEqual({ way: 'back', days: 365 })
  await counter.core.jobs.follow('clock')
  counter.clock.advance(365 * 86_400_000)
  await counter.core.jobs.follow('clock')
  expect((await manager.call('copies.bar', {})).clock).toBeNull()
  expect((await jumps()).map(({ facts }) => facts)).toEqual([
    { way: 'ahead', days: 365 },
    { way: 'back', days: 365 },
  ])
  expect(await (await counter.reviewer()).call('audit.verify', {})).toEqual({ brokenAt: null })
})
