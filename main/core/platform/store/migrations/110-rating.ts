/** Makes the tables of the manager's desk: served cases, ratings, day ends, looks behind a mask; and the indexes of search and reports. */
import { type CreateTableBuilder, sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const rating: Migration = {
  version: 110,
  name: 'rating',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    const text = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text', col => col.notNull()), builder)
    const ofCase = (name: string) => table(name).addColumn('case_id', 'text', col => col.primaryKey().notNull().references('case_file.id'))
    const byOperator = (builder: CreateTableBuilder<string, string>) =>
      builder.addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))

    await byOperator(text(ofCase('served'), 'day', 'item'))
      .addColumn('handling', 'integer')
      .addColumn('shots', 'integer')
      .addColumn('first_stayed', 'integer')
      .execute()
    // A report reads this index alone.
    await tx.schema
      .createIndex('served_by_day')
      .on('served')
      .columns(['day', 'case_id', 'item', 'operator_id', 'handling', 'shots', 'first_stayed'])
      .execute()

    // Once per case, whatever two windows do at the same moment.
    await byOperator(text(ofCase('rating'), 'reasons', 'words', 'moment', 'item', 'day', 'at'))
      .addColumn('grade', 'integer', col => col.notNull().check(sql`grade between 1 and 5`))
      .execute()
    await tx.schema.createIndex('rating_by_day').on('rating').column('day').execute()

    const withId = (name: string) => table(name).addColumn('id', 'text', col => col.primaryKey().notNull())
    await byOperator(text(withId('day_end'), 'day', 'lines', 'at'))
      .addColumn('run', 'integer', col => col.notNull())
      .addColumn('reason', 'text')
      .addUniqueConstraint('day_end_run', ['day', 'run'])
      .addCheckConstraint('again_with_reason', sql`run = 1 or reason is not null`)
      .execute()

    await byOperator(
      text(
        withId('unmasking').addColumn('case_id', 'text', col => col.notNull().references('case_file.id')),
        'reason',
        'at',
      ),
    ).execute()
    for (const name of ['rating', 'day_end', 'unmasking']) await engine.appendOnly(tx, name)

    // A password somebody else knows opens nothing but the page on which it is changed.
    await tx.schema
      .alterTable('operator')
      .addColumn('must_change', 'integer', col => col.notNull().defaultTo(0))
      .execute()

    // A search with any filter reads this index alone.
    await tx.schema.dropIndex('case_to_find').execute()
    await tx.schema
      .createIndex('case_to_find')
      .on('case_file')
      .columns(['changed_at', 'id', 'state', 'item', 'maker_id', 'opened_at', 'find_text'])
      .execute()
    await tx.schema.createIndex('case_by_ticket').on('case_file').column('ticket_id').execute()
    await tx.schema.createIndex('ticket_by_number').on('ticket').columns(['series', 'seq', 'day']).execute()
    await tx.schema.createIndex('review_by_time').on('review').columns(['at', 'decision', 'item', 'maker_id']).execute()
  },
}
