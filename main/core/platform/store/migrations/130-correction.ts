/** Makes the tables of corrections and of ends. */
import { type CreateTableBuilder, sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const correction: Migration = {
  version: 130,
  name: 'correction',
  async up(tx, engine) {
    const text = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text', col => col.notNull()), builder)
    const maybe = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text'), builder)
    await maybe(
      text(
        tx.schema
          .createTable('correction')
          .modifyEnd(sql.raw(engine.tableEnd))
          .addColumn('id', 'text', col => col.primaryKey().notNull()),
        'fact',
        'subject',
        'subject_id',
        'was',
        'now',
        'reason',
        'day',
        'at',
      ),
      'kept',
      'from_state',
      'to_state',
    )
      .addColumn('resigned', 'integer', col => col.notNull())
      .addColumn('case_id', 'text', col => col.references('case_file.id'))
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('second_id', 'text', col => col.references('operator.id').check(sql`second_id <> operator_id`))
      .execute()
    await tx.schema.createIndex('correction_of_case').on('correction').columns(['case_id', 'id']).execute()
    await tx.schema.createIndex('correction_of_subject').on('correction').columns(['subject_id', 'fact']).execute()
    await tx.schema.createIndex('correction_by_day').on('correction').columns(['day', 'fact']).execute()
    await tx.schema
      .createTable('case_end')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('case_id', 'text', col => col.primaryKey().notNull().references('case_file.id'))
      .addColumn('reason', 'text', col => col.notNull())
      .addColumn('papers', 'text', col => col.notNull())
      .addColumn('fee_back', 'integer', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    for (const name of ['correction', 'case_end']) await engine.appendOnly(tx, name)
  },
}
