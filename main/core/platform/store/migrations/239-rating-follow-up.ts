/** Makes what is done about a bad grade: who answers for it until when, and each step. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const ratingFollowUp: Migration = {
  version: 239,
  name: 'rating-follow-up',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await table('rating_follow_up')
      .addColumn('case_id', 'text', col => col.primaryKey().notNull().references('rating.case_id'))
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('due', 'text', col => col.notNull())
      .addColumn('due_covered', 'integer', col => col.notNull())
      .addColumn('owner_id', 'text', col => col.references('operator.id'))
      .execute()
    await tx.schema.createIndex('rating_follow_up_by_state').on('rating_follow_up').columns(['state', 'due']).execute()
    await table('rating_step')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('rating_follow_up.case_id'))
      .addColumn('event', 'text', col => col.notNull())
      .addColumn('owner_id', 'text', col => col.references('operator.id'))
      .addColumn('note', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('rating_step_of_case').on('rating_step').columns(['case_id', 'id']).execute()
    await engine.appendOnly(tx, 'rating_step', 'wiping')
  },
}
