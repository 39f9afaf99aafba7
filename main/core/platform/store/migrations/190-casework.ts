/** Makes the tables of cards whose case has ended, of cards sent on to other branches, and of consents that were withdrawn. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const casework: Migration = {
  version: 190,
  name: 'casework',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await table('ended_card')
      .addColumn('case_id', 'text', col => col.primaryKey().notNull().references('case_file.id'))
      .addColumn('came_at', 'text', col => col.notNull())
      .addColumn('late', 'integer', col => col.notNull())
      .addColumn('fate', 'text', col => col.notNull())
      .addColumn('number', 'text', col => col.unique())
      .addColumn('dealt_at', 'text')
      .addColumn('operator_id', 'text', col => col.references('operator.id'))
      .addColumn('second_id', 'text', col => col.references('operator.id'))
      .addColumn('note', 'text', col => col.notNull())
      .addCheckConstraint(
        'dealt_with_by_two',
        sql`(dealt_at is null) = (second_id is null) and (second_id is null or second_id <> operator_id)`,
      )
      .execute()
    await tx.schema.createIndex('ended_card_here').on('ended_card').column('came_at').where(sql<boolean>`dealt_at is null`).execute()

    await table('card_transfer')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('number', 'text', col => col.notNull().unique())
      .addColumn('branch', 'text', col => col.notNull())
      .addColumn('address', 'text', col => col.notNull())
      .addColumn('phone', 'text', col => col.notNull())
      .addColumn('reason', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('second_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('day', 'text', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .addCheckConstraint('sent_on_by_two', sql`second_id <> operator_id`)
      .execute()
    await engine.appendOnly(tx, 'card_transfer')
    // One row a card: where it stands, and how its way ended.
    await table('card_transfer_case')
      .addColumn('transfer_id', 'text', col => col.notNull().references('card_transfer.id'))
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('ended', 'text')
      .addColumn('ended_at', 'text')
      .addColumn('ended_by', 'text', col => col.references('operator.id'))
      .addColumn('note', 'text', col => col.notNull())
      .addPrimaryKeyConstraint('card_transfer_once', ['transfer_id', 'case_id'])
      .execute()
    await tx.schema
      .createIndex('card_transfer_open')
      .on('card_transfer_case')
      .column('case_id')
      .unique()
      .where(sql<boolean>`ended is null`)
      .execute()
    await tx.schema.createIndex('card_transfer_of_case').on('card_transfer_case').columns(['case_id', 'transfer_id']).execute()

    await table('consent_withdrawal')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('scopes', 'text', col => col.notNull())
      .addColumn('by', 'text', col => col.notNull())
      .addColumn('note', 'text', col => col.notNull())
      .addColumn('from_state', 'text', col => col.notNull())
      .addColumn('to_state', 'text', col => col.notNull())
      .addColumn('kept', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('consent_withdrawal_of_case').on('consent_withdrawal').columns(['case_id', 'id']).execute()
    await engine.appendOnly(tx, 'consent_withdrawal')
  },
}
