/** Makes the table of what went to the printers, and keeps the dots of a slip beside its PDF. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const printing: Migration = {
  version: 231,
  name: 'printing',
  async up(tx, engine) {
    await tx.schema.alterTable('print').addColumn('dots_sha', 'text').execute()
    await tx.schema
      .createTable('print_job')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('print_id', 'text', col => col.notNull().references('print.id'))
      .addColumn('case_id', 'text')
      .addColumn('counter', 'text', col => col.notNull())
      .addColumn('device', 'text', col => col.notNull())
      .addColumn('name', 'text', col => col.notNull())
      .addColumn('first_page', 'integer', col => col.notNull())
      .addColumn('again', 'integer', col => col.notNull())
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('reason', 'text')
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .addColumn('ended_at', 'text')
      .execute()
    await tx.schema.createIndex('print_job_of_print').on('print_job').column('print_id').execute()
    await tx.schema.createIndex('print_job_of_case').on('print_job').column('case_id').execute()
  },
}
