/** Gives the waiting line its order, its reasons and its windows: arrival apart from the clock, why somebody goes first, a log of calls. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const queue: Migration = {
  version: 241,
  name: 'queue',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    // Who came before whom on a day, over all series: no time of a clock, which may be set back.
    await tx.schema.alterTable('ticket').addColumn('arrival', 'integer').execute()
    await tx.schema.alterTable('ticket').addColumn('kind', 'text').execute()
    await tx.schema
      .alterTable('ticket')
      .addColumn('not_before', 'integer', col => col.notNull().defaultTo(0))
      .execute()
    await tx.schema.alterTable('ticket').addColumn('said_minutes', 'integer').execute()
    await tx.schema.alterTable('ticket').addColumn('done_at', 'text').execute()
    // The line, the last arrival and the last calls are asked for with every number that is given or called.
    await tx.schema.createIndex('ticket_arrival').on('ticket').columns(['day', 'arrival']).execute()
    await tx.schema.createIndex('ticket_state').on('ticket').columns(['day', 'state', 'item']).execute()
    await tx.schema.createIndex('ticket_called').on('ticket').columns(['day', 'called_at']).execute()
    await table('queue_window')
      .addColumn('counter', 'text', col => col.primaryKey().notNull())
      // The series it calls, as a list; null for all.
      .addColumn('series', 'text')
      .addColumn('paused_at', 'text')
      .addColumn('reason', 'text', col => col.notNull())
      .execute()
    await table('ticket_call')
      .addColumn('day', 'text', col => col.notNull())
      .addColumn('call_no', 'integer', col => col.notNull())
      .addColumn('ticket_id', 'text', col => col.notNull().references('ticket.id'))
      .addColumn('counter', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      // Why before those who came earlier; null for nobody's.
      .addColumn('jump', 'text')
      .addColumn('again', 'integer', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      // Two calls at one moment are two calls, in an order.
      .addPrimaryKeyConstraint('ticket_call_order', ['day', 'call_no'])
      .execute()
    await tx.schema.createIndex('ticket_call_window').on('ticket_call').columns(['day', 'counter', 'call_no']).execute()
    await engine.appendOnly(tx, 'ticket_call')
    // Who sent a number elsewhere and why; a row goes with the sending that is taken back.
    await table('ticket_sent')
      .addColumn('id', 'text', col => col.primaryKey().notNull())
      .addColumn('day', 'text', col => col.notNull())
      .addColumn('ticket_id', 'text', col => col.notNull().references('ticket.id'))
      .addColumn('counter', 'text', col => col.notNull())
      .addColumn('operator_id', 'text', col => col.notNull().references('operator.id'))
      .addColumn('reason', 'text', col => col.notNull())
      // How often it had been called by then: once it is called again nothing is taken back.
      .addColumn('calls', 'integer', col => col.notNull())
      // What of the ticket the sending changed, to be put back.
      .addColumn('before', 'text', col => col.notNull())
      .addColumn('at', 'text', col => col.notNull())
      .execute()
    await tx.schema.createIndex('ticket_sent_day').on('ticket_sent').columns(['day', 'ticket_id']).execute()
  },
}
