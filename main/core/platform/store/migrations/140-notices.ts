/** Keeps what each text told, why it was let go or refused and who was called instead; and every move of a promised day. */

import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const notices: Migration = {
  version: 140,
  name: 'notices',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    for (const column of ['told', 'seat', 'drop_reason', 'refused_at', 'called_at', 'called_by'])
      await tx.schema.alterTable('reminder').addColumn(column, 'text').execute()
    await tx.schema.createIndex('reminder_case').on('reminder').columns(['case_id', 'state']).execute()
    await table('promise_move')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('before', 'text', col => col.notNull())
      .addColumn('after', 'text')
      .addColumn('why', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('promise_move_case').on('promise_move').columns(['case_id', 'at']).execute()
    await table('text_wait')
      .addColumn('id', 'integer', col => col.primaryKey().check(sql`id = 1`))
      .addColumn('minutes', 'integer', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await table('text_result')
      .addColumn('name', 'text', col => col.primaryKey().notNull())
      .addColumn('sha', 'text', col => col.notNull())
      .addColumn('sent', 'integer', col => col.notNull())
      .addColumn('refused', 'integer', col => col.notNull())
      .addColumn('odd', 'text', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .execute()
  },
}
