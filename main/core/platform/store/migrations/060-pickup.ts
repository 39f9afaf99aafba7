/** Makes the tables of pickup: the branch's hours and closures, cards that wait, who took one, the texts about them. */
import { type CreateTableBuilder, sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const pickup: Migration = {
  version: 60,
  name: 'pickup',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    const text = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text', col => col.notNull()), builder)
    const maybe = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text'), builder)
    const ofCase = (name: string) => table(name).addColumn('case_id', 'text', col => col.primaryKey().notNull().references('case_file.id'))
    const byOperator = (builder: CreateTableBuilder<string, string>) =>
      text(
        builder.addColumn('operator_id', 'text', col => col.notNull().references('operator.id')),
        'at',
      )

    await tx.schema
      .alterTable('pickup_seat')
      .addColumn('kind', 'text', col => col.notNull().defaultTo('booked'))
      .execute()
    await byOperator(
      text(
        table('pickup_hours').addColumn('version', 'integer', col => col.primaryKey().notNull()),
        'hours',
        'reason',
      ),
    ).execute()
    await byOperator(
      maybe(
        text(
          table('pickup_closure').addColumn('id', 'text', col => col.primaryKey().notNull()),
          'first_day',
          'last_day',
          'reason',
        ),
        'from_clock',
        'to_clock',
        'lifted_at',
      ),
    ).execute()
    await maybe(
      ofCase('pickup_visit')
        .addColumn('sequence', 'integer', col => col.notNull())
        .addColumn('missed', 'integer', col => col.notNull())
        .addColumn('ticket_id', 'text', col => col.references('ticket.id')),
      'day',
      'start',
      'end',
    ).execute()
    await maybe(text(ofCase('waiting_card'), 'arrived_at'), 'told_at').execute()
    await byOperator(
      maybe(
        text(ofCase('taking'), 'role', 'doc_type', 'doc_number', 'name', 'relation', 'letter'),
        'ground',
        'second_doc_type',
        'second_number',
        'second_name',
      ),
    ).execute()
    await maybe(
      text(
        table('reminder')
          .addColumn('id', 'text', col => col.primaryKey().notNull())
          .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
          .addColumn('tries', 'integer', col => col.notNull()),
        'kind',
        'due_at',
        'text',
        'phone',
        'state',
        'made_at',
      ),
      'sent_at',
    ).execute()
    // One text of a kind waits or was given up at a time, whatever two windows do at the same moment.
    await tx.schema
      .createIndex('reminder_open')
      .on('reminder')
      .columns(['case_id', 'kind'])
      .unique()
      .where(sql<boolean>`state in ('queued', 'failed')`)
      .execute()
    await tx.schema.createIndex('reminder_due').on('reminder').columns(['state', 'due_at']).execute()
    await byOperator(
      text(
        table('reminder_port').addColumn('id', 'integer', col => col.primaryKey().check(sql`id = 1`)),
        'folder',
      ),
    ).execute()
    // The newest arrivals, from which the next one is foretold.
    await tx.schema.createIndex('production_by_event').on('production_event').columns(['event', 'at']).execute()
  },
}
