/** Lets cards that went by post, and how that ended, be counted by day without reading the table whole. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const parcelFigures: Migration = {
  version: 301,
  name: 'parcel-figures',
  async up(tx) {
    await tx.schema.createIndex('card_parcel_by_day').on('card_parcel').column('day').execute()
    await tx.schema
      .createIndex('card_parcel_ended')
      .on('card_parcel')
      .columns(['ended_at', 'ended'])
      .where(sql<boolean>`ended_at is not null`)
      .execute()
  },
}
