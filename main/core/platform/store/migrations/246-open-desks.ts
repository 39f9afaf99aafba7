/** Makes what many desks at once need: who has which case open, who sits where through a restart, tickets handed on, renewed certificates. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const openDesks: Migration = {
  version: 246,
  name: 'open-desks',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await table('case_lease')
      .addColumn('case_id', 'text', col => col.primaryKey().notNull().references('case_file.id'))
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('counter', 'text', col => col.notNull())
      .addColumn('taken_at', 'text', col => col.notNull())
      .addColumn('until', 'text', col => col.notNull())
      .execute()
    await table('seat_kept')
      .addColumn('desk_id', 'text', col => col.notNull().references('desk.id'))
      .addColumn('run', 'text', col => col.notNull())
      .addColumn('seat', 'integer', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().unique().references('operator.id'))
      .addColumn('operator_mark', 'text', col => col.notNull())
      .addColumn('counter', 'text', col => col.notNull())
      .addColumn('locked', 'integer', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .addPrimaryKeyConstraint('seat_kept_place', ['desk_id', 'run', 'seat'])
      .execute()
    await tx.schema.alterTable('ticket').addColumn('for_counter', 'text').execute()
    await tx.schema.alterTable('desk').addColumn('next_certificate', 'text').execute()
  },
}
