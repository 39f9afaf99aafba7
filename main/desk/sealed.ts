/** Seals what a desk keeps in its folder, with a key made from the desk's own. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** One key for each use; `deskKey` in PEM. */
export const keyFor = (deskKey: string, use: string): Uint8Array => new Uint8Array(hkdfSync('sha256', deskKey, '', use, 32))

export function seal(key: Uint8Array, text: string): Uint8Array {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** @throws where the bytes are torn or were sealed with another key */
export function unseal(key: Uint8Array, bytes: Uint8Array): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
}

/** Whole or not at all: a kill in the middle leaves what was there. */
export function writeSealed(path: string, key: Uint8Array, text: string): void {
  writeFileSync(`${path}.new`, seal(key, text), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** Null where there is none, and where it is torn or was sealed with another key: then it is nobody's. */
export function readSealed(path: string, key: Uint8Array): string | null {
  try {
    return unseal(key, readFileSync(path))
  } catch {
    return null
  }
}
