/** Reads what was put back, rebuilt or accepted while the store was closed. */
import type { Kysely } from 'kysely'
import { z } from '../../../../../shared/zod.ts'
import type { Tables } from '../schema.ts'

const Restored = z.object({ way: z.string(), lacks: z.number().int(), from: z.number().int() })
export type Restored = z.infer<typeof Restored>

/** Null where that stands in the audit log already, or nothing was done. */
export async function restoredIn(db: Kysely<Tables>): Promise<Restored | null> {
  const row = await db.selectFrom('store_head').select('restored').executeTakeFirst()
  return row?.restored ? Restored.parse(JSON.parse(row.restored)) : null
}
