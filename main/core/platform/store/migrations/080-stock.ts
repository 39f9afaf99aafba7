/** Makes the stock of blank cards: a row a number, so that no number is in two places, and the book of what moved. */
import { type CreateTableBuilder, sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const stock: Migration = {
  version: 80,
  name: 'stock',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    const text = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text', col => col.notNull()), builder)
    const operator = (builder: CreateTableBuilder<string, string>, name: string) =>
      builder.addColumn(name, 'text', col => col.references('operator.id'))

    await operator(
      text(
        table('blank')
          .addColumn('number', 'text', col => col.primaryKey().notNull())
          .addColumn('digits', 'integer', col => col.notNull())
          .addColumn('serial', 'integer', col => col.notNull()),
        'prefix',
        'state',
      ),
      'holder_id',
    )
      .addColumn('case_id', 'text', col => col.references('case_file.id'))
      .addCheckConstraint('held_by_somebody', sql`(state = 'with-teller') = (holder_id is not null)`)
      .addCheckConstraint('used_for_a_case', sql`state <> 'used' or case_id is not null`)
      .execute()
    await tx.schema.createIndex('blank_by_place').on('blank').columns(['state', 'holder_id', 'prefix', 'digits', 'serial']).execute()
    // One card of a case is in the world at a time; what failed was spoiled first.
    await tx.schema.createIndex('blank_of_case').on('blank').column('case_id').unique().where(sql<boolean>`state = 'used'`).execute()

    await operator(
      operator(
        text(
          table('stock_move').addColumn('id', 'text', col => col.primaryKey().notNull()),
          'day',
          'event',
          'first',
          'last',
          'note',
          'at',
        ),
        'holder_id',
      ),
      'second_id',
    )
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('slip', 'text', col => col.unique())
      .addColumn('count', 'integer', col => col.notNull().check(sql`count > 0`))
      .addColumn('case_id', 'text', col => col.references('case_file.id'))
      .addColumn('from_state', 'text')
      .addColumn('supplier', 'text')
      .addColumn('bank', 'text')
      .addColumn('reason', 'text')
      .addCheckConstraint('two_people', sql`second_id is null or second_id <> operator_id`)
      .execute()
    await tx.schema.createIndex('stock_move_by_day').on('stock_move').column('day').execute()
    await engine.appendOnly(tx, 'stock_move')
  },
}
