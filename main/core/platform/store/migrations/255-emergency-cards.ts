/** Makes what handing cards over at a desk on its own needs: whether desks carry the waiting cards, and what a piece that comes back is. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const emergencyCards: Migration = {
  version: 255,
  name: 'emergency-cards',
  async up(tx, engine) {
    await tx.schema
      .alterTable('emergency_rule')
      .addColumn('carries_cards', 'integer', col => col.notNull().defaultTo(1))
      .execute()
    await tx.schema
      .alterTable('emergency_piece')
      .addColumn('kind', 'text', col => col.notNull().defaultTo('case').check(sql`kind in ('case', 'hand-over')`))
      .execute()
    // Only in the store of a desk on its own: the cases whose cards came along, which it neither took in nor hands in as cases.
    await tx.schema
      .createTable('emergency_carried')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('case_id', 'text', col => col.primaryKey().notNull().references('case_file.id'))
      .execute()
  },
}
