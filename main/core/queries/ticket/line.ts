/** Shows the waiting line of today. */
import type { Out } from '../../../../shared/ipc/contract.ts'
import { expectedOrder, usualQueueRules } from '../../../../shared/queue/line.ts'
import type { TicketRecord } from '../../platform/store/schema.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import { numberedOf } from '../../records/ticket/queue.ts'
import { ticketsOf, ticketView } from '../../records/ticket/rows.ts'
import { sentOn } from '../../records/ticket/sent.ts'

export async function viewLine(core: RecordsContext, who: Who): Promise<Out<'ticket.line'>> {
  const rows = await ticketsOf(core.store.db, core.clock.today())
  const sent = await sentOn(core.store.db, core.clock.today())
  const shown = (row: TicketRecord) => ({ ...ticketView(row), sent: sent.get(row.id) ?? null })
  const { counter, operatorId } = signedIn(who)
  const byId = new Map(rows.map(row => [row.id, row]))
  const expected = expectedOrder(rows.map(numberedOf), Date.parse(core.clock.now()), usualQueueRules, counter)
  const waiting = expected.flatMap(({ id }) => byId.get(id) ?? [])
  const atCounters = rows.filter(row => row.state === 'called' || row.state === 'serving')
  const mine = atCounters.find(row => row.operator_id === operatorId)
  return {
    waiting: waiting.map(shown),
    atCounters: atCounters.map(shown),
    mine: mine ? shown(mine) : null,
    meanWaitMinutes: meanWait(rows),
    emptySince: waiting.length > 0 ? null : lastCall(rows),
  }
}

/** Minutes from taking a ticket to its first call, over the tickets called today. */
function meanWait(rows: readonly TicketRecord[]): number | null {
  const waits = rows.flatMap(row => (row.first_called_at ? [Date.parse(row.first_called_at) - Date.parse(row.taken_at)] : []))
  if (waits.length === 0) return null
  return Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length / 60_000)
}

const lastCall = (rows: readonly TicketRecord[]): string | null =>
  rows.reduce<string | null>(
    (latest, row) => (row.first_called_at && row.first_called_at > (latest ?? '') ? row.first_called_at : latest),
    null,
  )
