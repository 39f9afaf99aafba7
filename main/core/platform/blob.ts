/** Keeps bytes in the encrypted store under their own SHA-256, once however often they are used. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from './store/schema.ts'
import type { Tx } from './store/unit-of-work.ts'

/** Computed outside the transaction: hashing megabytes is slow. */
export type Kept = { readonly sha256: string; readonly bytes: Uint8Array }
export const hashed = (bytes: Uint8Array): Kept => ({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes })

export async function keepBlob(tx: Tx, { sha256, bytes }: Kept, now: string): Promise<void> {
  await tx
    .insertInto('blob')
    .values({ sha256, bytes: Buffer.from(bytes), kept_at: now })
    .onConflict(conflict => conflict.column('sha256').doNothing())
    .execute()
}

export async function blobOf(db: Kysely<Tables>, sha256: string | null): Promise<Uint8Array | null> {
  if (sha256 === null) return null
  const row = await db.selectFrom('blob').select('bytes').where('sha256', '=', sha256).executeTakeFirst()
  return row ? new Uint8Array(row.bytes) : null
}
