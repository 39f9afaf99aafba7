/** Makes the tables of the ways to the card centre by hand and by files: places, batches, pictures that lie in a folder, result files. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const centreWays: Migration = {
  version: 200,
  name: 'centre-ways',
  async up(tx, engine) {
    // Where the manager said pictures, batches and result files go, and the centre's public key; one row.
    await tx.schema
      .createTable('centre_place')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'integer', col => col.primaryKey().check(sql`id = 1`))
      .addColumn('hand_folder', 'text')
      .addColumn('batch_folder', 'text')
      .addColumn('result_folder', 'text')
      .addColumn('seal_way', 'text')
      .addColumn('seal_key', 'text')
      .execute()
    await tx.schema
      .createTable('centre_batch')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('seq', 'integer', col => col.primaryKey())
      .addColumn('number', 'text', col => col.notNull().unique())
      .addColumn('made_at', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.references('operator.id'))
      .addColumn('cases', 'integer', col => col.notNull())
      .addColumn('pack', 'text', col => col.notNull())
      .addColumn('sheet_name', 'text', col => col.notNull())
      .addColumn('sheet_sha', 'text', col => col.notNull().references('blob.sha256'))
      .addColumn('manifest_sha', 'text', col => col.notNull().references('blob.sha256'))
      .addColumn('seal_way', 'text')
      .addColumn('seal_key', 'text')
      // Of the sealed file, which cannot be made a second time.
      .addColumn('sealed_sha', 'text')
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('written_at', 'text')
      .execute()
    await tx.schema.createIndex('centre_batch_state').on('centre_batch').columns(['state', 'seq']).execute()
    await tx.schema
      .createTable('centre_batch_case')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('batch', 'integer', col => col.notNull().references('centre_batch.seq'))
      .addColumn('place', 'integer', col => col.notNull())
      .addColumn('key', 'text', col => col.notNull().references('centre_case.key'))
      .addPrimaryKeyConstraint('centre_batch_case_place', ['batch', 'place'])
      .execute()
    await tx.schema.createIndex('centre_batch_case_key').on('centre_batch_case').column('key').execute()
    // A picture in the folder of the other system: known here before it is written, so that none is ever forgotten there.
    await tx.schema
      .createTable('centre_hand')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
      .addColumn('key', 'text', col => col.notNull().references('centre_case.key'))
      .addColumn('folder', 'text', col => col.notNull())
      .addColumn('file', 'text')
      .addColumn('begun_at', 'text', col => col.notNull())
      .addColumn('placed_at', 'text')
      .addColumn('removed_at', 'text')
      .execute()
    await tx.schema.createIndex('centre_hand_lying').on('centre_hand').column('begun_at').where(sql<boolean>`removed_at is null`).execute()
    await tx.schema.createIndex('centre_hand_key').on('centre_hand').column('key').execute()
    await tx.schema
      .createTable('centre_result')
      .modifyEnd(sql.raw(engine.tableEnd))
      // The same file again is known by its bytes.
      .addColumn('sha256', 'text', col => col.primaryKey().notNull())
      .addColumn('file', 'text', col => col.notNull())
      .addColumn('read_at', 'text', col => col.notNull())
      .addColumn('rows', 'integer', col => col.notNull())
      .addColumn('followed', 'integer', col => col.notNull())
      .addColumn('faults', 'text', col => col.notNull())
      .addColumn('open', 'integer', col => col.notNull())
      .execute()
    await tx.schema.createIndex('centre_result_read').on('centre_result').column('read_at').execute()
  },
}
