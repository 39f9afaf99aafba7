/** Brings a store to the newest version, all missing steps in one transaction. */
import type { Kysely } from 'kysely'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Engine } from './engine.ts'
import type { Migration } from './migration.ts'
import { migrations } from './migrations/index.ts'
import type { Tables } from './schema.ts'

/** Of the schema a program with these steps writes. */
export const newestOf = (list: readonly Migration[]): number => Math.max(0, ...list.map(({ version }) => version))

/**
 * Runs what is missing, all or nothing: a step that fails, or a kill, leaves the version that was there, so that the
 * program before this one still opens the store.
 * @throws Refusal DB_FROM_FUTURE when a newer program made the store.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine, list: readonly Migration[] = migrations): Promise<void> {
  const newest = newestOf(list)
  const version = await engine.readVersion(db)
  if (version > newest) throw new Refusal('DB_FROM_FUTURE', { version, newest })
  const missing = list.filter(candidate => candidate.version > version)
  if (missing.length === 0) return
  await db.transaction().execute(async tx => {
    for (const migration of missing) await migration.up(tx, engine)
    await engine.writeVersion(tx, newest)
  })
}
