/** Shows the hall which numbers were called to which windows. */
import type { Kysely } from 'kysely'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { type HallVoice, usualVoice } from '../../../../shared/queue/spoken.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { RecordsContext } from '../../records/context.ts'
import { ticketNumber } from '../../records/ticket/rows.ts'

/** The one that is called, the last four, and those of a moment ago that may still have to be spoken. */
const shown = 12

export async function voiceOf(db: Kysely<Tables>): Promise<HallVoice> {
  const row = await db.selectFrom('hall_voice').selectAll().executeTakeFirst()
  if (!row) return usualVoice
  const { volume, repeats, quiet_from: from, quiet_to: to } = row
  return { volume, repeats, quiet: from !== null && to !== null ? { from, to } : null }
}

export async function viewHall(core: RecordsContext): Promise<Out<'hall.view'>> {
  const day = core.clock.today()
  const rows = await core.store.db
    .selectFrom('ticket')
    .select(['series', 'seq', 'counter', 'calls', 'called_at'])
    .where('day', '=', day)
    .where('called_at', 'is not', null)
    .where('counter', 'is not', null)
    .orderBy('called_at', 'desc')
    .limit(shown)
    .execute()
  const { waiting } = await core.store.db
    .selectFrom('ticket')
    .select(eb => eb.fn.countAll<number>().as('waiting'))
    .where('day', '=', day)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return {
    name: core.branch.name,
    now: core.clock.now(),
    waiting: Number(waiting),
    voice: await voiceOf(core.store.db),
    calls: rows.map(row => ({ number: ticketNumber(row), counter: row.counter ?? '', calls: row.calls, at: row.called_at ?? '' })),
  }
}
