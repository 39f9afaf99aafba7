/** Brings a store to the newest version, one migration and its version number per transaction. */
import type { Kysely } from 'kysely'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Engine } from './engine.ts'
import type { Migration } from './migration.ts'
import { migrations } from './migrations/index.ts'
import type { Tables } from './schema.ts'

/**
 * Runs what is missing. A crash leaves version N or N+1, never between.
 * @throws Refusal DB_FROM_FUTURE when a newer program made the store.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine, list: readonly Migration[] = migrations): Promise<void> {
  const newest = Math.max(0, ...list.map(migration => migration.version))
  const version = await engine.readVersion(db)
  if (version > newest) throw new Refusal('DB_FROM_FUTURE', { version, newest })
  for (const migration of list.filter(candidate => candidate.version > version)) {
    await db.transaction().execute(async tx => {
      await migration.up(tx, engine)
      await engine.writeVersion(tx, migration.version)
    })
  }
}
