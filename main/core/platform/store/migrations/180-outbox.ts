/** Makes the outbox: what was decided here and must reach somebody outside, one row a message. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const outbox: Migration = {
  version: 180,
  name: 'outbox',
  async up(tx, engine) {
    await tx.schema
      .createTable('outbox')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('seq', 'integer', col => col.primaryKey())
      // Kept after success, so that the same message is never enqueued a second time.
      .addColumn('key', 'text', col => col.notNull().unique())
      .addColumn('channel', 'text', col => col.notNull())
      .addColumn('lane', 'text', col => col.notNull())
      .addColumn('kind', 'text', col => col.notNull())
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('due_at', 'text')
      .addColumn('fence', 'integer', col => col.notNull())
      .addColumn('attempts', 'integer', col => col.notNull())
      .addColumn('error', 'text')
      .addColumn('acts', 'text')
      .addColumn('receipt', 'text')
      .addColumn('enqueued_at', 'text', col => col.notNull())
      .addColumn('changed_at', 'text', col => col.notNull())
      .execute()
    // Apart from the row that every claim and acknowledgement writes again.
    await tx.schema
      .createTable('outbox_body')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('seq', 'integer', col => col.primaryKey().references('outbox.seq'))
      .addColumn('body', 'text', col => col.notNull())
      .execute()
    // Only what may be claimed has a time, so a hundred thousand that wait behind others or are done cost a claim nothing.
    await tx.schema
      .createIndex('outbox_due')
      .on('outbox')
      .columns(['channel', 'due_at', 'seq'])
      .where(sql<boolean>`due_at is not null`)
      .execute()
    await tx.schema.createIndex('outbox_lane').on('outbox').columns(['channel', 'lane', 'seq']).execute()
    await tx.schema
      .createIndex('outbox_unfinished')
      .on('outbox')
      .columns(['channel', 'enqueued_at'])
      .where(sql<boolean>`state not in ('done', 'dropped')`)
      .execute()
  },
}
