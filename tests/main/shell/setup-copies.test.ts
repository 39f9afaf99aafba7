/** Begins from copies that lie elsewhere: on a new machine, and beside a store that is damaged. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bringStore, createStore, unlockStore, viewSetup } from '../../../main/shell/setup.ts'
import type { CustodyFile } from '../../../shared/custody.ts'
import { fail } from '../../../shared/result.ts'
import { aMachine, type Machine } from '../../support/a-machine.ts'

let pc: Machine
beforeEach(() => {
  pc = aMachine()
})
afterEach(() => pc.remove())

describe('a new machine in the place of a lost one', () => {
  let stick: string
  beforeEach(() => {
    stick = mkdtempSync(join(tmpdir(), 'stick-'))
  })
  afterEach(() => rmSync(stick, { recursive: true, force: true }))
  const custody: CustodyFile = {
    ...{ version: 1, mode: 'live', kind: 'keyring', check: '', keyring: 'AQID' },
    ...{ passphrase: null, recovery: null, beside: null },
  }
  const copyOn = (store: string, at = '2026-03-09T023000000Z') => {
    const folder = join(stick, store, 'copies', at)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'store.db'), 'sealed')
    writeFileSync(join(folder, 'custody.json'), JSON.stringify(custody))
    mkdirSync(join(stick, store, 'copies', 'pictures', 'ab'), { recursive: true })
    writeFileSync(join(stick, store, 'copies', 'pictures', 'ab', 'cdef'), 'sealed')
    return join(stick, store)
  }

  test.each([
    ['the stick', (home: string) => join(home, '..')],
    ['the folder of the store', (home: string) => home],
    ['its copies', (home: string) => join(home, 'copies')],
  ])('brings the copies from %s and asks for what opens them', async (_, picked) => {
    const home = copyOn('ssc-counter-01KABC')
    await bringStore(pc.world, picked(home))
    // The keyring of this machine never sealed that key.
    expect(viewSetup(pc.world)).toMatchObject({ state: 'locked', mode: 'live', custody: 'keyring' })
    expect(existsSync(join(pc.userData, 'live', 'copies', 'pictures', 'ab', 'cdef'))).toBe(true)
    expect(existsSync(join(pc.userData, 'live', 'store.db'))).toBe(false)
    pc.answer = () => fail({ code: 'DB_DAMAGED', detail: { copies: ['2026-03-09T02:30:00.000Z'] } })
    await unlockStore(pc.world, { passphrase: null, recoveryCode: 'AAAA-BBBB' }).catch(() => undefined)
    expect(pc.asked.at(-1)).toMatchObject({ dataFolder: join(pc.userData, 'live'), key: { kind: 'recovery' } })
    expect(viewSetup(pc.world)).toMatchObject({ state: 'down', trouble: 'DB_DAMAGED', copies: ['2026-03-09T02:30:00.000Z'] })
  })

  test('says so where nothing is there, or the copies of several branches are, and changes nothing', async () => {
    await expect(bringStore(pc.world, stick)).rejects.toMatchObject({ code: 'COPIES_UNFOUND', detail: { stores: 0 } })
    copyOn('ssc-counter-01KABC')
    copyOn('ssc-counter-01KXYZ')
    await expect(bringStore(pc.world, stick)).rejects.toMatchObject({ code: 'COPIES_UNFOUND', detail: { stores: 2 } })
    expect(viewSetup(pc.world)).toMatchObject({ state: 'none', stores: [] })
  })

  test('takes no link, and never buries a store that is here', async () => {
    const home = copyOn('ssc-counter-01KABC')
    symlinkSync('/etc', join(home, 'copies', 'elsewhere'))
    await bringStore(pc.world, home)
    expect(readdirSync(join(pc.userData, 'live', 'copies')).sort()).toEqual(['2026-03-09T023000000Z', 'pictures'])
    await expect(bringStore(pc.world, home)).rejects.toMatchObject({ code: 'SETUP_DONE' })
  })
})

describe('copies from elsewhere for a store that is damaged', () => {
  let stick: string
  beforeEach(async () => {
    stick = mkdtempSync(join(tmpdir(), 'stick-'))
    await createStore(pc.world, { mode: 'practice' })
    writeOwn('practice', 'ours')
    pc.host.state = 'down'
    pc.host.trouble = { code: 'DB_DAMAGED' }
  })
  afterEach(() => rmSync(stick, { recursive: true, force: true }))
  const custodyOf = (check: string) =>
    JSON.stringify({ version: 1, mode: 'practice', kind: 'beside', check, keyring: null, passphrase: null, recovery: null, beside: null })
  const writeOwn = (mode: string, check: string) => {
    mkdirSync(join(pc.userData, mode, 'copies'), { recursive: true })
    writeFileSync(join(pc.userData, mode, 'custody.json'), custodyOf(check))
  }
  const copyOn = (home: string, at: string, check: string, bytes = 'sealed') => {
    const folder = join(stick, home, 'copies', at)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'store.db'), bytes)
    writeFileSync(join(folder, 'custody.json'), custodyOf(check))
    mkdirSync(join(stick, home, 'copies', 'pictures', 'ab'), { recursive: true })
    for (const name of ['here', 'lost']) writeFileSync(join(stick, home, 'copies', 'pictures', 'ab', name), 'sealed')
  }
  const copiesHere = () => readdirSync(join(pc.userData, 'practice', 'copies')).sort()
  const [one, two] = ['2026-03-09T023000000Z', '2026-03-09T031500999Z']

  test('only those of this branch and under its key of today are taken, of a share that holds many', async () => {
    copyOn('ssc-counter-01KABC', one, 'ours')
    copyOn('ssc-counter-01KABC', two, 'before the new key')
    copyOn('ssc-counter-01KXYZ', two, 'theirs')
    mkdirSync(join(pc.userData, 'practice', 'pictures', 'ab'), { recursive: true })
    writeFileSync(join(pc.userData, 'practice', 'pictures', 'ab', 'here'), 'sealed')
    pc.answer = () => fail({ code: 'DB_DAMAGED', detail: { copies: [one] } })
    await bringStore(pc.world, stick)
    expect(copiesHere()).toEqual([one, 'pictures'])
    expect(readdirSync(join(pc.userData, 'practice', 'copies', 'pictures', 'ab'))).toEqual(['lost'])
    // Looked at again at once, with what came.
    expect(viewSetup(pc.world)).toMatchObject({ state: 'down', trouble: 'DB_DAMAGED', copies: [one] })
    await expect(bringStore(pc.world, stick)).rejects.toMatchObject({ code: 'COPIES_UNFOUND', detail: { ours: 0 } })
  })

  test('one that differs from the one of its name here is laid beside it, for either may be the damaged one', async () => {
    copyOn('ssc-counter-01KABC', two, 'ours', 'as it was carried')
    mkdirSync(join(pc.userData, 'practice', 'copies', two))
    writeFileSync(join(pc.userData, 'practice', 'copies', two, 'store.db'), 'as it is here')
    pc.answer = () => fail({ code: 'DB_DAMAGED' })
    await bringStore(pc.world, join(stick, 'ssc-counter-01KABC'))
    expect(copiesHere()).toEqual(['2026-03-09T031500000Z', two, 'pictures'])
    expect(readFileSync(join(pc.userData, 'practice', 'copies', two, 'store.db'), 'utf8')).toBe('as it is here')
  })

  test('where nothing is there that is ours, nothing is taken and it is said', async () => {
    await expect(bringStore(pc.world, stick)).rejects.toMatchObject({ code: 'COPIES_UNFOUND', detail: { stores: 0 } })
    copyOn('ssc-counter-01KXYZ', one, 'theirs')
    await expect(bringStore(pc.world, stick)).rejects.toMatchObject({ code: 'COPIES_UNFOUND', detail: { ours: 0 } })
    expect(copiesHere()).toEqual([])
  })

  test('a store that is open, locked or busy takes none', async () => {
    copyOn('ssc-counter-01KABC', one, 'ours')
    for (const trouble of [null, { code: 'FOLDER_BUSY' }] as const) {
      pc.host.trouble = trouble
      await expect(bringStore(pc.world, stick)).rejects.toMatchObject({ code: 'SETUP_DONE' })
    }
    pc.host.state = 'ready'
    await expect(bringStore(pc.world, stick)).rejects.toMatchObject({ code: 'SETUP_DONE' })
    expect(copiesHere()).toEqual([])
  })
})
