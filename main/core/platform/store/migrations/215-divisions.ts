/** Makes the table of the administrative divisions a manager added to the list that was shipped. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const divisions: Migration = {
  version: 215,
  name: 'divisions',
  async up(tx, engine) {
    const made = tx.schema.createTable('division').addColumn('code', 'text', col => col.primaryKey().notNull())
    await ['name', 'since', 'source', 'at']
      .reduce((table, column) => table.addColumn(column, 'text', col => col.notNull()), made)
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .modifyEnd(sql.raw(engine.tableEnd))
      .execute()
  },
}
