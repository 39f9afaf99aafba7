/** Migrates a store and dies where it is told to: before, within or after a step. */
import { Kysely, sql } from 'kysely'
import { migrate } from '../../main/core/platform/store/migrate.ts'
import type { Migration } from '../../main/core/platform/store/migration.ts'
import type { Tables } from '../../main/core/platform/store/schema.ts'
import { openFile, sqliteEngine } from '../../main/core/platform/store/sqlite.ts'

/** `dieAt` counts the statements of all steps together; none dies at -1. */
export type Order = { readonly path: string; readonly dieAt: number }
export const key = new Uint8Array(32).fill(5)
export const lettersPerStep = 4

export function letters(passing: () => void): Migration[] {
  return [10, 20, 30].map(version => ({
    version,
    name: `step ${version}`,
    up: async tx => {
      for (let at = 0; at < lettersPerStep; at += 1) {
        passing()
        await sql`create table ${sql.id(`t${version}_${at}`)} (id text primary key) strict`.execute(tx)
      }
      passing()
    },
  }))
}

async function obey({ path, dieAt }: Order): Promise<void> {
  let passed = 0
  const file = openFile(path, key)
  const engine = sqliteEngine(file)
  const passing = () => {
    if (passed === dieAt) process.kill(process.pid, 'SIGKILL')
    passed += 1
  }
  await migrate(new Kysely<Tables>({ dialect: engine.dialect }), engine, letters(passing))
  process.disconnect()
}

if (import.meta.main) process.once('message', order => void obey(order as Order))
