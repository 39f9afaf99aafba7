/** Moves a branch with cases, pictures and a log from its folder into a real PostgreSQL and back, and lets moves fail in the middle. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Core } from '../../../../../main/core/commands/core.ts'
import { type OpenCore, openCore } from '../../../../../main/core/host/open.ts'
import { firstBreak } from '../../../../../main/core/platform/audit/verify.ts'
import { sha256Of } from '../../../../../main/core/platform/blobs/seal.ts'
import { openEnds } from '../../../../../main/core/platform/store/move/ends.ts'
import { type Moved, moveStore, type Target } from '../../../../../main/core/platform/store/move/move.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { closed, madeUpCitizens, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, heldClock, resourcesFolder } from '../../../../support/a-counter.ts'
import { aSharedEngine } from '../../../../support/a-photo-engine.ts'
import { aDatabase, asked, type TestDatabase, theCluster } from '../../../../support/a-postgres.ts'
import { cheapPasswords } from '../../../../support/cheap-passwords.ts'

const clock = heldClock()
const log = () => undefined
const key = { kind: 'beside' } as const
let home: string
let branch: string
let done: CaseView
let database: TestDatabase

/** A branch with one case that went all the way and one that waits, and its server or PC switched off. */
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'move-'))
  branch = join(home, 'branch')
  const counter = await aCounter({ engine: 'sqlite', clock, options: { dataFolder: branch } })
  done = await closed(counter)
  await submitted(await counter.teller(), madeUpCitizens(1)[0])
  await counter.close()
})
afterAll(() => rm(home, { recursive: true, force: true }))
beforeEach(async () => {
  database = await aDatabase()
})
afterEach(async () => {
  await rm(join(branch, 'moved.json'), { force: true })
  await database.drop()
})

async function moved(wish: { readonly from: string; readonly to: string; readonly data?: string }): Promise<Moved> {
  const { source, target, close } = await openEnds({ data: branch, key, ...wish }, { clock, log })
  return moveStore(source, target).finally(close)
}

const openedAt = async (dataFolder: string, address?: string): Promise<OpenCore> =>
  openCore(
    { dataFolder, resourcesFolder, key, ...(address === undefined ? {} : { database: address }) },
    { clock, log, tell: () => undefined, photos: await aSharedEngine(), passwordWork: cheapPasswords },
  )

async function looked<T>(opened: OpenCore, look: (core: Core) => Promise<T>): Promise<T> {
  try {
    return await look(opened.core)
  } finally {
    await opened.close()
  }
}

/** What a branch can say of itself: its log, its cases, and a picture that only its key opens. */
const told = (opened: OpenCore) =>
  looked(opened, async ({ store, blobs }) => {
    const photo = await store.db.selectFrom('photo').select('raw_sha').where('case_id', '=', done.id).executeTakeFirstOrThrow()
    const picture = await blobs.read(photo.raw_sha)
    return {
      logIsWhole: (await firstBreak(store.db)) === null,
      log: await store.db.selectFrom('audit').select(['seq', 'hash']).orderBy('seq').execute(),
      cases: await store.db.selectFrom('case_file').select(['id', 'state', 'changed_at']).orderBy('id').execute(),
      pictureIsIts: picture !== null && sha256Of(picture) === photo.raw_sha,
    }
  })

const filesOf = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true })).sort()

test('a branch goes into a database and back, with every row, its log and its pictures', async () => {
  const before = await told(await openedAt(branch))
  expect(before).toMatchObject({ logIsWhole: true, pictureIsIts: true })
  expect(before.cases).toHaveLength(2)

  const there = await moved({ from: branch, to: database.address })
  expect(there).toMatchObject({ missing: 0, head: { seq: before.log.length, hash: before.log.at(-1)?.hash } })
  expect(there.files).toBeGreaterThan(2)
  await expect(openedAt(branch)).rejects.toMatchObject({ code: 'STORE_MOVED' })
  await expect(moved({ from: branch, to: database.address })).rejects.toMatchObject({ code: 'STORE_MOVED' })
  expect(await told(await openedAt(branch, database.address))).toEqual(before)

  // A day's work there: what counts by itself goes on where it was.
  const [, next] = madeUpCitizens(2)
  const opened = await openedAt(branch, database.address)
  await looked(opened, async ({ store }) => {
    await store.write(({ tx }) => tx.insertInto('card_rack').values({ rack: 'M', places: 3, holds: 1 }).execute())
  })
  expect(next).toBeDefined()

  const back = join(home, 'back')
  const again = await moved({ from: database.address, to: back })
  expect(again).toMatchObject({ tables: there.tables, files: there.files, missing: 0, head: there.head })
  // The rack, and what the branch noted by itself while it was open.
  expect(again.rows).toBeGreaterThan(there.rows)
  await expect(openedAt(branch, database.address)).rejects.toMatchObject({ code: 'STORE_MOVED' })
  expect(await told(await openedAt(back))).toEqual(before)
  const racks = await looked(await openedAt(back), ({ store }) => store.db.selectFrom('card_rack').select('rack').orderBy('rack').execute())
  expect(racks.map(({ rack }) => rack)).toEqual(['A', 'M'])
  const counter: Counter = await aCounter({ engine: 'sqlite', clock, options: { dataFolder: back, birth: undefined } as never })
  expect((await submitted(await counter.teller(), next)).state).toBe('submitted')
  await counter.close()
})

/** A target in whose hands something goes wrong on the way. */
async function spoiled(to: string, spoil: (target: Target) => Partial<Target>): Promise<unknown> {
  const { source, target, close } = await openEnds({ from: branch, to, data: branch, key }, { clock, log })
  return moveStore(source, { ...target, ...spoil(target) })
    .catch(error => error)
    .finally(close)
}

test.each(['database', 'folder'])('a row that is lost on the way into a %s is found, and nothing of the move is left', async kind => {
  const from = kind === 'database' ? branch : await inDatabase()
  const to = kind === 'database' ? database.address : join(home, 'spoiled')
  const { source, target, close } = await openEnds({ from, to, data: branch, key }, { clock, log })
  const losing: Target = { ...target, put: (table, rows) => target.put(table, table.name === 'audit' ? rows.slice(1) : rows) }
  await expect(moveStore(source, losing).finally(close)).rejects.toMatchObject({ code: 'MOVE_REFUSED', detail: { why: 'unequal' } })
  if (kind === 'database') {
    expect(await schemas()).not.toContain('branch')
    expect((await told(await openedAt(branch))).cases).toHaveLength(2)
  } else {
    expect((await readdir(home)).filter(name => name.startsWith('spoiled'))).toEqual([])
    expect((await told(await openedAt(branch, database.address))).cases).toHaveLength(2)
  }
})

const schemas = async (): Promise<string[]> =>
  ((await asked(await theCluster(), database.name, 'select nspname as name from pg_namespace')) as { name: string }[]).map(
    ({ name }) => name,
  )

/** The branch as it lies in its folder, once more in the database; the folder stays open for the next test. */
async function inDatabase(): Promise<string> {
  await moved({ from: branch, to: database.address })
  await rm(join(branch, 'moved.json'))
  return database.address
}

test('a sealed file that is changed on the way is found', async () => {
  const found = await spoiled(database.address, target => ({
    putSealedFile: (name, bytes) =>
      target.putSealedFile(
        name,
        bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
      ),
  }))
  expect(found).toMatchObject({ code: 'MOVE_REFUSED', detail: { why: 'unequal' } })
  expect(await schemas()).not.toContain('branch')
})

test('a line that breaks leaves the folder as it was, and the next move goes through', async () => {
  const before = await filesOf(branch)
  let puts = 0
  const broken = await spoiled(database.address, target => ({
    put: async (table, rows) => {
      puts += 1
      if (puts === 12)
        await asked(
          await theCluster(),
          'postgres',
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database.name}' and pid <> pg_backend_pid()`,
        )
      await target.put(table, rows)
    },
  }))
  expect(broken).toMatchObject({ code: 'STORE_GONE' })
  expect(await filesOf(branch)).toEqual(before)
  expect(await moved({ from: branch, to: database.address })).toMatchObject({ missing: 0 })
})

test('a place that is not empty is refused, and what is there stays', async () => {
  await inDatabase()
  await expect(moved({ from: branch, to: database.address })).rejects.toMatchObject({ code: 'MOVE_REFUSED', detail: { why: 'not-empty' } })
  const occupied = join(home, 'occupied')
  await rm(occupied, { recursive: true, force: true })
  const folder = await mkdtemp(join(home, 'occupied-'))
  await writeFile(join(folder, 'note.txt'), 'mine')
  await expect(moved({ from: database.address, to: folder })).rejects.toMatchObject({ code: 'MOVE_REFUSED', detail: { why: 'not-empty' } })
  expect(await readFile(join(folder, 'note.txt'), 'utf8')).toBe('mine')
  await asked(await theCluster(), database.name, 'create schema other; create table other.theirs (id int)')
  const other = `${database.address}?schema=other`
  await expect(moved({ from: branch, to: other })).rejects.toMatchObject({ code: 'MOVE_REFUSED', detail: { why: 'not-empty' } })
  expect(await asked(await theCluster(), database.name, 'select count(*)::int as n from other.theirs')).toEqual([{ n: 0 }])
})

test('a branch that is in use is refused', async () => {
  const working = await openedAt(branch)
  await expect(moved({ from: branch, to: database.address })).rejects.toMatchObject({ code: 'FOLDER_BUSY' })
  await working.close()
  await inDatabase()
  const serving = await openedAt(branch, database.address)
  await expect(moved({ from: database.address, to: join(home, 'never') })).rejects.toMatchObject({ code: 'BRANCH_HELD' })
  await serving.close()
})

test('a store of another version of the program is refused', async () => {
  await inDatabase()
  const versionIs = async (change: string) =>
    asked(await theCluster(), database.name, `update branch.store_hold set version = version ${change}`)
  await versionIs('+ 1')
  await expect(moved({ from: database.address, to: join(home, 'never') })).rejects.toMatchObject({ code: 'DB_FROM_FUTURE' })
  await versionIs('- 2')
  await expect(moved({ from: database.address, to: join(home, 'never') })).rejects.toMatchObject({ detail: { why: 'older' } })
  expect((await readdir(home)).filter(name => name.startsWith('never'))).toEqual([])
})
