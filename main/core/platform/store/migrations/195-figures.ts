/** Lets open fees, reversed entries and ends of cases be found and counted without reading the tables whole. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const figures: Migration = {
  version: 195,
  name: 'figures',
  async up(tx) {
    // Of all the cases of years a few are unpaid. It covers the query for their ids, which writes the same conditions as literals, or it is not used.
    await tx.schema
      .createIndex('case_unpaid')
      .on('case_file')
      .columns(['state', 'id', 'fee_due', 'fee_at'])
      .where(sql<boolean>`fee_due > 0 and fee_at is null`)
      .execute()
    await tx.schema.createIndex('fee_reversed').on('fee_entry').columns(['case_id']).where(sql<boolean>`kind = 'reversed'`).execute()
    await tx.schema.createIndex('case_end_by_time').on('case_end').columns(['at', 'reason']).execute()
    // Whether a card came before is asked case by case; by the event alone each would be compared with all cards that ever came.
    await tx.schema.createIndex('production_of_case_by_event').on('production_event').columns(['case_id', 'event', 'id']).execute()
    await tx.schema.createIndex('card_transfer_by_day').on('card_transfer').columns(['day', 'id']).execute()
    await tx.schema
      .createIndex('card_transfer_ended')
      .on('card_transfer_case')
      .columns(['ended_at', 'ended'])
      .where(sql<boolean>`ended_at is not null`)
      .execute()
  },
}
