/** Makes the tables of what the branch asks the card centre about cases it handed in, and of what the centre refused. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const centreAnswers: Migration = {
  version: 205,
  name: 'centre-answers',
  async up(tx, engine) {
    // A case that was called back can be handed in anew on the same approval, so the round no longer tells the approval.
    await tx.schema
      .alterTable('centre_case')
      .addColumn('approvals', 'integer', col => col.notNull().defaultTo(0))
      .execute()
    await sql`update centre_case set approvals = round`.execute(tx)
    await tx.schema
      .createTable('centre_ask')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('key', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('kind', 'text', col => col.notNull())
      .addColumn('about', 'text', col => col.notNull())
      .addColumn('why', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('asked_at', 'text', col => col.notNull())
      .addColumn('answer', 'text')
      .addColumn('answered_at', 'text')
      .addColumn('words', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('centre_ask_of_case').on('centre_ask').columns(['case_id', 'asked_at']).execute()
    // What the branch remembers of a refusal, so that the same is warned about before it is handed in again.
    await tx.schema
      .createTable('centre_reject')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('code', 'text', col => col.notNull())
      .addColumn('words', 'text', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .addColumn('picture_sha', 'text')
      .addColumn('person', 'text', col => col.notNull())
      .addColumn('traits', 'text', col => col.notNull())
      .execute()
    await tx.schema
      .createTable('centre_overruled')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('what', 'text', col => col.notNull())
      .addColumn('words', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('centre_overruled_of_case').on('centre_overruled').column('case_id').execute()
    await tx.schema.createIndex('centre_reject_at').on('centre_reject').column('at').execute()
  },
}
