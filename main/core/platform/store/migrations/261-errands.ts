/** Makes what the branch does for people who cannot be served at a counter in the usual way: one row each, and its steps. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const errands: Migration = {
  version: 261,
  name: 'errands',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await table('errand')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('number', 'text', col => col.notNull().unique())
      .addColumn('kind', 'text', col => col.notNull())
      .addColumn('item', 'text', col => col.notNull())
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('name', 'text', col => col.notNull())
      .addColumn('phone', 'text', col => col.notNull())
      .addColumn('address', 'text', col => col.notNull())
      .addColumn('why', 'text')
      .addColumn('issued_in', 'text')
      .addColumn('note', 'text', col => col.notNull())
      .addColumn('day', 'text')
      .addColumn('goers', 'text', col => col.notNull())
      .addColumn('reference', 'text', col => col.notNull())
      .addColumn('due', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .addColumn('ended_on', 'text')
      .addColumn('wiped_at', 'text')
      .execute()
    await tx.schema.createIndex('errand_by_state').on('errand').columns(['state', 'due']).execute()
    await table('errand_step')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('errand_id', 'text', col => col.notNull().references('errand.id'))
      .addColumn('event', 'text', col => col.notNull())
      .addColumn('note', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('errand_step_of_errand').on('errand_step').columns(['errand_id', 'id']).execute()
    await engine.appendOnly(tx, 'errand_step', 'wiping')
  },
}
