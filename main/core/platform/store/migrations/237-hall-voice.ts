/** Makes the row that says how the hall's screen speaks. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const hallVoice: Migration = {
  version: 237,
  name: 'hall-voice',
  async up(tx, engine) {
    await tx.schema
      .createTable('hall_voice')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'integer', col => col.primaryKey().check(sql`id = 1`))
      .addColumn('volume', 'integer', col => col.notNull())
      .addColumn('repeats', 'integer', col => col.notNull())
      .addColumn('quiet_from', 'text')
      .addColumn('quiet_to', 'text')
      .execute()
  },
}
