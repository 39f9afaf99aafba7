/** Makes what the table of seeing and doing asks: who gave whom an account, found without reading the log. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const access: Migration = {
  version: 220,
  name: 'access',
  async up(tx) {
    // The few entries that name an account, among hundreds of thousands that do not.
    await tx.schema
      .createIndex('audit_of_accounts')
      .on('audit')
      .column('at')
      .where(sql.raw<boolean>(`what >= 'operator.' and what < 'operator/'`))
      .execute()
  },
}
