/** Makes what wiping needs: when a case was wiped, what was wiped and why, requests of persons, and the only way past append-only rows. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Words about a person in rows that are otherwise written once. */
const wipeable = ['correction', 'person_alias', 'unmasking', 'rating', 'disclosure', 'consent_withdrawal']

export const retention: Migration = {
  version: 222,
  name: 'retention',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    await tx.schema.alterTable('case_file').addColumn('wiped_at', 'text').execute()
    await tx.schema
      .createIndex('case_to_wipe')
      .on('case_file')
      .columns(['state', 'changed_at'])
      .where(sql.raw<boolean>('wiped_at is null'))
      .execute()
    // Has a row only inside the transaction that wipes; outside of one the triggers hold as before.
    await table('wiping')
      .addColumn('id', 'integer', col => col.primaryKey().check(sql`id = 1`))
      .execute()
    for (const name of wipeable) {
      await engine.changeable(tx, name)
      await engine.appendOnly(tx, name, 'wiping')
    }
    await table('erasure')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('case_id', 'text', col => col.references('case_file.id'))
      .addColumn('cause', 'text', col => col.notNull())
      .addColumn('request_id', 'text')
      .addColumn('files', 'integer', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('erasure_by_time').on('erasure').column('at').execute()
    await engine.appendOnly(tx, 'erasure')
    // Who asked is not kept, only that somebody did, and what was answered: the answer names cases by their ids.
    await table('person_request')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('wants', 'text', col => col.notNull())
      .addColumn('answer', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await engine.appendOnly(tx, 'person_request')
  },
}
