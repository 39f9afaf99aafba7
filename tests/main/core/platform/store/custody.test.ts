/** Opens stores with the right key, the wrong key, words and codes, and looks for people in the bytes on the disk. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copiesOf } from '../../../../../main/core/platform/store/copies/copies.ts'
import { makeRecoveryCode, readCustody } from '../../../../../main/core/platform/store/custody.ts'
import type { KeySource, StoreBirth } from '../../../../../shared/ipc/wire.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import type { RefusalCode } from '../../../../../shared/refusal.ts'
import { citizen, filled } from '../../../../support/a-case.ts'
import { aCounter } from '../../../../support/a-counter.ts'
import { patience } from '../../../../support/patience.ts'

const passphrase = '桥下 第三棵 柳树 7'
const liveBirth: StoreBirth = {
  mode: 'live',
  branch: { code: 'SS01', name: '示范支行', address: '示范路1号', phone: '12333' },
  profile: 'guangzhou',
  manager: { login: 'zhuguan', name: '周明', password: 'yanlian1' },
}
const refused = async (opening: Promise<unknown>): Promise<{ code: RefusalCode; detail?: unknown } | string> =>
  opening.then(
    () => 'opened',
    error => ({ code: error.code, ...(error.detail ? { detail: error.detail } : {}) }),
  )
const open = (folder: string, key: KeySource, birth?: StoreBirth) =>
  aCounter({ options: birth ? { dataFolder: folder, key, birth } : ({ dataFolder: folder, key, birth: undefined } as never) })

describe('a live store guarded by a passphrase', () => {
  let folder = ''
  let code = ''
  beforeAll(async () => {
    // The code is drawn by chance; this story needs one with letters that people misread.
    while (!(code.includes('0') && code.includes('1'))) {
      if (folder) await rm(folder, { recursive: true })
      folder = await mkdtemp(join(tmpdir(), 'custody-'))
      const born = await open(folder, { kind: 'passphrase', passphrase }, liveBirth)
      code = born.recoveryCode ?? ''
      await born.close()
    }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const opens = async (key: KeySource) => {
    const counter = await open(folder, key)
    const { name } = await counter.emptySeat().call('branch.view', {})
    await counter.close()
    return name
  }

  test('opens with it, and with nothing like it', async () => {
    expect(await opens({ kind: 'passphrase', passphrase })).toBe('示范支行')
    for (const wrong of ['', ' ', `${passphrase} `, passphrase.slice(1), '桥下'])
      expect(await refused(open(folder, { kind: 'passphrase', passphrase: wrong }))).toEqual({ code: 'PASSPHRASE_WRONG' })
  })

  test('opens with the recovery code, read off the paper as people read', async () => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
    const misread = code.replaceAll('0', 'O').replaceAll('1', 'l')
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${misread.toLowerCase()} `, misread.replaceAll('-', '')])
      expect(await opens({ kind: 'recovery', code: typed })).toBe('示范支行')
  })

  test('does not open with another code', async () => {
    for (const wrong of [makeRecoveryCode(), code.slice(1), '', '0000'])
      expect(await refused(open(folder, { kind: 'recovery', code: wrong }))).toEqual({ code: 'RECOVERY_WRONG' })
  })

  test('does not open with a key of another machine, nor with none', async () => {
    expect(await refused(open(folder, { kind: 'keyring', key: new Uint8Array(32).fill(7) }))).toEqual({ code: 'DB_KEY_WRONG' })
    expect(await refused(open(folder, { kind: 'beside' }))).toEqual({ code: 'DB_KEY_WRONG' })
  })

  test('keeps neither the words nor the code nor the key beside it', async () => {
    const file = await readFile(join(folder, 'custody.json'), 'utf8')
    expect(file).not.toContain(passphrase)
    expect(file).not.toContain(code)
    expect(JSON.parse(file)).toMatchObject({ mode: 'live', kind: 'passphrase', beside: null, keyring: null })
  })

  test('opens with another passphrase once the manager has changed it, here and from every copy, and with the old one no more', async () => {
    const fresh = '河边 第二盏 路灯 5'
    const counter = await open(folder, { kind: 'passphrase', passphrase })
    const manager = await counter.seated('zhuguan')
    const change = (password: string, wanted: string) => manager.ask('store.changePassphrase', { password, passphrase: wanted })
    expect(await change('not mine', fresh)).toEqual({ ok: false, error: { code: 'BAD_LOGIN' } })
    expect(await change('yanlian1', '1234567')).toMatchObject({ ok: false, error: { code: 'PASSPHRASE_SHORT' } })
    expect((await change('yanlian1', fresh)).ok).toBe(true)
    const { entries } = await manager.call('audit.find', { caseId: null, day: null })
    expect(entries[0]).toMatchObject({ what: 'store.changePassphrase', facts: {} })
    await counter.close()
    for (const gone of [true, false]) {
      if (gone) await rm(join(folder, 'custody.json'))
      expect(await refused(open(folder, { kind: 'passphrase', passphrase }))).toEqual({ code: 'PASSPHRASE_WRONG' })
      expect(await opens({ kind: 'passphrase', passphrase: fresh })).toBe('示范支行')
    }
    expect(await opens({ kind: 'recovery', code })).toBe('示范支行')
    const back = await open(folder, { kind: 'passphrase', passphrase: fresh })
    await back.core.store.changePassphrase(passphrase)
    await back.close()
  })

  test('still stands after all these tries', async () => {
    expect(await opens({ kind: 'passphrase', passphrase })).toBe('示范支行')
  })
})

describe('other ways to keep the key', () => {
  test('a short passphrase makes no store at all', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'custody-'))
    expect(await refused(open(folder, { kind: 'passphrase', passphrase: '1234567' }, liveBirth))).toEqual({
      code: 'PASSPHRASE_SHORT',
      detail: { least: 8 },
    })
    expect((await readdir(folder)).filter(name => name !== 'lock')).toEqual([])
    await (await open(folder, { kind: 'passphrase', passphrase: '12345678' }, liveBirth)).end()
  })

  test('the system’s keyring keeps it, and the recovery code opens on another machine', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'custody-'))
    const key = new Uint8Array(32).fill(9)
    const born = await open(folder, { kind: 'keyring', key }, { ...liveBirth, sealedByKeyring: new Uint8Array([1, 2, 3]) })
    await born.close()
    expect(await readCustody(folder)).toMatchObject({ kind: 'keyring', keyring: 'AQID', passphrase: null, beside: null })
    await (await open(folder, { kind: 'keyring', key })).close()
    await (await open(folder, { kind: 'recovery', code: born.recoveryCode ?? '' })).end()
  })

  test('a practice store says itself that its key lies in the clear', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'custody-'))
    const born = await open(folder, { kind: 'beside' }, practiceBirth)
    expect(born.recoveryCode).toBeNull()
    const custody = await readCustody(folder)
    expect(custody).toMatchObject({ mode: 'practice', kind: 'beside', recovery: null })
    expect(custody?.beside?.warning).toContain('in the clear')
    await born.end()
  })

  test('a live store is never made with its key in the clear', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'custody-'))
    await expect(open(folder, { kind: 'beside' }, liveBirth)).rejects.toThrow()
    expect((await readdir(folder)).filter(name => name !== 'lock')).toEqual([])
    await rm(folder, { recursive: true })
  })

  test('a weak password of the first manager makes no store, and the next try may', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'custody-'))
    const weak = { ...liveBirth, manager: { login: 'zhuguan', name: '周明', password: 'weak' } }
    const key = { kind: 'passphrase', passphrase } as const
    expect(await refused(open(folder, key, weak))).toMatchObject({ code: 'WEAK_PASSWORD' })
    await (await open(folder, key, liveBirth)).end()
  })

  test('a custody file that was cut short, emptied or is gone is mended from the one beside the journal', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'custody-'))
    await (await open(folder, { kind: 'passphrase', passphrase }, liveBirth)).close()
    for (const torn of ['{"version":1,', '', null]) {
      if (torn === null) await rm(join(folder, 'custody.json'))
      else await writeFile(join(folder, 'custody.json'), torn)
      expect(await refused(open(folder, { kind: 'passphrase', passphrase }, liveBirth))).toMatchObject({ code: 'SETUP_DONE' })
      expect(await refused(open(folder, { kind: 'passphrase', passphrase: 'not the one' }))).toMatchObject({ code: 'PASSPHRASE_WRONG' })
      const counter = await open(folder, { kind: 'passphrase', passphrase })
      expect(counter.core.store.mended).toEqual(['custody'])
      await counter.close()
      expect(await readCustody(folder)).toMatchObject({ kind: 'passphrase' })
    }
    await rm(folder, { recursive: true })
  })
})

test('the disk holds nobody: no name, number or phone in any file of the store', async () => {
  const counter = await aCounter()
  await filled(await counter.teller())
  // The copy of the opening is whole by now or soon.
  await expect.poll(() => copiesOf(counter.folder), { timeout: patience(10_000) }).toHaveLength(1)
  const searched: string[] = []
  const look = async () => {
    for (const entry of await readdir(counter.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      // The open store rolls its journal meanwhile: a part that has just gone holds nothing.
      const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return Buffer.alloc(0)
        throw error
      })
      searched.push(entry.name)
      for (const secret of [citizen.number, citizen.name, '13800000000', 'SQLite format 3', 'case_file']) {
        expect([entry.name, bytes.includes(Buffer.from(secret, 'utf8'))]).toEqual([entry.name, false])
        expect([entry.name, bytes.includes(Buffer.from(secret, 'utf16le'))]).toEqual([entry.name, false])
      }
    }
  }
  await look()
  expect(searched).toEqual(expect.arrayContaining(['store.db', 'store.db-wal', 'custody.json']))
  await counter.close()
  await look()
  await rm(counter.folder, { recursive: true })
})
