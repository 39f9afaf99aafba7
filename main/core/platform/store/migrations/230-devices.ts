/** Makes the table of which device serves which purpose at which counter. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const devices: Migration = {
  version: 230,
  name: 'devices',
  async up(tx, engine) {
    await tx.schema
      .createTable('device_pin')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('counter', 'text', col => col.notNull())
      .addColumn('purpose', 'text', col => col.notNull())
      .addColumn('device', 'text', col => col.notNull())
      .addColumn('name', 'text', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addPrimaryKeyConstraint('device_pin_key', ['counter', 'purpose'])
      .execute()
  },
}
