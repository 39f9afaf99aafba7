/** Makes the table of corrections. */
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
    await engine.appendOnly(tx, 'correction')
  },
}
