/** Makes the places in which finished cards lie, what two people counted in them, and the cards that were missing. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const cardPlaces: Migration = {
  version: 238,
  name: 'card-places',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await table('card_rack')
      .addColumn('rack', 'text', col => col.primaryKey().notNull())
      .addColumn('places', 'integer', col => col.notNull().check(sql`places > 0`))
      .addColumn('holds', 'integer', col => col.notNull().check(sql`holds > 0`))
      .execute()
    // A branch that has said nothing yet gives places all the same.
    await tx.insertInto('card_rack').values({ rack: 'A', places: 200, holds: 1 }).execute()
    await table('card_place')
      .addColumn('case_id', 'text', col => col.primaryKey().notNull().references('case_file.id'))
      .addColumn('rack', 'text', col => col.notNull())
      .addColumn('place', 'integer', col => col.notNull())
      .addColumn('seat', 'integer', col => col.notNull())
      .addColumn('since', 'text', col => col.notNull())
      // Two cards never lie on one seat, whoever was quicker.
      .addUniqueConstraint('card_place_once', ['rack', 'place', 'seat'])
      .execute()
    await table('card_count')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('number', 'text', col => col.notNull().unique())
      .addColumn('day', 'text', col => col.notNull())
      .addColumn('racks', 'text', col => col.notNull())
      .addColumn('book', 'integer', col => col.notNull())
      .addColumn('counted', 'integer', col => col.notNull())
      .addColumn('missing', 'text', col => col.notNull())
      .addColumn('note', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('second_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .addCheckConstraint('cards_counted_by_two', sql`second_id <> operator_id`)
      .execute()
    await tx.schema.createIndex('card_count_by_day').on('card_count').column('day').execute()
    await engine.appendOnly(tx, 'card_count')
    await table('card_missing')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('count_id', 'text', col => col.notNull().references('card_count.id'))
      .addColumn('since', 'text', col => col.notNull())
      .addColumn('ended', 'text')
      .addColumn('ended_at', 'text')
      .addColumn('ended_by', 'text', col => col.references('operator.id'))
      .addColumn('note', 'text', col => col.notNull())
      .execute()
    await tx.schema
      .createIndex('card_missing_open')
      .on('card_missing')
      .column('case_id')
      .unique()
      .where(sql<boolean>`ended is null`)
      .execute()
  },
}
