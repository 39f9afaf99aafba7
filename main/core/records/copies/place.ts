/** Keeps which second place the copies go to. */
import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

export const copyPlace = async (db: Kysely<Tables>): Promise<string | null> =>
  (await db.selectFrom('copy_place').select('folder').executeTakeFirst())?.folder ?? null

/** Null: there is none any more. What lies there stays. */
export async function setCopyPlace(tx: Tx, folder: string | null): Promise<void> {
  await tx.deleteFrom('copy_place').execute()
  if (folder !== null) await tx.insertInto('copy_place').values({ id: 1, folder }).execute()
}
