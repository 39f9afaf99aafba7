/** Puts a new key in the place of the old one: what the old code, an old custody and an old copy still open, and what a kill in the middle leaves. */
import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { record } from '../../../../../main/core/platform/audit/record.ts'
import { openBlobs } from '../../../../../main/core/platform/blobs/blobs.ts'
import { systemClock } from '../../../../../main/core/platform/clock.ts'
import { allCopies, copyFolder } from '../../../../../main/core/platform/store/copies/copies.ts'
import { takeWay } from '../../../../../main/core/platform/store/copies/restore.ts'
import { custodyPath, makeRecoveryCode } from '../../../../../main/core/platform/store/custody.ts'
import { openStore } from '../../../../../main/core/platform/store/open.ts'
import type { Store } from '../../../../../main/core/platform/store/store.ts'
import type { KeySource, Rekey, StoreBirth } from '../../../../../shared/ipc/wire.ts'
import { Refusal } from '../../../../../shared/refusal.ts'

const passphrase = '桥下 第三棵 柳树 7'
const clock = systemClock()
const around = { clock, log: () => undefined, tell: () => undefined }
const birth: StoreBirth = {
  mode: 'live',
  branch: { code: 'SS01', name: '示范支行', address: '示范路1号', phone: '12333' },
  profile: 'guangzhou',
}
const byWords: KeySource = { kind: 'passphrase', passphrase }
const open = (folder: string, key: KeySource, more: { birth?: StoreBirth; rekey?: Rekey } = {}) =>
  openStore({ dataFolder: folder, key, ...more }, around)
const codeOf = (opening: Promise<unknown>): Promise<string> =>
  opening.then(
    () => 'opened',
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const say = (store: Store) => store.write(({ tx }) => record({ clock }, tx, { who: null, what: 'copies.now', facts: {} }))
const entriesOf = async (store: Store) =>
  (
    await store.db
      .selectFrom('audit')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count
const opens = async (folder: string, key: KeySource) => {
  const { store } = await open(folder, key)
  const entries = await entriesOf(store)
  const mended = store.mended
  await store.close()
  return { entries, mended }
}
const wishOf = (recoveryCode: string, more: Partial<Rekey> = {}): Rekey => ({ recoveryCode, passphrase, keyring: null, ...more })

describe('a branch whose recovery code was seen by the wrong eyes', () => {
  const picture = new TextEncoder().encode('a face')
  let [ground, folder, stolen, away] = ['', '', '', '']
  let [first, second] = ['', '']
  let sha256 = ''
  beforeAll(async () => {
    ground = await mkdtemp(join(tmpdir(), 'rekey-'))
    folder = join(ground, 'store')
    stolen = join(ground, 'stolen')
    away = join(ground, 'stick')
    await cp(await mkdtemp(join(tmpdir(), 'empty-')), away, { recursive: true })
    const born = await open(folder, byWords, { birth })
    first = born.recoveryCode ?? ''
    const { store } = born
    const blobs = openBlobs({ store, clock, log: around.log })
    const kept = await blobs.put(picture)
    sha256 = kept.sha256
    await store.write(({ tx }) => blobs.keep(tx, kept))
    await say(store)
    await store.copy(clock.now())
    await store.carry(away)
    await say(store)
    await store.close()
    await cp(folder, stolen, { recursive: true })
    second = makeRecoveryCode()
    const rekeyed = await open(folder, byWords, { rekey: wishOf(second) })
    expect(rekeyed.recoveryCode).toBe(second)
    await say(rekeyed.store)
    await rekeyed.store.close()
  })
  afterAll(() => rm(ground, { recursive: true, force: true }))

  test('opens with the new code and the passphrase that stays, and lacks nothing', async () => {
    for (const key of [byWords, { kind: 'recovery', code: second } as const])
      expect(await opens(folder, key)).toEqual({ entries: 3, mended: [] })
    expect(await codeOf(open(folder, { kind: 'recovery', code: first }))).toBe('RECOVERY_WRONG')
  })

  test('its pictures are read under the new key', async () => {
    const { store } = await open(folder, byWords)
    expect(await openBlobs({ store, clock, log: around.log }).read(sha256)).toEqual(picture)
    await store.close()
  })

  test('the custody a thief carried away opens nothing that lies here, whatever it is laid beside', async () => {
    const tried = join(ground, 'tried')
    for (const place of ['.', 'journal', 'copies']) {
      await cp(folder, tried, { recursive: true })
      const at = place === 'copies' ? copyFolder(tried, (await allCopies(tried))[0]?.at ?? '') : join(tried, place)
      await cp(custodyPath(stolen), custodyPath(at))
      expect(await codeOf(open(tried, { kind: 'recovery', code: first }))).toMatch(/^(DB_KEY_WRONG|RECOVERY_WRONG)$/)
      await rm(tried, { recursive: true })
    }
  })

  test('what was carried away before still opens as it was on that day: nobody can take that back', async () => {
    expect(await opens(stolen, { kind: 'recovery', code: first })).toMatchObject({ entries: 2 })
  })

  test('only a copy under the new key is left here, and with the next carrying also in the second place', async () => {
    const copies = await allCopies(folder)
    expect(copies).toHaveLength(1)
    const home = join(away, (await readdir(away))[0] ?? '')
    const before = await allCopies(home)
    const { store } = await open(folder, byWords)
    await store.carry(away)
    await store.close()
    expect((await allCopies(home)).map(({ at }) => at)).toEqual(copies.map(({ at }) => at))
    expect(before.map(({ at }) => at)).not.toContain(copies[0]?.at)
  })

  test('a store that is lost afterwards comes back from copy and journal under the new key, with its picture', async () => {
    const lost = join(ground, 'lost')
    await cp(folder, lost, { recursive: true })
    for (const name of ['store.db', 'store.db-wal', 'pictures']) await rm(join(lost, name), { recursive: true, force: true })
    expect(await codeOf(open(lost, byWords))).toBe('DB_DAMAGED')
    await takeWay(lost, 'rebuild', { kind: 'recovery', code: second }, clock.now())
    const { store } = await open(lost, byWords)
    expect(await entriesOf(store)).toBe(3)
    expect(await openBlobs({ store, clock, log: around.log }).read(sha256)).toEqual(picture)
    await store.close()
  })
})

describe('a new key that is not to be', () => {
  let [ground, folder, code] = ['', '', '']
  beforeAll(async () => {
    ground = await mkdtemp(join(tmpdir(), 'rekey-'))
    folder = join(ground, 'store')
    const born = await open(folder, byWords, { birth })
    code = born.recoveryCode ?? ''
    await say(born.store)
    await born.store.close()
  })
  afterAll(() => rm(ground, { recursive: true, force: true }))

  test.each([
    ['the wrong passphrase', { passphrase: 'not the one' }, 'PASSPHRASE_WRONG'],
    ['no passphrase although there is one', { passphrase: null }, 'PASSPHRASE_WRONG'],
    ['a code that is too short', { recoveryCode: '7Q2M' }, 'RECOVERY_WRONG'],
    ['a code with letters no code has', { recoveryCode: 'UUUU-UUUU-UUUU-UUUU-UUUU' }, 'RECOVERY_WRONG'],
  ] as const)('%s changes nothing', async (_, wrong, refusal) => {
    expect(await codeOf(open(folder, byWords, { rekey: wishOf(makeRecoveryCode(), wrong) }))).toBe(refusal)
    expect(await readdir(folder)).not.toContain('rekey')
    expect((await opens(folder, { kind: 'recovery', code })).entries).toBe(1)
  })

  test('where it was cut off before it was whole the old key stays', async () => {
    const cut = join(ground, 'cut')
    await cp(folder, cut, { recursive: true })
    await cp(folder, join(cut, 'rekey.making'), { recursive: true })
    expect((await opens(cut, { kind: 'recovery', code })).entries).toBe(1)
    expect(await readdir(cut)).not.toContain('rekey.making')
  })

  test('where it was cut off at any step on its way into its place the next opening ends it', async () => {
    // By the keyring, whose keys need no argon2.
    const [before, done] = [join(ground, 'before'), join(ground, 'done')]
    const [old, fresh] = [new Uint8Array(32).fill(5), new Uint8Array(32).fill(6)]
    const born = await open(before, { kind: 'keyring', key: old }, { birth: { ...birth, sealedByKeyring: new Uint8Array([1]) } })
    await say(born.store)
    await born.store.close()
    await cp(before, done, { recursive: true })
    const rekey = wishOf(makeRecoveryCode(), { passphrase: null, keyring: { key: fresh, sealed: new Uint8Array([2]) } })
    await (await open(done, { kind: 'keyring', key: old }, { rekey })).store.close()
    // In the order they are moved: what was moved before the kill is in its place, the rest still waits.
    const parts = ['custody.json', 'store.db', 'witness.log', 'journal', 'copies']
    for (let moved = 0; moved <= parts.length; moved += 1) {
      const cut = join(ground, `cut-${moved}`)
      await cp(before, cut, { recursive: true })
      await cp(done, join(cut, 'rekey'), { recursive: true })
      await rm(join(cut, 'rekey', 'lock'), { force: true })
      for (const part of parts.slice(0, moved)) {
        if (part === 'copies') {
          for (const { at } of await allCopies(join(cut, 'rekey'))) await rename(copyFolder(join(cut, 'rekey'), at), copyFolder(cut, at))
          continue
        }
        await rm(join(cut, part), { recursive: true, force: true })
        await rename(join(cut, 'rekey', part), join(cut, part))
      }
      expect([moved, await codeOf(open(cut, { kind: 'keyring', key: old }))]).toEqual([moved, 'DB_KEY_WRONG'])
      expect([moved, await opens(cut, { kind: 'keyring', key: fresh })]).toEqual([moved, { entries: 1, mended: [] }])
      expect(await readdir(cut)).not.toContain('rekey')
      await rm(cut, { recursive: true })
    }
  })

  test('what is missing or damaged gets no new key: it is said first', async () => {
    const hurt = join(ground, 'hurt')
    await cp(folder, hurt, { recursive: true })
    await rm(join(hurt, 'store.db'))
    expect(await codeOf(open(hurt, byWords, { rekey: wishOf(makeRecoveryCode()) }))).toBe('DB_DAMAGED')
    expect(await readFile(custodyPath(hurt), 'utf8')).toBe(await readFile(custodyPath(folder), 'utf8'))
  })
})

test('the system’s keyring keeps the new key, also where it had lost the old one', async () => {
  const ground = await mkdtemp(join(tmpdir(), 'rekey-'))
  const folder = join(ground, 'store')
  const [old, fresh] = [new Uint8Array(32).fill(9), new Uint8Array(32).fill(8)]
  const born = await open(folder, { kind: 'keyring', key: old }, { birth: { ...birth, sealedByKeyring: new Uint8Array([1]) } })
  await say(born.store)
  await born.store.close()
  const code = makeRecoveryCode()
  const rekey = wishOf(code, { passphrase: null, keyring: { key: fresh, sealed: new Uint8Array([7, 7]) } })
  await (await open(folder, { kind: 'recovery', code: born.recoveryCode ?? '' }, { rekey })).store.close()
  expect(JSON.parse(await readFile(custodyPath(folder), 'utf8'))).toMatchObject({ kind: 'keyring', keyring: 'Bwc=' })
  expect((await opens(folder, { kind: 'keyring', key: fresh })).entries).toBe(1)
  expect(await codeOf(open(folder, { kind: 'keyring', key: old }))).toBe('DB_KEY_WRONG')
  await rm(ground, { recursive: true })
})
