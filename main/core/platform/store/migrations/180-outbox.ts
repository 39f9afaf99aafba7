/** Makes the outbox, one row a message to the outside, and the tables of the way to the card centre and back. */
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
    // Where the centre answers, as the manager set it, and how far its news was read; one row.
    await tx.schema
      .createTable('centre_line')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'integer', col => col.primaryKey().check(sql`id = 1`))
      .addColumn('url', 'text', col => col.notNull())
      .addColumn('token', 'text')
      .addColumn('cursor', 'text', col => col.notNull())
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('since', 'text', col => col.notNull())
      .execute()
    // A case that was corrected after a refusal is handed in once more, under a key of its own.
    await tx.schema
      .createTable('centre_case')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('round', 'integer', col => col.notNull())
      .addColumn('key', 'text', col => col.notNull().unique())
      .addColumn('photo_sha', 'text', col => col.references('blob.sha256'))
      .addColumn('body_sha', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('handed_at', 'text', col => col.notNull())
      .addColumn('receipt', 'text')
      .addColumn('received_at', 'text')
      .addColumn('refusal', 'text')
      .addPrimaryKeyConstraint('centre_case_round', ['case_id', 'round'])
      .execute()
    await tx.schema
      .createTable('centre_event')
      .modifyEnd(sql.raw(engine.tableEnd))
      // The centre's own id: told twice it is one event.
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_number', 'text', col => col.notNull())
      .addColumn('case_id', 'text', col => col.references('case_file.id'))
      .addColumn('status', 'text', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .addColumn('reason', 'text')
      .addColumn('card_tail', 'text')
      .addColumn('heard_at', 'text', col => col.notNull())
      .addColumn('outcome', 'text', col => col.notNull())
      .execute()
    await tx.schema
      .createIndex('centre_event_kept')
      .on('centre_event')
      .column('heard_at')
      .where(sql<boolean>`outcome in ('kept', 'unknown')`)
      .execute()
    await tx.schema.createIndex('centre_event_of_case').on('centre_event').column('case_id').execute()
  },
}
