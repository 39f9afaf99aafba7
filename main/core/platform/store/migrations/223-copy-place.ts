/** Makes the row that names a second place for copies, as the manager chose it. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const copyPlace: Migration = {
  version: 223,
  name: 'copy-place',
  async up(tx, engine) {
    await tx.schema
      .createTable('copy_place')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'integer', col => col.primaryKey().check(sql`id = 1`))
      .addColumn('folder', 'text', col => col.notNull())
      .execute()
  },
}
