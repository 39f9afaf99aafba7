/** Makes the table of what a person has set for themselves: moved keys, more contrast. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const habits: Migration = {
  version: 236,
  name: 'habits',
  async up(tx, engine) {
    await tx.schema
      .createTable('habit')
      .addColumn('operator_id', 'text', col => col.primaryKey().notNull().references('operator.id'))
      .addColumn('habits', 'text', col => col.notNull())
      .modifyEnd(sql.raw(engine.tableEnd))
      .execute()
  },
}
