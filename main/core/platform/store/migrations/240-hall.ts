/** Makes the tables of a branch that many desks share: desks, their authority, and the writes that are done. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const hall: Migration = {
  version: 240,
  name: 'hall',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await table('call_done')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('name', 'text', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('call_done_at').on('call_done').column('at').execute()
    await table('desk')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('name', 'text', col => col.notNull())
      .addColumn('place', 'text', col => col.notNull())
      .addColumn('version', 'text', col => col.notNull())
      .addColumn('certificate', 'text', col => col.notNull().unique())
      .addColumn('joined_at', 'text', col => col.notNull())
      .addColumn('invited_by', 'text', col => col.references('operator.id'))
      .addColumn('last_seen_at', 'text')
      .addColumn('barred_at', 'text')
      .addColumn('barred_by', 'text', col => col.references('operator.id'))
      .addColumn('barred_why', 'text')
      .addCheckConstraint('barred_by_somebody', sql`(barred_at is null) = (barred_by is null)`)
      .execute()
    await table('hall_authority')
      .addColumn('id', 'integer', col => col.primaryKey().notNull())
      .addColumn('certificate', 'text', col => col.notNull())
      .addColumn('sealed_key', sql.raw(engine.bytes), col => col.notNull())
      .addColumn('made_at', 'text', col => col.notNull())
      .execute()
  },
}
