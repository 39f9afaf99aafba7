/** Finds the cases of one receipt of the card centre without reading all that were handed in. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const receipts: Migration = {
  version: 263,
  name: 'receipts',
  async up(tx) {
    await sql`create index centre_case_receipt on centre_case (upper(receipt)) where receipt is not null`.execute(tx)
  },
}
