/** Makes the table of cards that went to their holders by post. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const parcels: Migration = {
  version: 260,
  name: 'parcels',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await table('card_parcel')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('carrier', 'text', col => col.notNull())
      .addColumn('waybill', 'text', col => col.notNull())
      .addColumn('recipient', 'text', col => col.notNull())
      .addColumn('phone', 'text', col => col.notNull())
      .addColumn('address', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('second_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('day', 'text', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .addColumn('ended', 'text')
      .addColumn('ended_at', 'text')
      .addColumn('ended_by', 'text', col => col.references('operator.id'))
      .addColumn('note', 'text', col => col.notNull())
      .addCheckConstraint('posted_by_two', sql`second_id <> operator_id`)
      .execute()
    await tx.schema.createIndex('card_parcel_of_case').on('card_parcel').columns(['case_id', 'id']).execute()
    await tx.schema
      .createIndex('card_parcel_open')
      .on('card_parcel')
      .column('case_id')
      .unique()
      .where(sql<boolean>`ended is null`)
      .execute()
  },
}
