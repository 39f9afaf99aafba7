/** Makes the rows that bind a signature, as vector and as picture, to the hash of what was signed. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const signedSheet: Migration = {
  version: 235,
  name: 'signed-sheet',
  async up(tx, engine) {
    await tx.schema
      .createTable('signed_sheet')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      // Whole, as it was shown, so that the hash can be made again.
      .addColumn('sheet', 'text', col => col.notNull())
      .addColumn('sheet_sha', 'text', col => col.notNull())
      .addColumn('strokes', 'text', col => col.notNull())
      .addColumn('picture_sha', 'text', col => col.notNull().references('blob.sha256'))
      // On whose screen it was signed.
      .addColumn('pad', 'text', col => col.notNull().check(sql`pad in ('customer', 'desk')`))
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('signed_sheet_by_case').on('signed_sheet').column('case_id').execute()
    await engine.appendOnly(tx, 'signed_sheet', 'wiping')
  },
}
