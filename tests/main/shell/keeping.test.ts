/** Looks at what the shell keeps and writes down: the log, sealed keys, last words of a core, saved papers. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { crashTrace } from '../../../main/shell/crash-trace.ts'
import { writeChosen } from '../../../main/shell/disk.ts'
import { systemKeyring } from '../../../main/shell/keyring.ts'
import { openLog } from '../../../main/shell/log.ts'
import { pagesIn, paperOf } from '../../../main/shell/paper.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shell-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the log', () => {
  test('is one line of JSON per event', () => {
    const log = openLog(join(folder, 'logs'), () => '2026-11-23T01:00:00.000Z')
    log('core.lost', { tries: 1 })
    log('page.lost')
    expect(readFileSync(join(folder, 'logs', 'shell.log'), 'utf8')).toBe(
      '{"at":"2026-11-23T01:00:00.000Z","code":"core.lost","tries":1}\n{"at":"2026-11-23T01:00:00.000Z","code":"page.lost"}\n',
    )
  })

  test('never takes more than four files of its size', () => {
    const log = openLog(folder)
    for (let turn = 0; turn < 6; turn += 1) {
      writeFileSync(join(folder, 'shell.log'), 'x'.repeat(1024 * 1024))
      log('turned', { turn })
    }
    expect(readdirSync(folder).sort()).toEqual(['shell.1.log', 'shell.2.log', 'shell.3.log', 'shell.log'])
    expect(readFileSync(join(folder, 'shell.log'), 'utf8')).toContain('"turn":5')
  })

  test('that cannot be written does not stop the counter', () => {
    writeFileSync(join(folder, 'logs'), 'a file where the folder should be')
    const log = openLog(join(folder, 'logs'))
    expect(() => log('core.lost')).not.toThrow()
  })
})

test('of a core that died the log learns the kind and the place, never the words', () => {
  const words =
    "TypeError: cannot read 'name' of ZHANG SAN 330106199003070026\n    at saveForm (file:///C:/Users/zhang/app/dist/core/entry.mjs:120:9)\n    at entry.mjs:7:1\n"
  expect(crashTrace(words)).toBe('TypeError entry.mjs:120 entry.mjs:7')
  expect(crashTrace('')).toBe('unknown')
})

describe('the keyring of the system', () => {
  const storage = {
    getSelectedStorageBackend: () => 'gnome_libsecret' as const,
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from(`sealed ${text}`),
    decryptString(sealed: Buffer) {
      if (!sealed.toString().startsWith('sealed ')) throw new Error('Error while decrypting the ciphertext')
      return sealed.toString().slice(7)
    },
  }
  const basic = { ...storage, getSelectedStorageBackend: () => 'basic_text' as const }

  test('gives back the key it sealed, and nothing for what it did not seal', () => {
    const keyring = systemKeyring(storage, 'win32')
    const key = new Uint8Array([1, 2, 250])
    expect(keyring.unseal(keyring.seal(key))).toEqual(key)
    expect(keyring.unseal(new Uint8Array([9, 9]))).toBeNull()
  })

  test('counts as absent where Linux would only pretend', () => {
    expect(systemKeyring(basic, 'linux').available()).toBe(false)
    expect(systemKeyring(storage, 'linux').available()).toBe(true)
    expect(systemKeyring({ ...storage, isEncryptionAvailable: () => false }, 'win32').available()).toBe(false)
  })
})

describe('paper', () => {
  test('a roll is cut a little after the slip ends, a sheet keeps its length', () => {
    expect(paperOf({ widthMm: 80, heightMm: null }, 378)).toEqual({ widthMm: 80, heightMm: 103 })
    expect(paperOf({ widthMm: 210, heightMm: 297 }, 5000)).toEqual({ widthMm: 210, heightMm: 297 })
  })

  test('pages are counted, the page tree is not', () => {
    expect(pagesIn(Buffer.from('<</Type /Pages /Count 2>> <</Type /Page>> <</Type/Page\n>>'))).toBe(2)
  })
})

test('a paper that cannot be written where it was asked for says why', async () => {
  await expect(writeChosen('/dev/full', new Uint8Array([1]))).rejects.toMatchObject({ code: 'DISK_FULL' })
  await writeChosen(join(folder, 'a.pdf'), new Uint8Array([37]))
  expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('%')
})
