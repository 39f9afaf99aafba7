/** Makes the pages of the papers that were handed in. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const paperPages: Migration = {
  version: 270,
  name: 'paper-pages',
  async up(tx, engine) {
    await tx.schema
      .createTable('paper_page')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('material', 'text', col => col.notNull())
      .addColumn('page', 'integer', col => col.notNull())
      .addColumn('source', 'text', col => col.notNull().check(sql`source in ('camera', 'file')`))
      .addColumn('page_sha', 'text', col => col.notNull().references('blob.sha256'))
      .addColumn('width', 'integer', col => col.notNull())
      .addColumn('height', 'integer', col => col.notNull())
      .addColumn('bytes', 'integer', col => col.notNull())
      .addColumn('found', 'integer', col => col.notNull())
      .addColumn('cut', 'integer', col => col.notNull())
      .addColumn('coarse', 'integer', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('paper_page_by_case').on('paper_page').columns(['case_id', 'material', 'page']).unique().execute()
    await tx.schema.createIndex('paper_page_by_file').on('paper_page').column('page_sha').execute()
  },
}
