/** Keeps the SM3 beside the SHA-256 of what was handed to the card centre, and the names of the columns a batch went out with. */
import type { Migration } from '../migration.ts'

export const centreDigests: Migration = {
  version: 248,
  name: 'centre-digests',
  async up(tx) {
    for (const column of ['photo_sm3', 'body_sm3']) await tx.schema.alterTable('centre_case').addColumn(column, 'text').execute()
    await tx.schema.alterTable('centre_batch').addColumn('columns', 'text').execute()
  },
}
