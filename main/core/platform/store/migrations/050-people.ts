/** Makes the table of who came with or for a holder. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const people: Migration = {
  version: 50,
  name: 'people',
  async up(tx, engine) {
    await tx.schema
      .createTable('case_person')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('role', 'text', col => col.notNull())
      .addColumn('person', 'text', col => col.notNull())
      .addColumn('doc_type', 'text', col => col.notNull())
      .addColumn('doc_number', 'text', col => col.notNull())
      .addColumn('name', 'text', col => col.notNull())
      .addColumn('sex', 'text', col => col.notNull())
      .addColumn('birth', 'text', col => col.notNull())
      .addColumn('valid_from', 'text')
      .addColumn('valid_to', 'text')
      .addColumn('relation', 'text', col => col.notNull())
      .addColumn('mobile', 'text', col => col.notNull())
      .addColumn('letter', 'text', col => col.notNull())
      .addColumn('proof', 'text')
      .addColumn('at', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .execute()
    // One person answers for a holder, and another takes the place of the first; whoever a unit sends stands beside them.
    const answers = tx.schema.createIndex('case_person_answers').unique().on('case_person').column('case_id')
    await answers.where(sql<boolean>`role <> 'unit'`).execute()
    const sends = tx.schema.createIndex('case_person_sends').unique().on('case_person').column('case_id')
    await sends.where(sql<boolean>`role = 'unit'`).execute()
    await tx.schema.createIndex('case_person_by_person').on('case_person').columns(['person', 'at']).execute()
  },
}
