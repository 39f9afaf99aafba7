/** Ties a visit at home to the case that came of it, and a printed paper to the errand it tells of. */
import type { Migration } from '../migration.ts'

export const errandTies: Migration = {
  version: 300,
  name: 'errand-ties',
  async up(tx) {
    await tx.schema
      .alterTable('errand')
      .addColumn('case_id', 'text', col => col.references('case_file.id'))
      .execute()
    await tx.schema.createIndex('errand_of_case').on('errand').column('case_id').execute()
    await tx.schema
      .alterTable('print')
      .addColumn('errand_id', 'text', col => col.references('errand.id'))
      .execute()
    await tx.schema.createIndex('print_of_errand').on('print').column('errand_id').execute()
  },
}
