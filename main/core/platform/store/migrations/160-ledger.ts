/** Lets the ledger of fees hold reversals, other ways and one payment for many cases; counts the stock, keeps serials and what reports need. */
import { type CreateTableBuilder, sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const ledger: Migration = {
  version: 160,
  name: 'ledger',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    const text = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text', col => col.notNull()), builder)
    const maybe = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text'), builder)
    const withId = (name: string) => table(name).addColumn('id', 'text', col => col.primaryKey().notNull())
    const by = (builder: CreateTableBuilder<string, string>) =>
      text(
        builder.addColumn('operator_id', 'text', col => col.notNull().references('operator.id')),
        'at',
      )

    await by(text(withId('fee_payment'), 'day', 'method', 'payer', 'terminal', 'reference', 'note'))
      .addColumn('number', 'text', col => col.notNull().unique())
      .addColumn('fen', 'integer', col => col.notNull().check(sql`fen > 0`))
      .addColumn('cases', 'integer', col => col.notNull().check(sql`cases > 0`))
      .execute()
    await engine.appendOnly(tx, 'fee_payment')

    // A table constraint cannot be dropped, so the ledger is written anew: a case may pay again once an entry was undone.
    await by(
      maybe(
        text(
          withId('fee_entry_new').addColumn('case_id', 'text', col => col.notNull().references('case_file.id')),
          'kind',
          'note',
          'day',
          'terminal',
          'reference',
        ),
        'method',
        'reason',
        'cause',
      ),
    )
      .addColumn('fen', 'integer', col => col.notNull())
      .addColumn('seq', 'integer', col => col.notNull())
      .addColumn('receipt', 'text', col => col.unique())
      .addColumn('payment_id', 'text', col => col.references('fee_payment.id'))
      .addColumn('undoes', 'text', col => col.unique().references('fee_entry_new.id'))
      .addColumn('drawer_id', 'text', col => col.references('operator.id'))
      .addColumn('second_id', 'text', col => col.references('operator.id'))
      .addCheckConstraint('money_goes_one_way', sql`fen >= 0 and (kind = 'waived' or fen > 0)`)
      .addCheckConstraint('money_has_a_way', sql`(kind = 'waived') = (method is null)`)
      .addCheckConstraint('money_has_a_paper', sql`(receipt is null) = (kind = 'waived')`)
      .addCheckConstraint('what_goes_back_came', sql`(kind in ('refunded', 'reversed')) = (undoes is not null)`)
      .addCheckConstraint('reversed_for_a_cause', sql`(kind = 'reversed') = (cause is not null)`)
      // The running number of a case's entries: of two windows that write at the same moment one fails.
      .addUniqueConstraint('fee_in_order', ['case_id', 'seq'])
      .execute()
    await sql`
      insert into fee_entry_new (id, case_id, kind, note, day, terminal, reference, method, reason, cause, operator_id, at, fen, seq,
        receipt, payment_id, undoes, drawer_id, second_id)
      select id, case_id, kind, note, day, '', '', method, reason, null, operator_id, at, fen,
        (select count(*) from fee_entry as earlier where earlier.case_id = fee_entry.case_id and earlier.id < fee_entry.id),
        receipt, null,
        case when kind = 'refunded' then
          (select came.id from fee_entry as came where came.case_id = fee_entry.case_id and came.kind = 'collected') end,
        case when method = 'cash' then operator_id end, null
      from fee_entry order by id`.execute(tx)
    await tx.schema.dropTable('fee_entry').execute()
    await tx.schema.alterTable('fee_entry_new').renameTo('fee_entry').execute()
    await tx.schema
      .createIndex('fee_by_day')
      .on('fee_entry')
      .columns(['day', 'kind', 'method', 'operator_id', 'drawer_id', 'fen'])
      .execute()
    await engine.appendOnly(tx, 'fee_entry')

    for (const column of ['undoes', 'undone']) await tx.schema.alterTable('stock_move').addColumn(column, 'text').execute()
    await tx.schema.createIndex('stock_move_undoes').on('stock_move').column('undoes').where(sql<boolean>`undoes is not null`).execute()
    await by(text(withId('stock_count'), 'day', 'missing', 'extra', 'note'))
      .addColumn('number', 'text', col => col.notNull().unique())
      .addColumn('holder_id', 'text', col => col.references('operator.id'))
      .addColumn('second_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('book', 'integer', col => col.notNull())
      .addColumn('counted', 'integer', col => col.notNull())
      .addCheckConstraint('counted_by_two', sql`second_id <> operator_id`)
      .execute()
    await engine.appendOnly(tx, 'stock_count')

    // Written once; a serial typed wrong is followed by the right one, and the newest of a side counts.
    await by(
      text(
        withId('act_serial').addColumn('case_id', 'text', col => col.notNull().references('case_file.id')),
        'side',
        'serial',
        'day',
      ),
    ).execute()
    await tx.schema.createIndex('act_serial_of_case').on('act_serial').columns(['case_id', 'side', 'id']).execute()
    await tx.schema.createIndex('act_serial_by_number').on('act_serial').columns(['side', 'serial']).execute()
    await engine.appendOnly(tx, 'act_serial')

    // What a report needs of the holder and the way a case came; the case itself is wide.
    await tx.schema.alterTable('served').addColumn('age', 'integer').execute()
    await tx.schema.alterTable('served').addColumn('channel', 'text').execute()
    await tx.schema.createIndex('served_by_age').on('served').columns(['day', 'age', 'channel']).execute()
    await tx.schema.createIndex('production_by_time').on('production_event').columns(['at', 'event']).execute()
  },
}
