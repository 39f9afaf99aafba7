/** Makes the row that counts the commits of a store and says which store it is, for what bears witness of it outside. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const witness: Migration = {
  version: 210,
  name: 'witness',
  async up(tx, engine) {
    await tx.schema
      .createTable('store_head')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'integer', col => col.primaryKey().check(sql`id = 1`))
      // Drawn when the store is first opened; a copy keeps it, a store made anew has another.
      .addColumn('identity', 'text', col => col.notNull())
      .addColumn('n', 'integer', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      // What the keys of the pictures are derived from, once the store's own key is no longer the first one.
      .addColumn('root', engine.bytes)
      // What was put back, until it stands in the audit log.
      .addColumn('restored', 'text')
      .execute()
  },
}
