/** Pictures and printed documents as sealed files beside the store: kept once, read back whole, and refused one by one when damaged. */
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256Of } from '../../../../../main/core/platform/blobs/seal.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { filled, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto } from '../../../../support/a-counter.ts'
import { dice } from '../../../../support/a-dice.ts'
import { aSharedEngine } from '../../../../support/a-photo-engine.ts'

const photos = await aSharedEngine()
afterAll(() => photos.end())

const filesIn = async ({ folder }: Pick<Counter, 'folder'>): Promise<string[]> => {
  const entries = await readdir(join(folder, 'pictures'), { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}
const keep = async ({ core }: Counter, bytes: Uint8Array) => {
  const kept = await core.blobs.put(bytes)
  await core.store.write(({ tx }) => core.blobs.keep(tx, kept))
  return kept
}
const picture = (seed: number, size = 5_000): Uint8Array => {
  const roll = dice(seed)
  return Uint8Array.from({ length: size }, () => roll.below(256))
}

describe('a picture that was kept', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aCounter({ photos })
  })
  afterAll(() => counter.end())

  test('comes back as it was, and its file shows neither it nor whose it is', async () => {
    const bytes = picture(1)
    const kept = await keep(counter, bytes)
    expect(await counter.core.blobs.read(kept.sha256)).toEqual(bytes)
    const [path = ''] = await filesIn(counter)
    const sealed = await readFile(path)
    expect(sealed.includes(Buffer.from(bytes.subarray(0, 16)))).toBe(false)
    expect(path.replaceAll('/', '')).not.toContain(kept.sha256)
    expect(kept.file).toBe(sha256Of(sealed))
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0)
  })

  test('twice is one file here, and another file in another store', async () => {
    const bytes = picture(2)
    const first = await keep(counter, bytes)
    const before = await filesIn(counter)
    expect((await keep(counter, bytes)).file).toBe(first.file)
    expect(await filesIn(counter)).toEqual(before)
    const other = await aCounter({ photos })
    expect((await keep(other, bytes)).file).not.toBe(first.file)
    await other.end()
  })

  test('by two windows in the same moment stands once, and is read', async () => {
    const bytes = picture(3)
    const [{ sha256 }] = await Promise.all([keep(counter, bytes), keep(counter, bytes), keep(counter, bytes)])
    expect(await counter.core.blobs.read(sha256)).toEqual(bytes)
    expect(await counter.core.store.db.selectFrom('blob').select('size').where('sha256', '=', sha256).execute()).toEqual([{ size: 5_000 }])
  })

  test('is nothing where no row knows it', async () => {
    expect(await counter.core.blobs.read(null)).toBeNull()
    expect(await counter.core.blobs.read('0'.repeat(64))).toBeNull()
  })

  test('under the key of another one is refused', async () => {
    const [one, two] = [await keep(counter, picture(4)), await keep(counter, picture(5))]
    const set = { sealed_key: Buffer.from(two.sealedKey) }
    await counter.core.store.db.updateTable('blob').set(set).where('sha256', '=', one.sha256).execute()
    await expect(counter.core.blobs.read(one.sha256)).rejects.toMatchObject({ code: 'BLOB_DAMAGED', detail: { why: 'changed' } })
  })
})

describe('a picture that is damaged', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aCounter({ photos })
  })
  afterAll(() => counter.end())

  test('by any bit, or cut, or emptied, is refused by itself and counted once', async () => {
    const kept = await keep(counter, picture(6, 600))
    const [path = ''] = await filesIn(counter)
    const sound = await readFile(path)
    const roll = dice(7)
    const broken = [...Array(40).keys()].map(() => {
      const bytes = Buffer.from(sound)
      const at = roll.below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << roll.below(8))
      return bytes
    })
    for (const bytes of [...broken, sound.subarray(0, 300), sound.subarray(0, 1), Buffer.alloc(0)]) {
      await writeFile(path, bytes)
      await expect(counter.core.blobs.read(kept.sha256)).rejects.toMatchObject({ code: 'BLOB_DAMAGED', detail: { why: 'changed' } })
    }
    expect(counter.core.blobs.health()).toEqual({ unreadable: 1 })
    expect(counter.logged.filter(({ code }) => code === 'blob.damaged')).toHaveLength(1)
    await writeFile(path, sound)
    await expect(counter.core.blobs.read(kept.sha256)).resolves.toHaveLength(600)
    expect(counter.core.blobs.health()).toEqual({ unreadable: 0 })
  })

  test('of a case says so in words; the case goes on, and the same picture taken again mends it', async () => {
    const [person] = madeUpCitizens(1)
    const teller = await counter.teller()
    const before = await filesIn(counter)
    const { id: caseId } = await filled(teller, person)
    const shoot = async () => teller.call('photo.capture', { caseId, source: 'file', images: [await citizenPhoto()] })
    const [shot] = (await shoot()).photos
    const ask = () => teller.ask('photo.bytes', { caseId, photoId: shot?.id ?? null, part: 'raw' })
    const sound = await ask()
    for (const path of await filesIn(counter)) if (!before.includes(path)) await rm(path)
    const answer = await ask()
    expect(answer).toEqual({ ok: false, error: { code: 'BLOB_DAMAGED', detail: { why: 'missing' } } })
    if (!answer.ok) expect(sayRefusal(answer.error)).toContain('其他业务不受影响')
    expect((await teller.call('case.view', { caseId })).photos).toHaveLength(1)
    await shoot()
    expect(await ask()).toEqual(sound)
  })
})

test('a file nobody kept goes with a later sweep; one that a row knows, or somebody is about to keep, stays', async () => {
  const counter = await aCounter({ photos })
  const kept = await keep(counter, picture(8))
  const forgotten = await counter.core.blobs.put(picture(9))
  expect(await counter.core.blobs.sweep([kept.file, forgotten.file])).toBe(0)
  await counter.close()
  const again = await aCounter({ photos, options: { dataFolder: counter.folder, birth: undefined } as never })
  const coming = await again.core.blobs.put(picture(10))
  expect(await again.core.blobs.sweep([kept.file, forgotten.file, coming.file])).toBe(1)
  await again.core.store.write(({ tx }) => again.core.blobs.keep(tx, coming))
  for (const { sha256 } of [kept, coming]) expect(await again.core.blobs.read(sha256)).toHaveLength(5_000)
  expect((await filesIn(again)).length).toBe(2)
  await again.end()
})

test('a folder that takes no files is said to be so, and nothing is written down', async () => {
  const counter = await aCounter({ photos, options: { birth: practiceBirth } })
  await rm(join(counter.folder, 'pictures'), { recursive: true, force: true })
  await writeFile(join(counter.folder, 'pictures'), '')
  await expect(counter.core.blobs.put(picture(11))).rejects.toMatchObject({ code: 'FOLDER_UNWRITABLE' })
  await counter.end()
})
