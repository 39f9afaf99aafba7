/** Makes what emergency mode needs: what the manager set, the runs of desks on their own, what they hand in, and numbers given out there. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const emergency: Migration = {
  version: 244,
  name: 'emergency',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await table('emergency_rule')
      .addColumn('id', 'integer', col => col.primaryKey().notNull())
      .addColumn('after_minutes', 'integer', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .execute()
    await table('emergency_run')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('desk_id', 'text', col => col.notNull().references('desk.id'))
      .addColumn('mark', 'text', col => col.notNull())
      .addColumn('begun_at', 'text', col => col.notNull())
      .addColumn('received_at', 'text', col => col.notNull())
      .addColumn('log_to', 'integer', col => col.notNull().defaultTo(0))
      .addColumn('log_hash', 'text', col => col.notNull())
      .addColumn('emptied_at', 'text')
      .execute()
    await table('emergency_piece')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('run_id', 'text', col => col.notNull().references('emergency_run.id'))
      .addColumn('number', 'text', col => col.notNull())
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('body', 'text')
      .addColumn('body_sha', 'text', col => col.notNull())
      .addColumn('raw_sha', 'text')
      .addColumn('old_card_sha', 'text')
      .addColumn('case_id', 'text', col => col.references('case_file.id'))
      .addColumn('refusal', 'text')
      .addColumn('received_at', 'text', col => col.notNull())
      .addColumn('decided_at', 'text')
      .addColumn('operator_id', 'text', col => col.references('operator.id'))
      .addColumn('reason', 'text')
      .addCheckConstraint('emergency_piece_state', sql`state in ('received', 'taken', 'conflict', 'dropped')`)
      .execute()
    await tx.schema.createIndex('emergency_piece_state').on('emergency_piece').columns(['state', 'received_at']).execute()
    // Only in the store of a desk on its own: its numbers bear the mark.
    await tx.schema.alterTable('branch').addColumn('emergency_mark', 'text').execute()
    await tx.schema.alterTable('branch').addColumn('emergency_run', 'text').execute()
    // The number on the slip that was given out there; the case has one of the branch's own series besides.
    await tx.schema.alterTable('case_file').addColumn('emergency_number', 'text').execute()
    // Not unique: a desk that lost its memory may give out a number again, and what it took in must not be refused for that.
    await tx.schema.createIndex('case_emergency_number').on('case_file').column('emergency_number').execute()
  },
}
