/** Lets a case be found by whole values from an index each, and by no part of a number: the text all were searched in goes. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const exactSearch: Migration = {
  version: 221,
  name: 'exact-search',
  async up(tx, engine) {
    await tx.schema.dropIndex('case_to_find').execute()
    await tx.schema.alterTable('case_file').dropColumn('find_text').execute()
    // Lists and pages, the newest first; the name is beside them, so that a part of one is sought in the index alone.
    await tx.schema.createIndex('case_by_change').on('case_file').columns(['changed_at', 'id', 'name']).execute()
    await tx.schema.createIndex('case_by_document').on('case_file').column('doc_number').execute()
    await tx.schema.createIndex('case_by_name').on('case_file').column('name').execute()
    for (const key of ['mobile', 'phone']) {
      const number = engine.jsonText('form', key)
      await tx.schema
        .createIndex(`case_by_${key}`)
        .on('case_file')
        .expression(sql.raw(number))
        .where(sql.raw<boolean>(`${number} is not null`))
        .execute()
    }
    // Searches that found nobody, by who tried: a row an operator. What was typed is kept as a mark only.
    await tx.schema
      .createTable('search_miss')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('operator_id', 'text', col => col.primaryKey().notNull().references('operator.id'))
      .addColumn('misses', 'integer', col => col.notNull())
      .addColumn('last_at', 'text', col => col.notNull())
      .addColumn('last_mark', 'text', col => col.notNull())
      .addColumn('wait_until', 'text')
      .execute()
  },
}
