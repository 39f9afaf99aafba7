/** Moves how far each text to a holder got into the outbox, with the text and what became of it where they are; answers follow by themselves. */
import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const textsOutbox: Migration = {
  version: 207,
  name: 'texts-outbox',
  async up(tx) {
    await sql`
      insert into outbox (key, channel, lane, kind, state, due_at, fence, attempts, error, acts, receipt, enqueued_at, changed_at)
      select 'text/' || id, 'texts', id, kind,
        case state when 'queued' then 'due' else 'dead' end,
        case state when 'queued' then due_at end,
        0, tries, last_error,
        case state when 'failed' then 'manager' end,
        null, made_at, made_at
      from reminder where state in ('queued', 'failed') order by made_at, id`.execute(tx)
    await sql`insert into outbox_body (seq, body) select seq, lane from outbox where channel = 'texts'`.execute(tx)
    // Answers to packages had a list of their own of what could not be written: each is due again as an ordinary message.
    await sql`delete from job_item where job = 'online-answers'`.execute(tx)
    await tx.schema.alterTable('reminder').dropColumn('tries').execute()
  },
}
