/** Makes the tables of the work the branch does by itself, and counts the tries of a unit's row and a text's last error. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const jobs: Migration = {
  version: 120,
  name: 'jobs',
  async up(tx, engine) {
    await tx.schema
      .createTable('job')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('name', 'text', col => col.primaryKey().notNull())
      .addColumn('attempts', 'integer', col => col.notNull())
      .addColumn('last_at', 'text')
      .addColumn('last_ok_at', 'text')
      .addColumn('last_error', 'text')
      .addColumn('failing_since', 'text')
      .execute()
    await tx.schema
      .createTable('job_item')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('job', 'text', col => col.notNull())
      .addColumn('key', 'text', col => col.notNull())
      .addColumn('attempts', 'integer', col => col.notNull())
      .addColumn('error', 'text', col => col.notNull())
      .addColumn('since', 'text', col => col.notNull())
      .addColumn('next_at', 'text')
      .addColumn('quarantined', 'integer', col => col.notNull())
      .addPrimaryKeyConstraint('job_item_key', ['job', 'key'])
      .execute()
    await tx.schema
      .alterTable('unit_row')
      .addColumn('attempts', 'integer', col => col.notNull().defaultTo(0))
      .execute()
    await tx.schema.alterTable('reminder').addColumn('last_error', 'text').execute()
    await tx.schema.createIndex('reminder_sent').on('reminder').columns(['state', 'sent_at']).execute()
  },
}
