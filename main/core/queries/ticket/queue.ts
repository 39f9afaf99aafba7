/** Shows a window's own place in the queue, the numbers that stand aside, and what a wait is now. */
import { items, seriesOf } from '../../../../shared/business/items.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import { numberedOf, seriesIn } from '../../records/ticket/queue.ts'
import { ticketsOf, ticketView } from '../../records/ticket/rows.ts'
import { estimateNow } from './estimate.ts'

export async function viewQueue(core: RecordsContext, who: Who): Promise<Out<'queue.view'>> {
  const { db } = core.store
  const { counter } = signedIn(who)
  const own = await db.selectFrom('queue_window').selectAll().where('counter', '=', counter).executeTakeFirst()
  const rows = await ticketsOf(db, core.clock.today())
  const waiting = rows.filter(({ state }) => state === 'waiting').map(numberedOf)
  const series = [...new Set(waiting.map(number => number.series))].sort()
  const estimates = []
  for (const one of series) {
    const item = items.find(({ code }) => seriesOf(code) === one)
    const said = item ? await estimateNow(core, db, item.code) : null
    const count = waiting.filter(number => number.series === one).length
    estimates.push({ series: one, waiting: count, minutes: said?.minutes ?? null, errorMinutes: said?.errorMinutes ?? null })
  }
  return {
    window: { counter, series: seriesIn(own?.series ?? null), paused: own?.paused_at == null || own.reason === '' ? null : own.reason },
    aside: rows.filter(({ state }) => state === 'held' || state === 'absent').map(ticketView),
    estimates,
  }
}
