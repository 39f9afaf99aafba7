/** Makes what the first days of a branch need: documents of one person, other ways to sign, and operators who come for a time. */
import { type CreateTableBuilder, sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const firstDay: Migration = {
  version: 150,
  name: 'first-day',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    const text = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text', col => col.notNull()), builder)
    const byOperator = (builder: CreateTableBuilder<string, string>) =>
      builder.addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))

    // The holder's own document as it was shown at pickup, which need not be the one of the application.
    for (const column of ['holder_doc_type', 'holder_number', 'holder_end', 'name_now', 'name_link', 'seconder_reason']) {
      await tx.schema.alterTable('taking').addColumn(column, 'text').execute()
    }
    await tx.schema
      .alterTable('taking')
      .addColumn('seconder_id', 'text', col => col.references('operator.id'))
      .execute()

    // A later document of somebody the branch knows by an earlier one.
    await byOperator(
      text(
        table('person_alias').addColumn('person', 'text', col => col.primaryKey().notNull()),
        'same_as',
        'reason',
        'at',
      ),
    )
      .addColumn('case_id', 'text', col => col.references('case_file.id'))
      .addColumn('seconder_id', 'text', col => col.notNull().references('operator.id'))
      .addCheckConstraint('two_people', sql`seconder_id <> operator_id`)
      .execute()
    await engine.appendOnly(tx, 'person_alias')

    // How somebody signed where no pad took the strokes.
    await byOperator(
      text(
        table('signing')
          .addColumn('id', 'text', col => col.primaryKey().notNull())
          .addColumn('case_id', 'text', col => col.notNull().references('case_file.id')),
        'moment',
        'way',
        'reason',
        'slip',
        'at',
      ),
    )
      .addColumn('witness_id', 'text', col => col.references('operator.id'))
      .addCheckConstraint('witness_is_another', sql`witness_id is null or witness_id <> operator_id`)
      .execute()
    await tx.schema.createIndex('signing_of_case').on('signing').columns(['case_id', 'moment', 'id']).execute()
    await engine.appendOnly(tx, 'signing')

    // People who come for a time, who learn, and who are not there.
    await tx.schema
      .alterTable('operator')
      .addColumn('trainee', 'integer', col => col.notNull().defaultTo(0))
      .execute()
    for (const column of ['ends_on', 'deputy_roles', 'deputy_until', 'absent_since']) {
      await tx.schema.alterTable('operator').addColumn(column, 'text').execute()
    }
    await byOperator(
      text(
        table('operator_name').addColumn('id', 'text', col => col.primaryKey().notNull()),
        'field',
        'before',
        'after',
        'reason',
        'at',
      ),
    )
      .addColumn('subject_id', 'text', col => col.notNull().references('operator.id'))
      .execute()
    await tx.schema.createIndex('operator_name_of').on('operator_name').columns(['subject_id', 'id']).execute()
    await engine.appendOnly(tx, 'operator_name')
  },
}
