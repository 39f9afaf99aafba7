/** Makes the tables of the counter: branch, operators, tickets, cases, photos, reviews, pickup, prints, audit. */
import { type CreateTableBuilder, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Migration } from '../migration.ts'

const finalStates = sql.raw(`('closed', 'rejected', 'void')`)
const actPaths = sql.raw(`('act', 'act-alone')`)
const checkedStates = sql.raw(
  `('approved', 'paid', 'making', 'make-failed', 'at-city-bank', 'at-branch', 'notified', 'handing-over', 'overdue', 'sent-back', 'closed')`,
)

const findText = (engine: Engine): string =>
  `upper(number || ' ' || name || ' ' || doc_number || ' ' || coalesce(${engine.jsonText('form', 'mobile')}, '') || ' ' || coalesce(receipt, ''))`

export const counter: Migration = {
  version: 10,
  name: 'counter',
  async up(tx, engine) {
    const table = (name: string) => tx.schema.createTable(name).modifyEnd(sql.raw(engine.tableEnd))
    const text = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text', col => col.notNull()), builder)
    const maybe = (builder: CreateTableBuilder<string, string>, ...columns: string[]) =>
      columns.reduce((made, column) => made.addColumn(column, 'text'), builder)

    await text(
      table('branch').addColumn('id', 'integer', col => col.primaryKey().check(sql`id = 1`)),
      'mode',
      'code',
      'name',
      'address',
      'phone',
      'profile',
      'created_at',
    ).execute()

    await maybe(
      text(
        table('operator')
          .addColumn('id', 'text', col => col.primaryKey().notNull())
          .addColumn('login', 'text', col => col.notNull().unique()),
        'name',
        'password_hash',
        'roles',
        'created_at',
      )
        .addColumn('active', 'integer', col => col.notNull())
        .addColumn('wrong_tries', 'integer', col => col.notNull()),
      'wait_until',
    ).execute()

    await maybe(
      text(
        table('ticket').addColumn('id', 'text', col => col.primaryKey().notNull()),
        'branch',
        'day',
        'series',
        'item',
        'state',
        'taken_at',
      )
        .addColumn('seq', 'integer', col => col.notNull())
        .addColumn('priority', 'integer', col => col.notNull())
        .addColumn('calls', 'integer', col => col.notNull()),
      'first_called_at',
      'called_at',
      'counter',
    )
      .addColumn('operator_id', 'text', col => col.references('operator.id'))
      // A ticket number is unique per branch, day and series because the store says so, not because somebody counted.
      .addUniqueConstraint('ticket_number', ['branch', 'day', 'series', 'seq'])
      .execute()
    await tx.schema.createIndex('ticket_line').on('ticket').columns(['day', 'state']).execute()

    await maybe(
      text(
        table('case_file')
          .addColumn('id', 'text', col => col.primaryKey().notNull())
          .addColumn('number', 'text', col => col.notNull().unique())
          .addColumn('revision', 'integer', col => col.notNull())
          .addColumn('ticket_id', 'text', col => col.references('ticket.id'))
          .addColumn('maker_id', 'text', col => col.notNull().references('operator.id'))
          .addColumn('checker_id', 'text', col => col.references('operator.id'))
          .addColumn('fee_due', 'integer')
          .addColumn('receipt', 'text', col => col.unique())
          .addColumn('promised_covered', 'integer')
          .addColumn('promised_workdays', 'integer'),
        'state',
        'item',
        'path',
        'photo_plan',
        'maker_counter',
        'profile',
        'profile_version',
        'opened_at',
        'changed_at',
        'person',
        'doc_type',
        'doc_number',
        'name',
        'sex',
        'birth',
        'form',
      ),
      'photo_receipt',
      'valid_from',
      'valid_to',
      'reason',
      'papers',
      'notices',
      'consents',
      'consent_at',
      'photo_id',
      'old_card_sha',
      'signature',
      'signed_at',
      'fee_method',
      'fee_waived',
      'fee_at',
      'card_tail',
      'promised_day',
      'verified_at',
      'old_card',
      'taker_signature',
      'closed_at',
      'end_reason',
    )
      // All that a case is looked for by, kept in step by the store itself.
      .addColumn('find_text', 'text', col => col.generatedAlwaysAs(sql.raw(findText(engine))))
      .addCheckConstraint('maker_is_not_checker', sql`checker_id is null or checker_id <> maker_id`)
      .addCheckConstraint('checked_before_money', sql`checker_id is not null or path = 'act-alone' or state not in ${checkedStates}`)
      .execute()
    // One open application per person and one open act beside it, whatever two windows do at the same moment.
    const onePerPerson = (name: string, kind: 'in' | 'not in') =>
      tx.schema
        .createIndex(name)
        .on('case_file')
        .column('person')
        .unique()
        .where(sql`state`, 'not in', finalStates)
        .where(sql`path`, kind, actPaths)
        .execute()
    await onePerPerson('case_in_flight', 'not in')
    await onePerPerson('act_in_flight', 'in')
    await tx.schema.createIndex('case_by_state').on('case_file').columns(['state', 'changed_at']).execute()
    // A search reads this index alone, the newest first, and stops as soon as its page is full.
    await tx.schema.createIndex('case_to_find').on('case_file').columns(['changed_at', 'id', 'find_text']).execute()
    await tx.schema.createIndex('case_by_person').on('case_file').columns(['person', 'opened_at']).execute()

    await maybe(
      text(
        table('photo')
          .addColumn('id', 'text', col => col.primaryKey().notNull())
          .addColumn('case_id', 'text', col => col.notNull().references('case_file.id')),
        'source',
        'taken_at',
        'outcome',
        'verdicts',
        'raw_sha',
        'decisions',
        'looks',
      )
        .addColumn('raw_width', 'integer', col => col.notNull())
        .addColumn('raw_height', 'integer', col => col.notNull()),
      'geometry',
      'file',
      'finished_sha',
      'override_by',
      'override_reason',
    ).execute()
    await tx.schema.createIndex('photo_of_case').on('photo').column('case_id').execute()

    await text(
      table('blob')
        .addColumn('sha256', 'text', col => col.primaryKey().notNull())
        .addColumn('file', 'text', col => col.notNull().unique())
        .addColumn('sealed_key', sql.raw(engine.bytes), col => col.notNull())
        .addColumn('size', 'integer', col => col.notNull()),
      'kept_at',
    ).execute()

    await maybe(
      text(
        table('review')
          .addColumn('id', 'text', col => col.primaryKey().notNull())
          .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
          .addColumn('maker_id', 'text', col => col.notNull().references('operator.id'))
          .addColumn('checker_id', 'text', col => col.notNull().references('operator.id')),
        'decision',
        'item',
        'at',
      ),
      'reason',
      'note',
    )
      .addCheckConstraint('reviewer_is_not_maker', sql`checker_id <> maker_id`)
      .execute()
    await tx.schema.createIndex('review_of_case').on('review').column('case_id').execute()

    await text(
      table('production_event')
        .addColumn('id', 'text', col => col.primaryKey().notNull())
        .addColumn('case_id', 'text', col => col.notNull().references('case_file.id'))
        .addColumn('operator_id', 'text', col => col.notNull().references('operator.id')),
      'event',
      'note',
      'at',
    ).execute()
    await tx.schema.createIndex('production_of_case').on('production_event').column('case_id').execute()

    await text(
      table('pickup_seat')
        .addColumn('case_id', 'text', col => col.notNull().unique().references('case_file.id'))
        .addColumn('seat', 'integer', col => col.notNull()),
      'day',
      'start',
      'end',
      'booked_at',
    )
      // A seat is a row, so two windows cannot book the same one.
      .addPrimaryKeyConstraint('one_per_seat', ['day', 'start', 'seat'])
      .execute()

    await maybe(
      text(
        table('print')
          .addColumn('id', 'text', col => col.primaryKey().notNull())
          .addColumn('pages', 'integer', col => col.notNull())
          .addColumn('operator_id', 'text', col => col.notNull().references('operator.id')),
        'kind',
        'pdf_sha',
        'at',
      ),
      'case_id',
      'ticket_id',
    ).execute()

    await maybe(
      text(
        table('audit').addColumn('seq', 'integer', col => col.primaryKey()),
        'at',
        'what',
        'facts',
        'previous',
        'hash',
      ),
      'operator_id',
      'counter',
      'case_id',
      'from_state',
      'to_state',
    ).execute()
    await tx.schema.createIndex('audit_of_case').on('audit').column('case_id').execute()
    await tx.schema.createIndex('audit_by_time').on('audit').column('at').execute()
    await engine.appendOnly(tx, 'audit')
    // Entries cut off at the end leave a chain that is whole in itself: the head tells how long it was.
    await text(
      table('audit_head')
        .addColumn('id', 'integer', col => col.primaryKey().check(sql`id = 1`))
        .addColumn('seq', 'integer', col => col.notNull()),
      'hash',
    ).execute()
  },
}
