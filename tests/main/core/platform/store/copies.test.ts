/** The copies beside the store: which ones stay, and that each can be read. */
import { readdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { headOf } from '../../../../../main/core/platform/audit/record.ts'
import { copiesOf, copiesToKeep } from '../../../../../main/core/platform/store/copies/copies.ts'
import { pictureFile } from '../../../../../main/core/platform/store/files.ts'
import { Instant } from '../../../../../shared/time.ts'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'
import { aSharedEngine } from '../../../../support/a-photo-engine.ts'
import { putBack } from '../../../../support/put-back.ts'

const photos = await aSharedEngine()
afterAll(() => photos.end())

const hourly = (day: string, hours: number) =>
  Array.from({ length: hours }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`)

test('of an hour ago every copy stays, of yesterday the last one', () => {
  const times = [...hourly('2026-03-08', 20), ...hourly('2026-03-09', 20)].reverse()
  const kept = copiesToKeep(times.map(at => ({ at, version: 10 })))
  expect(kept.slice(0, 12)).toEqual(times.slice(0, 12))
  expect(kept.slice(12)).toEqual(['2026-03-08T19:00:00.000Z'])
})

test('after a fortnight the last copy of a day goes too', () => {
  const days = Array.from({ length: 30 }, (_, day) => `2026-03-${String(30 - day).padStart(2, '0')}T10:00:00.000Z`)
  expect(copiesToKeep(days.map(at => ({ at, version: 10 })))).toEqual(days.slice(0, 14))
})

test('closing the counter leaves a copy that holds its last minute', async () => {
  const counter = await aCounter({ photos })
  const lobby = await counter.lobby()
  counter.clock.advance(60_000)
  await lobby.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  await counter.close()
  expect((await copiesOf(counter.folder))[0]).toBe(counter.clock.now())
  await rm(counter.folder, { recursive: true })
})

describe('pictures and copies', () => {
  const minute = 60_000
  const minutesLater = (count: number) => Instant.parse(new Date(Date.parse('2026-03-09T05:00:00.000Z') + count * minute).toISOString())
  const some = (seed: number) => new Uint8Array(3_000).fill(seed)
  const pool = async (folder: string) => {
    const entries = await readdir(join(folder, 'copies', 'pictures'), { recursive: true, withFileTypes: true }).catch(() => [])
    return entries.filter(entry => entry.isFile()).map(entry => `${basename(entry.parentPath)}${entry.name}`)
  }
  const keep = async ({ core }: Counter, seed: number) => {
    const kept = await core.blobs.put(some(seed))
    await core.store.write(({ tx }) => core.blobs.keep(tx, kept))
    return kept
  }
  const forget = ({ core }: Counter, sha256: string) => core.store.db.deleteFrom('blob').where('sha256', '=', sha256).execute()
  const reopened = (folder: string) => aCounter({ photos, options: { dataFolder: folder, birth: undefined } as never })
  let counter: Counter
  beforeEach(async () => {
    counter = await aCounter({ photos })
  })
  afterEach(() => rm(counter.folder, { recursive: true, force: true }))

  test('a copy brings only the pictures no copy had, and says how many it holds', async () => {
    const { store } = counter.core
    const kept = [await keep(counter, 1), await keep(counter, 2)]
    expect(await store.copy(minutesLater(1))).toMatchObject({ pictures: 2, missing: 0, orphans: [] })
    expect((await pool(counter.folder)).sort()).toEqual(kept.map(({ file }) => file).sort())
    kept.push(await keep(counter, 3))
    expect(await store.copy(minutesLater(2))).toMatchObject({ pictures: 3, added: 1, missing: 0 })
    expect(await store.copy(minutesLater(3))).toMatchObject({ pictures: 3, added: 0, missing: 0 })
    expect((await pool(counter.folder)).sort()).toEqual(kept.map(({ file }) => file).sort())
    await counter.close()
  })

  test('a picture goes from the copies with the last copy that needs it, never before', async () => {
    const { store } = counter.core
    const [stays, goes] = [await keep(counter, 4), await keep(counter, 5)]
    await store.copy(minutesLater(0))
    await store.copy(minutesLater(1))
    await forget(counter, goes.sha256)
    for (let at = 2; at <= 12; at += 1) {
      await store.copy(minutesLater(at))
      expect([at, (await pool(counter.folder)).includes(goes.file)]).toEqual([at, true])
    }
    await store.copy(minutesLater(13))
    expect(await pool(counter.folder)).toEqual([stays.file])
    expect(await copiesOf(counter.folder)).toHaveLength(12)
    await counter.close()
  })

  test('a copy that was put back brings the pictures the store had lost', async () => {
    const kept = [await keep(counter, 6), await keep(counter, 7)]
    await counter.core.store.copy(minutesLater(0))
    await counter.close()
    await rm(join(counter.folder, 'pictures'), { recursive: true })
    await writeFile(join(counter.folder, 'store.db'), 'torn')
    expect(await putBack(counter.folder, minutesLater(0), minutesLater(1))).toMatchObject({ missing: 0 })
    const again = await reopened(counter.folder)
    for (const [at, { sha256 }] of kept.entries()) expect(await again.core.blobs.read(sha256)).toEqual(some(6 + at))
    await again.close()
  })

  test('a copy whose picture is nowhere any more says how many are missing, and the rest is there', async () => {
    const [lost, kept] = [await keep(counter, 8), await keep(counter, 9)]
    await counter.core.store.copy(minutesLater(0))
    for (const folder of [counter.folder, join(counter.folder, 'copies')]) await rm(pictureFile(folder, lost.file))
    expect(await counter.core.store.copy(minutesLater(1))).toMatchObject({ pictures: 2, missing: 1 })
    await counter.close()
    expect(await putBack(counter.folder, minutesLater(1), minutesLater(2))).toMatchObject({ missing: 1 })
    const again = await reopened(counter.folder)
    await expect(again.core.blobs.read(lost.sha256)).rejects.toMatchObject({ code: 'BLOB_DAMAGED' })
    expect(await again.core.blobs.read(kept.sha256)).toEqual(some(9))
    await again.close()
  })

  test('calls are answered while a copy is made, and it holds one moment of the store', async () => {
    const lobby = await counter.lobby()
    for (let seed = 20; seed < 60; seed += 1) await keep(counter, seed)
    let done = false
    const copying = counter.core.store.copy(minutesLater(0)).finally(() => {
      done = true
    })
    let answered = 0
    while (!done) {
      await lobby.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
      answered += 1
      await new Promise(resolve => setImmediate(resolve))
    }
    const { entries, pictures } = await copying
    expect(answered).toBeGreaterThan(0)
    expect(pictures).toBe(40)
    const { seq } = await headOf(counter.core.store.db)
    expect(entries).toBeLessThanOrEqual(seq)
    await counter.close()
  })
})

test('the last copy of an older schema stays as long as the newer ones roll', () => {
  const times = hourly('2026-03-09', 24).reverse()
  const kept = copiesToKeep(times.map((at, place) => ({ at, version: place < 20 ? 120 : 110 })))
  expect(kept).toEqual([...times.slice(0, 12), times[20]])
})
