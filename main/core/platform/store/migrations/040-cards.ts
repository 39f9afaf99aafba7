/** Makes the register of the cards people hold, and ties cases to the card they are about. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

const live = sql.raw(`('sealed', 'normal', 'lost-temp', 'lost-formal', 'pwd-locked')`)
const inUse = sql.raw(`('normal', 'pwd-locked')`)

export const cards: Migration = {
  version: 40,
  name: 'cards',
  async up(tx, engine) {
    await tx.schema
      .createTable('card')
      .modifyEnd(sql.raw(engine.tableEnd))
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('person', 'text', col => col.notNull())
      .addColumn('card_number', 'text')
      .addColumn('bank', 'text', col => col.notNull())
      .addColumn('account_tail', 'text')
      .addColumn('generation', 'integer', col => col.notNull())
      .addColumn('state', 'text', col => col.notNull())
      .addColumn('account', 'text', col => col.notNull())
      .addColumn('issued_on', 'text')
      .addColumn('valid_to', 'text')
      .addColumn('lost_since', 'text')
      .addColumn('loss_ends', 'text')
      .addColumn('made_by_case', 'text', col => col.references('case_file.id'))
      .addColumn('replaced_by', 'text')
      .addColumn('seen_at', 'text', col => col.notNull())
      .addColumn('told_by', 'text', col => col.notNull().references('operator.id'))
      // The old card names its heir before the heir is written, in one transaction.
      .addForeignKeyConstraint('card_heir', ['replaced_by'], 'card', ['id'], key => key.deferrable().initiallyDeferred())
      .execute()
    // One card stands for its holder. Beside it live those it replaces, until it is enabled: a second new card may come before the first is.
    await tx.schema
      .createIndex('card_stands')
      .on('card')
      .column('person')
      .unique()
      .where(sql<boolean>`state in ${live} and replaced_by is null`)
      .execute()
    await tx.schema.createIndex('card_replaced_by').on('card').column('replaced_by').where(sql<boolean>`replaced_by is not null`).execute()
    // Of them only one works. A new card may be reported lost before it is enabled, while the old one still works.
    await tx.schema.createIndex('card_in_use').on('card').column('person').unique().where(sql<boolean>`state in ${inUse}`).execute()
    await tx.schema.createIndex('card_by_person').on('card').column('person').execute()
    await tx.schema.createIndex('card_loss_ends').on('card').column('loss_ends').where(sql<boolean>`loss_ends is not null`).execute()
    await tx.schema.createIndex('card_of_case').on('card').column('made_by_case').unique().execute()
    // A bank's branch knows which bank it is; a hall of the authority has none.
    await tx.schema.alterTable('branch').addColumn('bank', 'text').execute()
    await tx.schema
      .alterTable('case_file')
      .addColumn('card_id', 'text', col => col.references('card.id'))
      .execute()
    await tx.schema.alterTable('case_file').addColumn('assured', 'text').execute()
    await tx.schema.alterTable('case_file').addColumn('form_before', 'text').execute()
  },
}
