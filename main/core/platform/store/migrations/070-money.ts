/** Makes the tables of review and money: leases, what was sent back, the ledger of fees, counted drawers. */
import { type CreateTableBuilder, sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const money: Migration = {
  version: 70,
  name: 'money',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    const text = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text', col => col.notNull()), builder)
    const maybe = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text'), builder)
    const withId = (name: string) => table(name).addColumn('id', 'text', col => col.primaryKey().notNull())
    const ofCase = (builder: CreateTableBuilder<string, string>) =>
      builder.addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
    const byOperator = (builder: CreateTableBuilder<string, string>) =>
      text(
        builder.addColumn('operator_id', 'text', col => col.notNull().references('operator.id')),
        'at',
      )

    await text(
      table('review_lease')
        .addColumn('case_id', 'text', col => col.primaryKey().notNull().references('case_file.id'))
        .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
        .addColumn('seen', 'integer'),
      'taken_at',
      'until',
    ).execute()

    await byOperator(text(ofCase(withId('sent_back')), 'finder', 'faults', 'note')).execute()
    await tx.schema.createIndex('sent_back_of_case').on('sent_back').columns(['case_id', 'at']).execute()

    await byOperator(maybe(text(ofCase(withId('fee_entry')), 'kind', 'note', 'day'), 'method', 'reason'))
      .addColumn('fen', 'integer', col => col.notNull())
      .addColumn('receipt', 'text', col => col.unique())
      .addCheckConstraint('money_goes_one_way', sql`fen >= 0 and (kind = 'waived' or fen > 0)`)
      .addCheckConstraint('money_has_a_way', sql`(kind = 'waived') = (method is null) and (kind = 'waived') = (receipt is null)`)
      // A case pays once, is let off once and gets its money back once, whatever two windows do at the same moment.
      .addUniqueConstraint('fee_once', ['case_id', 'kind'])
      .execute()
    await tx.schema.createIndex('fee_by_day').on('fee_entry').column('day').execute()
    await engine.appendOnly(tx, 'fee_entry')

    await byOperator(maybe(text(withId('cash_count'), 'day', 'note'), 'pieces'))
      .addColumn('expected', 'integer', col => col.notNull())
      .addColumn('counted', 'integer', col => col.notNull())
      .execute()
    await tx.schema.createIndex('cash_count_by_day').on('cash_count').columns(['day', 'operator_id', 'at']).execute()
    await engine.appendOnly(tx, 'cash_count')
  },
}
