/** Makes the tables of units: a batch, and its rows with how far each is. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const unit: Migration = {
  version: 100,
  name: 'unit',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await table('unit_batch')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('number', 'text', col => col.notNull().unique())
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('ticket_id', 'text', col => col.references('ticket.id'))
      .addColumn('unit_name', 'text', col => col.notNull())
      .addColumn('unit_code', 'text', col => col.notNull())
      .addColumn('reason', 'text', col => col.notNull())
      .addColumn('agent', 'text', col => col.notNull())
      .addColumn('agent_mobile', 'text', col => col.notNull())
      .addColumn('defaults', 'text', col => col.notNull())
      .addColumn('photo_names', 'text', col => col.notNull())
      .addColumn('papers', 'text', col => col.notNull())
      .addColumn('sheet_sha', 'text', col => col.references('blob.sha256'))
      .addColumn('sheet_facts', 'text')
      .addColumn('photos_path', 'text')
      .addColumn('maker_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('opened_at', 'text', col => col.notNull())
      .addColumn('changed_at', 'text', col => col.notNull())
      .addColumn('end_reason', 'text')
      .execute()
    await table('unit_row')
      .addColumn('batch_id', 'text', col => col.notNull().references('unit_batch.id'))
      .addColumn('at', 'integer', col => col.notNull())
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('person', 'text', col => col.notNull())
      .addColumn('line', 'text', col => col.notNull())
      .addColumn('faults', 'text', col => col.notNull())
      .addColumn('judged', 'text')
      .addColumn('raw_sha', 'text', col => col.references('blob.sha256'))
      .addColumn('finished_sha', 'text', col => col.references('blob.sha256'))
      .addColumn('seen_by', 'text', col => col.references('operator.id'))
      // A row becomes one case, and the case belongs to one row: written in the transaction that makes the case.
      .addColumn('case_id', 'text', col => col.unique().references('case_file.id'))
      .addPrimaryKeyConstraint('unit_row_place', ['batch_id', 'at'])
      .addCheckConstraint('made_with_its_case', sql`(state = 'made') = (case_id is not null)`)
      .execute()
    await tx.schema.createIndex('unit_row_by_state').on('unit_row').columns(['batch_id', 'state', 'at']).execute()
  },
}
