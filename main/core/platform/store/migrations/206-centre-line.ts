/** Adds to the line of the card centre the certificates it is secured by, and where the centre may call back. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const centreLine: Migration = {
  version: 206,
  name: 'centre-line',
  async up(tx, engine) {
    // As PEM text; the store is encrypted, and the files they were read from are not needed any more.
    for (const column of ['client_cert', 'client_key', 'ca']) await tx.schema.alterTable('centre_line').addColumn(column, 'text').execute()
    // One row, and none while nobody may call.
    await tx.schema
      .createTable('centre_callback')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'integer', col => col.primaryKey().check(sql`id = 1`))
      .addColumn('host', 'text', col => col.notNull())
      .addColumn('port', 'integer', col => col.notNull())
      .addColumn('proof', 'text', col => col.notNull())
      .addColumn('secret', 'text', col => col.notNull())
      .execute()
  },
}
