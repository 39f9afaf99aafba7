/** Keeps the store's key: makes, wraps and unwraps the copies in `custody.json`. */

import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hashRaw } from '@node-rs/argon2'
import { CustodyFile, type WrappedKey } from '../../../../shared/custody.ts'
import type { KeySource, Rekey, StoreBirth } from '../../../../shared/ipc/wire.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { writeWhole } from './write-whole.ts'

const keyBytes = 32
// OWASP's argon2id floor is 19 MiB and 2 passes; a code that guards a whole store may take a third of a second.
const work = { memoryKib: 65_536, passes: 3 } as const
/** Shortest passphrase that may guard a live store. */
export const passphraseMin = 8

export const custodyPath = (folder: string): string => join(folder, 'custody.json')

async function wrappingKey(secret: string, wrapped: Pick<WrappedKey, 'salt' | 'memoryKib' | 'passes'>): Promise<Buffer> {
  return hashRaw(secret.normalize('NFKC'), {
    memoryCost: wrapped.memoryKib,
    timeCost: wrapped.passes,
    parallelism: 1,
    outputLen: keyBytes,
    salt: Buffer.from(wrapped.salt, 'base64'),
  })
}

async function wrap(key: Uint8Array, secret: string): Promise<WrappedKey> {
  const head = { salt: randomBytes(16).toString('base64'), ...work }
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await wrappingKey(secret, head), nonce)
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return { ...head, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') }
}

/** The key, or null when the secret is not the one that wrapped it. */
async function unwrap(wrapped: WrappedKey, secret: string): Promise<Uint8Array | null> {
  const sealed = Buffer.from(wrapped.sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', await wrappingKey(secret, wrapped), Buffer.from(wrapped.nonce, 'base64'))
  decipher.setAuthTag(sealed.subarray(-16))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  } catch {
    // GCM's tag does not fit: the secret is wrong. Nothing else can fail here.
    return null
  }
}

// Crockford base 32 has no I, L, O, U, so that a code written on paper is read back without doubt.
const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 20

/** 100 bits as five groups of four letters, such as `7Q2M-…`. */
export function makeRecoveryCode(): string {
  const letters = [...randomBytes(codeLength)].map(byte => codeLetters[byte % 32])
  return [0, 4, 8, 12, 16].map(at => letters.slice(at, at + 4).join('')).join('-')
}

/** Undoes what people do to a code: small letters, spaces, O for 0, I or L for 1. */
const tidyCode = (code: string): string =>
  code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

/** Makes the key of a new store and its `custody.json`. The recovery code is returned once and kept nowhere. */
export async function createKey(
  folder: string,
  source: KeySource,
  birth: StoreBirth,
): Promise<{ key: Uint8Array; recoveryCode: string | null }> {
  const key = source.kind === 'keyring' ? source.key : randomBytes(keyBytes)
  if (birth.mode === 'practice') {
    await writeCustody(folder, {
      version: 1,
      mode: 'practice',
      kind: 'beside',
      check: checkOf(key),
      keyring: null,
      passphrase: null,
      recovery: null,
      beside: besideKey(key),
    })
    return { key, recoveryCode: null }
  }
  if (source.kind === 'passphrase' && source.passphrase.length < passphraseMin)
    throw new Refusal('PASSPHRASE_SHORT', { least: passphraseMin })
  if (source.kind !== 'keyring' && source.kind !== 'passphrase') throw new Error(`a live store cannot keep its key as ${source.kind}`)
  const recoveryCode = makeRecoveryCode()
  await writeCustody(folder, {
    version: 1,
    mode: 'live',
    kind: source.kind,
    check: checkOf(key),
    keyring: birth.sealedByKeyring ? Buffer.from(birth.sealedByKeyring).toString('base64') : null,
    passphrase: source.kind === 'passphrase' ? await wrap(key, source.passphrase) : null,
    recovery: await wrap(key, tidyCode(recoveryCode)),
    beside: null,
  })
  return { key, recoveryCode }
}

/**
 * Wraps the key under a new passphrase. Where the system's keyring keeps the key, the passphrase opens the store beside it.
 * @throws Refusal PASSPHRASE_SHORT
 */
export async function changePassphrase(folder: string, key: Uint8Array, passphrase: string): Promise<void> {
  if ([...passphrase].length < passphraseMin) throw new Refusal('PASSPHRASE_SHORT', { least: passphraseMin })
  const custody = await readCustody(folder)
  if (custody === null) throw new Refusal('DB_DAMAGED')
  await writeCustody(folder, { ...custody, passphrase: await wrap(key, passphrase) })
}

/** The custody of a new key. @throws Refusal PASSPHRASE_WRONG, RECOVERY_WRONG for what is no code of ours */
export async function rekeyedCustody(custody: CustodyFile, fresh: Uint8Array, wish: Rekey): Promise<CustodyFile> {
  await assertPassphrase(custody, wish.passphrase)
  const code = tidyCode(wish.recoveryCode)
  if (code.length !== codeLength || [...code].some(letter => !codeLetters.includes(letter))) throw new Refusal('RECOVERY_WRONG')
  return {
    ...custody,
    check: checkOf(fresh),
    keyring: wish.keyring ? Buffer.from(wish.keyring.sealed).toString('base64') : null,
    passphrase: custody.passphrase && wish.passphrase !== null ? await wrap(fresh, wish.passphrase) : null,
    recovery: await wrap(fresh, code),
  }
}

/** Where the custody has none, none is asked. @throws Refusal PASSPHRASE_WRONG */
export async function assertPassphrase(custody: CustodyFile, passphrase: string | null): Promise<void> {
  if (custody.passphrase !== null && (passphrase === null || (await unwrap(custody.passphrase, passphrase)) === null))
    throw new Refusal('PASSPHRASE_WRONG')
}

/** @throws Refusal RECOVERY_WRONG */
export async function assertRecovery(custody: CustodyFile, code: string): Promise<void> {
  if (custody.recovery === null || (await unwrap(custody.recovery, tidyCode(code))) === null) throw new Refusal('RECOVERY_WRONG')
}

/** What opens the store proves who says it. @throws Refusal DB_DAMAGED where there is no custody, PASSPHRASE_WRONG, RECOVERY_WRONG */
export async function proveSecrets(
  folder: string,
  { passphrase, recoveryCode }: { readonly passphrase: string | null; readonly recoveryCode?: string },
): Promise<void> {
  const custody = await readCustody(folder)
  if (custody === null) throw new Refusal('DB_DAMAGED')
  if (recoveryCode !== undefined) await assertRecovery(custody, recoveryCode)
  await assertPassphrase(custody, passphrase)
}

const besideKey = (key: Uint8Array) => ({
  key: Buffer.from(key).toString('base64'),
  warning: 'Practice store: the key lies in the clear beside the store, because it holds made-up people only.',
})

export type FoundKey = {
  readonly key: Uint8Array
  readonly custody: CustodyFile
  /** The first place holds this custody: nothing has to be mended. */
  readonly inPlace: boolean
}

/**
 * The keys that the secret opens, each once: the store has one of them. `folders` are the places where a custody lies, the store's own
 * first: one that is gone, torn or of another store is no reason to lose what another one opens.
 * @throws Refusal PASSPHRASE_WRONG, RECOVERY_WRONG, DB_KEY_WRONG; SETUP_NEEDED when there is no custody anywhere.
 */
export async function findKeys(folders: readonly string[], source: KeySource): Promise<FoundKey[]> {
  const found: { readonly custody: CustodyFile; readonly text: string; readonly first: boolean }[] = []
  for (const [at, folder] of folders.entries()) {
    const custody = await readCustody(folder)
    const text = JSON.stringify(custody)
    if (custody && !found.some(each => each.text === text)) found.push({ custody, text, first: at === 0 })
  }
  if (found.length === 0) throw new Refusal('SETUP_NEEDED')
  let failure: unknown = null
  const keys: FoundKey[] = []
  const seen = new Set<string>()
  for (const { custody, first } of found) {
    // A code that was replaced still stands in the custodies of older copies: of one key only the first custody says what opens it.
    if (source.kind === 'recovery' && seen.has(custody.check)) continue
    seen.add(custody.check)
    try {
      const key = await checkedKey(custody, source)
      if (!keys.some(each => each.custody.check === custody.check)) keys.push({ key, custody, inPlace: first })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      failure ??= error
    }
  }
  if (keys.length === 0) throw failure
  return keys
}

async function checkedKey(custody: CustodyFile, source: KeySource): Promise<Uint8Array> {
  const key = await claimedKey(custody, source)
  const [mine, theirs] = [Buffer.from(checkOf(key), 'base64'), Buffer.from(custody.check, 'base64')]
  if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) throw new Refusal('DB_KEY_WRONG')
  return key
}

/** Tells keys apart and gives none away. */
export const checkOf = (key: Uint8Array): string => createHmac('sha256', key).update('ssc-counter store key').digest('base64')

async function claimedKey(custody: CustodyFile, source: KeySource): Promise<Uint8Array> {
  switch (source.kind) {
    case 'keyring':
      return source.key
    case 'passphrase':
      return opened(custody.passphrase && (await unwrap(custody.passphrase, source.passphrase)), 'PASSPHRASE_WRONG')
    case 'recovery':
      return opened(custody.recovery && (await unwrap(custody.recovery, tidyCode(source.code))), 'RECOVERY_WRONG')
    case 'beside':
      return opened(custody.beside && Buffer.from(custody.beside.key, 'base64'), 'DB_KEY_WRONG')
    default:
      return source satisfies never
  }
}

function opened(key: Uint8Array | null, code: 'PASSPHRASE_WRONG' | 'RECOVERY_WRONG' | 'DB_KEY_WRONG'): Uint8Array {
  if (!key) throw new Refusal(code)
  return key
}

/** Null where it is missing, torn or of another kind of file. */
export async function readCustody(folder: string): Promise<CustodyFile | null> {
  const text = await readFile(custodyPath(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR') return ''
    throw error
  })
  const custody = CustodyFile.safeParse(jsonOf(text))
  return custody.success ? custody.data : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export async function writeCustody(folder: string, custody: CustodyFile): Promise<void> {
  await mkdir(dirname(custodyPath(folder)), { recursive: true, mode: 0o700 })
  await writeWhole(custodyPath(folder), Buffer.from(`${JSON.stringify(custody, null, 2)}\n`))
}
