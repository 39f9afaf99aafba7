/** Makes the tables of what leaves the branch: who was given what and why, the key that signs the log, chosen columns, the authority's sheets. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const disclosure: Migration = {
  version: 170,
  name: 'disclosure',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await table('disclosure')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('kind', 'text', col => col.notNull())
      .addColumn('audience', 'text', col => col.notNull())
      .addColumn('case_id', 'text', col => col.references('case_file.id'))
      .addColumn('reason', 'text')
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .addCheckConstraint('left_with_reason', sql`audience = 'branch' or reason is not null`)
      .execute()
    await table('signing_key')
      .addColumn('id', 'integer', col => col.primaryKey().notNull())
      .addColumn('private_key', 'blob', col => col.notNull())
      .addColumn('public_key', 'blob', col => col.notNull())
      .addColumn('made_at', 'text', col => col.notNull())
      .execute()
    for (const name of ['disclosure', 'signing_key']) await engine.appendOnly(tx, name)
    await table('register_choice')
      .addColumn('id', 'integer', col => col.primaryKey().notNull())
      .addColumn('columns', 'text', col => col.notNull())
      .execute()
    await table('statistics_sheet')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('name', 'text', col => col.notNull())
      .addColumn('workbook_sha', 'text', col => col.notNull().references('blob.sha256'))
      .addColumn('cells', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
  },
}
