/** Opens stores that lack something, beside what bears witness of it, and brings them back. */
import { copyFile, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { record } from '../../../../../../main/core/platform/audit/record.ts'
import { allCopies, copyFolder, databaseIn } from '../../../../../../main/core/platform/store/copies/copies.ts'
import { openStore } from '../../../../../../main/core/platform/store/open.ts'
import type { Store } from '../../../../../../main/core/platform/store/store.ts'
import { StoreWay } from '../../../../../../shared/ipc/shapes/setup.ts'
import { practiceBirth } from '../../../../../../shared/practice.ts'
import { Refusal } from '../../../../../../shared/refusal.ts'
import { Instant } from '../../../../../../shared/time.ts'
import { heldClock } from '../../../../../support/a-counter.ts'
import { putBack } from '../../../../../support/put-back.ts'

const clock = heldClock()
const around = { clock, log: () => undefined, tell: () => undefined }
const now = Instant.parse('2026-03-09T04:00:00.000Z')
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'witness-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = async (birth = false): Promise<Store> =>
  (await openStore({ dataFolder: folder, key: { kind: 'beside' }, ...(birth ? { birth: practiceBirth } : {}) }, around)).store
const save = (store: Store, times: number) =>
  Array.from({ length: times }).reduce<Promise<void>>(
    before => before.then(() => store.write(({ tx }) => record({ clock }, tx, { who: null, what: 'test.saved', facts: {} }))),
    Promise.resolve(),
  )
const refused = (opening: Promise<unknown>): Promise<Refusal> =>
  opening.then(
    () => Promise.reject(new Error('it was not refused')),
    error => (error instanceof Refusal ? error : Promise.reject(error)),
  )
const waysIn = ({ detail }: Refusal) => (Array.isArray(detail?.ways) ? detail.ways : []).map(way => StoreWay.parse(JSON.parse(String(way))))

/** A store of three saved steps, and one of seven beside what was written of it. */
async function anEarlierStore(): Promise<void> {
  const store = await open(true)
  await save(store, 3)
  await store.close()
  await copyFile(join(folder, 'store.db'), join(folder, 'earlier'))
  const again = await open()
  await save(again, 4)
  await again.close()
  await copyFile(join(folder, 'earlier'), join(folder, 'store.db'))
}

test('an earlier store in the place of the store is refused, and the journal brings it up to the last step', async () => {
  await anEarlierStore()
  const refusal = await refused(open())
  expect(refusal.code).toBe('STORE_BEHIND')
  const ways = waysIn(refusal)
  expect(ways.map(({ kind, lacks, sure }) => [kind, lacks, sure])).toEqual([
    ['rebuild', 0, true],
    ['as-is', 4, true],
  ])
  expect(await putBack(folder, 'rebuild', now)).toEqual({ missing: 0, lacks: 0 })
  const store = await open()
  expect(store.commits()).toBe(7)
  await save(store, 1)
  await store.close()
  await (await open()).close()
})

test('another store’s log beside the store, and no copy left: its own file and the journal bring back every step', async () => {
  const other = await mkdtemp(join(tmpdir(), 'witness-other-'))
  const fallen = join(other, 'fallen')
  const [store, theirs] = [
    await open(true),
    (await openStore({ dataFolder: other, key: { kind: 'beside' }, birth: practiceBirth }, around)).store,
  ]
  await save(theirs, 5)
  await save(store, 3)
  // Folds the log into the file, so that the journal may let go of what came before.
  await store.copy(now)
  await save(store, 4)
  await cp(folder, fallen, { recursive: true })
  await copyFile(join(other, 'store.db-wal'), join(fallen, 'store.db-wal'))
  await rm(join(fallen, 'copies'), { recursive: true })
  await rm(join(fallen, 'store.db-shm'), { force: true })
  const opening = openStore({ dataFolder: fallen, key: { kind: 'beside' } }, around)
  expect(waysIn(await refused(opening))[0]).toMatchObject({ kind: 'rebuild', lacks: 0, sure: true })
  expect(await putBack(fallen, 'rebuild', now)).toEqual({ missing: 0, lacks: 0 })
  const back = (await openStore({ dataFolder: fallen, key: { kind: 'beside' } }, around)).store
  expect(back.commits()).toBe(7)
  for (const each of [back, theirs, store]) await each.close()
  await rm(other, { recursive: true })
})

test('a copy that opens although a page of it was changed takes the place of nothing', async () => {
  const store = await open(true)
  await save(store, 40)
  await store.copy(now)
  await save(store, 2)
  await store.close()
  const [copy] = await allCopies(folder)
  const path = databaseIn(copyFolder(folder, copy?.at ?? ''))
  const whole = await readFile(path)
  // Most pages a list of ways does not come by; the encryption finds a changed one when it is read.
  for (let page = 1; page <= 12; page += 1) {
    const hurt = Uint8Array.from(whole)
    const at = Math.floor((whole.byteLength * page) / 13)
    hurt[at] = (hurt[at] ?? 0) ^ 0xff
    await writeFile(path, hurt)
    expect(['DB_DAMAGED', 'NOT_FOUND']).toContain((await refused(putBack(folder, copy?.at ?? '', now))).code)
  }
  await (await open()).close()
})

test('where nothing is left to bear witness the store is not vouched for, and may be taken as it is', async () => {
  await anEarlierStore()
  await rm(join(folder, 'witness.log'))
  await rm(join(folder, 'journal'), { recursive: true })
  await rm(join(folder, 'copies'), { recursive: true })
  const refusal = await refused(open())
  expect(refusal.code).toBe('STORE_UNSURE')
  expect(waysIn(refusal).map(({ kind, sure }) => [kind, sure])).toEqual([['as-is', false]])
  await putBack(folder, 'as-is', now)
  await (await open()).close()
})

test('a step that is given up gives its number to no other, and the store that held it is known for another', async () => {
  await anEarlierStore()
  await putBack(folder, 'as-is', now)
  const store = await open()
  expect(store.commits()).toBe(8)
  await save(store, 1)
  await store.close()
  expect((await readdir(folder)).includes('store.db')).toBe(true)
})

test('a data folder that vanishes under the program is noticed at the next write, and what is open can still be read', async () => {
  const store = await open(true)
  await save(store, 1)
  await rm(folder, { recursive: true })
  expect((await refused(save(store, 1))).code).toBe('FOLDER_GONE')
  expect(await store.db.selectFrom('audit').select('seq').execute()).toHaveLength(1)
})

test('commits that write of many cases do not make the witness begin anew at every sync, and it bears witness all the same', async () => {
  const store = await open(true)
  const cases = Array.from({ length: 500 }, (_, at) => `${'x'.repeat(400)}${at}`)
  const entry = { at: now, operator_id: null, counter: null, what: 'test.saved', from_state: null, to_state: null, facts: '{}' }
  for (let commit = 1; commit <= 6; commit += 1) {
    const rows = cases.map((case_id, at) => ({ ...entry, case_id, seq: commit * 1_000_000 + at, previous: '', hash: `${commit} ${at}` }))
    await store.write(({ tx }) => tx.insertInto('audit').values(rows).execute())
  }
  await store.witnessed()
  const before = await stat(join(folder, 'witness.log'))
  await save(store, 1)
  await store.witnessed()
  const after = await stat(join(folder, 'witness.log'))
  expect(after.size).toBeLessThan(1_000_000)
  expect(after.ino).toBe(before.ino)
  await store.close()
  await (await open()).close()
})
