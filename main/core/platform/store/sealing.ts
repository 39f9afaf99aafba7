/** Names the keys that are derived from the store's own, and which rows are sealed under each, so that a new key finds them all. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'

/** Rows that hold something sealed: nonce, ciphertext and tag in one column, bound to what stands in `about`. */
type SealedRows = { readonly table: string; readonly column: string; readonly about: string | null }

/** Null where a key seals nothing that is kept. */
const purposes = {
  'blob keys': { table: 'blob', column: 'sealed_key', about: 'sha256' },
  'hall authority': { table: 'hall_authority', column: 'sealed_key', about: null },
  search: null,
  'emergency marks': null,
} as const satisfies Record<string, SealedRows | null>
export type Purpose = keyof typeof purposes

/** One that leaks opens nothing else. */
export const subkeyOf = (key: Uint8Array, purpose: Purpose): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `ssc-counter ${purpose}`, 32))

const nonceBytes = 12
const tagBytes = 16

/** Seals what was sealed under the old key's subkeys once more under the new one's. A row that does not open could not be read before either, and stays. */
export function sealAnew(file: Database.Database, old: Uint8Array, fresh: Uint8Array): void {
  for (const purpose of Object.keys(purposes) as Purpose[]) {
    const rows: SealedRows | null = purposes[purpose]
    if (rows === null) continue
    const { table, column, about } = rows
    const [from, to] = [subkeyOf(old, purpose), subkeyOf(fresh, purpose)]
    const write = file.prepare(`update "${table}" set "${column}" = ? where rowid = ?`)
    const read = file.prepare<[], { at: number | bigint; sealed: Uint8Array; about: string | null }>(
      `select rowid as at, "${column}" as sealed, ${about === null ? 'null' : `"${about}"`} as about from "${table}"`,
    )
    for (const row of read.all()) {
      const plain = opened(from, row.sealed, row.about)
      if (plain !== null) write.run(sealed(to, plain, row.about), row.at)
    }
  }
}

function sealed(key: Uint8Array, plain: Uint8Array, about: string | null): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  if (about !== null) cipher.setAAD(Buffer.from(about))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function opened(key: Uint8Array, bytes: Uint8Array, about: string | null): Uint8Array | null {
  if (bytes.byteLength < nonceBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
  if (about !== null) decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  const start = decipher.update(bytes.subarray(nonceBytes, -tagBytes))
  try {
    return Buffer.concat([start, decipher.final()])
  } catch {
    // Only the tag can fail here: the row was damaged before, and what it opens cannot be read with any key.
    return null
  }
}
