/** Makes the tables of registers that came from merged branches; their lines are no cases of ours and carry none of our numbers. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const mergedRegister: Migration = {
  version: 247,
  name: 'merged-register',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await table('merged_register')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('branch', 'text', col => col.notNull())
      .addColumn('code', 'text', col => col.notNull())
      .addColumn('headings', 'text', col => col.notNull())
      .addColumn('columns', 'text', col => col.notNull())
      .addColumn('sheet_digest', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await table('merged_case')
      .addColumn('register_id', 'text', col => col.notNull().references('merged_register.id'))
      .addColumn('at', 'integer', col => col.notNull())
      .addColumn('code', 'text', col => col.notNull())
      .addColumn('number', 'text', col => col.notNull())
      .addColumn('name', 'text', col => col.notNull())
      .addColumn('doc_number', 'text', col => col.notNull())
      .addColumn('mobile', 'text', col => col.notNull())
      .addColumn('item', 'text', col => col.notNull())
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('opened', 'text')
      .addColumn('ended', 'text')
      .addColumn('cells', 'text', col => col.notNull())
      .addColumn('wiped_at', 'text')
      .addPrimaryKeyConstraint('merged_case_place', ['register_id', 'at'])
      .execute()
    for (const column of ['number', 'name', 'doc_number', 'mobile'])
      await tx.schema.createIndex(`merged_case_by_${column}`).on('merged_case').column(column).execute()
    await table('merged_look')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('register_id', 'text', col => col.notNull().references('merged_register.id'))
      .addColumn('row', 'integer', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('reason', 'text', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await engine.appendOnly(tx, 'merged_look', 'wiping')
  },
}
