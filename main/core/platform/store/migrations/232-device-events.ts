/** Makes the log of what happened to the devices of the counters. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const deviceEvents: Migration = {
  version: 232,
  name: 'device-events',
  async up(tx, engine) {
    await tx.schema
      .createTable('device_event')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('counter', 'text', col => col.notNull())
      .addColumn('purpose', 'text', col => col.notNull())
      .addColumn('reason', 'text', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('device_event_of').on('device_event').columns(['counter', 'purpose', 'id']).execute()
  },
}
