/** Makes the tables of the rules a branch goes by, none of which is ever altered: versions, decisions, calendar years. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const rules: Migration = {
  version: 30,
  name: 'rules',
  async up(tx, engine) {
    await tx.schema
      .createTable('profile_version')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('profile', 'text', col => col.notNull())
      .addColumn('version', 'text', col => col.notNull())
      .addColumn('body', 'text', col => col.notNull())
      .addColumn('shipped_as', 'text')
      .addColumn('kept_at', 'text', col => col.notNull())
      .addPrimaryKeyConstraint('profile_version_key', ['profile', 'version'])
      .execute()
    await tx.schema
      .createTable('profile_decision')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('seq', 'integer', col => col.primaryKey().notNull())
      .addColumn('begins', 'text', col => col.notNull())
      .addColumn('profile', 'text', col => col.notNull())
      .addColumn('version', 'text', col => col.notNull())
      .addColumn('kind', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.references('operator.id'))
      .addColumn('reason', 'text')
      .addColumn('at', 'text', col => col.notNull())
      .addForeignKeyConstraint('decided_version', ['profile', 'version'], 'profile_version', ['profile', 'version'])
      // What a person decides has a name and a reason under it; only the program itself needs none.
      .addCheckConstraint('decided_by', sql`kind = 'shipped' or (operator_id is not null and reason is not null)`)
      .execute()
    await tx.schema
      .createTable('calendar_year')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('seq', 'integer', col => col.primaryKey().notNull())
      .addColumn('year', 'integer', col => col.notNull())
      .addColumn('body', 'text', col => col.notNull())
      .addColumn('kind', 'text', col => col.notNull())
      .addColumn('reason', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    for (const table of ['profile_version', 'profile_decision', 'calendar_year']) await engine.appendOnly(tx, table)
  },
}
