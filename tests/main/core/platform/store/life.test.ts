/** Follows a store through its life: made once, held by one, damaged and brought back, never mistaken for none. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { copiesOf, copyFolder, databaseIn } from '../../../../../main/core/platform/store/copies/copies.ts'
import { lockFolder } from '../../../../../main/core/platform/store/lock.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { Instant } from '../../../../../shared/time.ts'
import { citizen, filled, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, heldClock } from '../../../../support/a-counter.ts'
import { dice } from '../../../../support/a-dice.ts'
import { putBack } from '../../../../support/put-back.ts'

let folder: string
const folders: string[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'life-'))
  folders.push(folder)
})
afterAll(() => Promise.all(folders.map(path => rm(path, { recursive: true, force: true }))))

const databaseOf = (copy = '') => databaseIn(copyFolder(folder, copy))
const make = (at = folder) => aCounter({ options: { dataFolder: at, birth: practiceBirth } })
const again = (at = folder) => aCounter({ options: { dataFolder: at, birth: undefined } as never })
const saysNo = (opening: Promise<unknown>): Promise<Refusal> =>
  opening.then(
    () => Promise.reject(new Error('it opened')),
    error => (error instanceof Refusal ? error : Promise.reject(error)),
  )
const codeOf = async (opening: Promise<unknown>) => (await saysNo(opening)).code

describe('the folder', () => {
  test('with nothing in it asks for the set-up', async () => {
    expect(await codeOf(again())).toBe('SETUP_NEEDED')
    expect(await codeOf(again())).toBe('SETUP_NEEDED')
  })

  test('is set up once', async () => {
    await (await make()).close()
    expect(await codeOf(make())).toBe('SETUP_DONE')
    const counter = await again()
    expect((await (await counter.manager()).call('operator.list', {})).length).toBe(5)
    await counter.close()
  })

  test('belongs to one core at a time, and the second disturbs nothing', async () => {
    const first = await make()
    expect(await codeOf(again())).toBe('FOLDER_BUSY')
    expect(await codeOf(make())).toBe('FOLDER_BUSY')
    await expect(filled(await first.teller())).resolves.toMatchObject({ state: 'filled' })
    await first.close()
    await (await again()).close()
  })

  test('that is a file, or cannot be written, is said to be so', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    expect(await codeOf(make(join(file, 'data')))).toBe('FOLDER_UNWRITABLE')
    const held = join(folder, 'held')
    await mkdir(join(held, 'lock'), { recursive: true })
    expect(await codeOf(make(held))).toBe('FOLDER_UNWRITABLE')
  })

  test('keeps nothing of a set-up that was cut short', async () => {
    await writeFile(join(folder, 'custody.json'), '{}')
    expect(await codeOf(again())).toBe('SETUP_NEEDED')
    const counter = await make()
    await counter.close()
    expect((await readdir(folder)).includes('store.db')).toBe(true)
  })

  test('with a store that has no branch yet forgets it', async () => {
    const counter = await make()
    await counter.core.store.db.deleteFrom('branch').execute()
    await counter.close()
    await rm(join(folder, 'copies'), { recursive: true, force: true })
    expect(await codeOf(again())).toBe('SETUP_NEEDED')
    await (await make()).close()
  })
})

describe('copies', () => {
  const minutes = (count: number) => Instant.parse(new Date(Date.parse('2026-03-09T03:00:00.000Z') + count * 60_000).toISOString())

  test('are taken at the start, whole and encrypted, and the oldest beyond the twelfth go', async () => {
    const counter = await make()
    for (let at = 0; at < 15; at += 1) await counter.core.store.copy(minutes(at))
    const copies = await copiesOf(folder)
    expect(copies).toHaveLength(12)
    expect(copies[0]).toBe(minutes(14))
    expect(copies).toEqual([...copies].sort().reverse())
    const bytes = await readFile(databaseOf(copies[0]))
    expect(bytes.includes('SQLite format 3')).toBe(false)
    await counter.close()
  })

  test('one of a time that was never taken is not there', async () => {
    await (await make()).close()
    expect(await codeOf(putBack(folder, minutes(99), minutes(0)))).toBe('NOT_FOUND')
    expect(await codeOf(putBack(folder, '../../store', minutes(0)))).toBe('NOT_FOUND')
  })

  test('are not put back under a core at work', async () => {
    const counter = await make()
    await counter.core.store.copy(minutes(0))
    expect(await codeOf(putBack(folder, minutes(0), minutes(1)))).toBe('FOLDER_BUSY')
    await expect(filled(await counter.teller())).resolves.toMatchObject({ state: 'filled' })
    await counter.close()
  })

  test('a lock file that is torn is not another program', async () => {
    await writeFile(join(folder, 'lock'), Buffer.alloc(5000, 1))
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'FOLDER_UNWRITABLE' }))
  })
})

describe('a damaged store', () => {
  let whole: string
  let copied: string
  beforeAll(async () => {
    whole = await mkdtemp(join(tmpdir(), 'whole-'))
    folders.push(whole)
    const counter = await aCounter({ clock: heldClock(), options: { dataFolder: whole, birth: practiceBirth } })
    const teller = await counter.teller()
    await counter.core.store.copy(counter.clock.now())
    counter.clock.advance(60_000)
    for (const person of madeUpCitizens(10)) await filled(teller, person)
    await counter.core.store.copy(counter.clock.now())
    counter.clock.advance(60_000)
    await filled(teller, citizen)
    // Closing takes the last copy, so that nothing of the day is missing from it.
    await counter.close()
    copied = (await copiesOf(whole))[0] ?? ''
  })
  const asBefore = async () => {
    await cp(whole, folder, { recursive: true })
    return join(folder, 'store.db')
  }
  const restored = async () => {
    await putBack(folder, copied, Instant.parse('2026-03-09T04:00:00.000Z'))
    const counter = await again()
    const cases = await (await counter.teller()).call('case.find', { which: 'mine', text: '' })
    const audit = await (await counter.manager()).call('audit.verify', {})
    await counter.close()
    return { cases: cases.length, intact: audit.brokenAt === null }
  }

  test.each<[string, (path: string) => Promise<unknown>]>([
    ['cut in half', async path => truncate(path, Math.floor((await readFile(path)).length / 8192) * 4096)],
    ['without its first page', async path => writeFile(path, (await readFile(path)).fill(0, 0, 4096))],
    ['full of something else', path => writeFile(path, Buffer.alloc(20_000, 'x'))],
    ['gone', path => rm(path)],
    ['emptied', path => truncate(path, 0)],
  ])('%s is not opened; the copies are listed, and the last one brings it back', async (_, damage) => {
    await damage(await asBefore())
    const refusal = await saysNo(again())
    expect([refusal.code, refusal.detail]).toEqual(['DB_DAMAGED', expect.objectContaining({ copies: expect.arrayContaining([copied]) })])
    expect(await codeOf(make())).toMatch(/SETUP_DONE|DB_DAMAGED/)
    expect(await restored()).toEqual({ cases: 11, intact: true })
  })

  test('is kept beside the copy, never thrown away', async () => {
    const path = await asBefore()
    await writeFile(path, Buffer.alloc(20_000, 'x'))
    await writeFile(`${path}-wal`, Buffer.alloc(100, 'y'))
    await restored()
    const kept = (await readdir(folder)).filter(name => name.startsWith('damaged-'))
    expect(kept).toEqual(expect.arrayContaining(['damaged-2026-03-09T040000000Z.db', 'damaged-2026-03-09T040000000Z.db-wal']))
    expect((await readFile(join(folder, kept[0] ?? ''))).length).toBe(20_000)
  })

  test('80 single bits turned anywhere: it opens sound, or says it is damaged and comes back', async () => {
    const path = await asBefore()
    const sound = await readFile(path)
    const roll = dice(350)
    const seen = new Set<string>()
    for (let trial = 0; trial < 80; trial += 1) {
      const bytes = Buffer.from(sound)
      const at = roll.below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << roll.below(8))
      await writeFile(path, bytes)
      await rm(`${path}-wal`, { force: true })
      const opening = await again().then(
        async counter => {
          const rows = await counter.core.store.db.selectFrom('case_file').selectAll().execute()
          await counter.close()
          return `opened with ${rows.length}`
        },
        error => (error instanceof Refusal ? error.code : error),
      )
      seen.add(String(opening))
    }
    expect([...seen].filter(word => word !== 'opened with 11')).toEqual(['DB_DAMAGED'])
    expect(await restored()).toEqual({ cases: 11, intact: true })
  })

  test('a copy that is damaged too leaves the older one', async () => {
    const path = await asBefore()
    const [newest, older] = await copiesOf(folder)
    await writeFile(databaseOf(newest), 'torn')
    await writeFile(path, 'torn')
    expect((await saysNo(again())).detail).toMatchObject({ copies: expect.arrayContaining([newest, older]) })
    expect(await codeOf(putBack(folder, newest ?? '', Instant.parse('2026-03-09T05:00:00.000Z')))).toBe('NOT_FOUND')
    await putBack(folder, older ?? '', Instant.parse('2026-03-09T05:01:00.000Z'))
    await (await again()).close()
  })
})
