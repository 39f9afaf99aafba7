/** Makes the tables of applications made online, and says of every case how its holder confirmed it. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const online: Migration = {
  version: 90,
  name: 'online',
  async up(tx, engine) {
    await tx.schema.alterTable('case_file').addColumn('confirmed_by', 'text').execute()
    await tx.schema
      .createTable('online_package')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      // The sender's own number of the package: however often it arrives, it is taken once.
      .addColumn('package_id', 'text', col => col.notNull().unique())
      .addColumn('content_sha', 'text', col => col.notNull())
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('application', 'text')
      .addColumn('faults', 'text', col => col.notNull())
      .addColumn('judged', 'text')
      .addColumn('raw_sha', 'text', col => col.references('blob.sha256'))
      .addColumn('finished_sha', 'text', col => col.references('blob.sha256'))
      .addColumn('case_id', 'text', col => col.unique().references('case_file.id'))
      .addColumn('operator_id', 'text', col => col.references('operator.id'))
      .addColumn('received_at', 'text', col => col.notNull())
      .addColumn('decided_at', 'text')
      .addColumn('answered_at', 'text')
      .execute()
    await tx.schema.createIndex('online_by_state').on('online_package').columns(['state', 'received_at']).execute()
    await tx.schema
      .createIndex('online_unanswered')
      .on('online_package')
      .column('received_at')
      .where(sql<boolean>`answered_at is null and state <> 'waiting'`)
      .execute()
    await tx.schema
      .createTable('online_folder')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'integer', col => col.primaryKey().notNull())
      .addColumn('inbox', 'text')
      .addColumn('outbox', 'text')
      .execute()
  },
}
