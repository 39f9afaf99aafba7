/** Takes a number aside and back, sends it to another item or window, and opens and pauses windows. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { usualQueueRules } from '../../../../shared/queue/line.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { QueueWindowRecord } from '../../platform/store/tables/queue.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewQueue } from '../../queries/ticket/queue.ts'
import { begunFor } from '../../records/case/give.ts'
import { endHold } from '../../records/case/lease.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import { callsOn } from '../../records/ticket/queue.ts'
import { keepSending } from '../../records/ticket/sent.ts'
import type { Core } from '../core.ts'
import { changing, ticketIn } from './call.ts'

/** Its person comes back in a moment; the window is free meanwhile, and the number keeps its place. */
export const holdTicket = (core: Core, who: Who, { ticketId, reason }: Parsed<'ticket.hold'>): Promise<Out<'ticket.hold'>> =>
  changing(core, who, 'ticket.hold', async tx => {
    const ticket = await ticketIn(tx, ticketId, ['called', 'serving'])
    // Whoever sits at another window is not taken from it.
    if (ticket.operator_id !== signedIn(who).operatorId) throw new Refusal('TICKET_STATE', { state: ticket.state })
    return { ticket, set: { state: 'held' }, facts: { reason } }
  })

/** Whoever missed the call stands a few turns back; whoever was held stands where they stood. */
export const returnTicket = (core: Core, who: Who, { ticketId }: Parsed<'ticket.return'>): Promise<Out<'ticket.return'>> =>
  changing(core, who, 'ticket.return', async tx => {
    const ticket = await ticketIn(tx, ticketId, ['held', 'absent'])
    if (ticket.day !== core.clock.today()) throw new Refusal('TICKET_STATE', { state: ticket.state })
    const late = ticket.state === 'absent' ? (await callsOn(tx, ticket.day)) + usualQueueRules.callsAfterAbsence : 0
    return { ticket, set: { state: 'waiting', not_before: late, counter: null, operator_id: null }, facts: { from: ticket.state } }
  })

/**
 * The number stays what is printed on the slip; it waits with those of the other item from where it stood, and before all others of a
 * window it is sent to. A case that was begun for it lies free and goes to whoever calls it.
 */
export const transferTicket = (
  core: Core,
  who: Who,
  { ticketId, item, to, reason }: Parsed<'ticket.transfer'>,
): Promise<Out<'ticket.transfer'>> =>
  changing(core, who, 'ticket.transfer', async (tx, tell) => {
    const ticket = await ticketIn(tx, ticketId, ['waiting', 'called', 'serving', 'held', 'absent'])
    // Whoever sits at another window is not sent away from it.
    const elsewhere = ['called', 'serving'].includes(ticket.state) && ticket.operator_id !== signedIn(who).operatorId
    if (elsewhere || ticket.day !== core.clock.today()) throw new Refusal('TICKET_STATE', { state: ticket.state })
    await keepSending(core, tx, who, ticket, reason)
    for (const row of await begunFor(tx, ticket.id)) {
      await endHold(tx, row.id)
      tell('lease.changed', { caseId: caseIdOf(row) })
    }
    const set = { state: 'waiting', item, for_counter: to, not_before: 0, counter: null, operator_id: null } as const
    return { ticket, set, facts: { item, ...(to === null ? {} : { to }), reason } }
  })

/** Nobody comes for it: it is never called, and its number is not given again. */
export const withdrawTicket = (core: Core, who: Who, { ticketId }: Parsed<'ticket.withdraw'>): Promise<Out<'ticket.withdraw'>> =>
  changing(core, who, 'ticket.withdraw', async tx => ({
    ticket: await ticketIn(tx, ticketId, ['waiting', 'held', 'absent']),
    // Nobody was served, so that it tells nothing of how long a visit takes.
    set: { state: 'done' },
  }))

export async function pauseWindow(core: Core, who: Who, { reason }: Parsed<'queue.pause'>): Promise<Out<'queue.pause'>> {
  await windowSet(core, who, 'queue.pause', { paused_at: reason === null ? null : core.clock.now(), reason: reason ?? '' })
  return viewQueue(core, who)
}

export async function assignSeries(core: Core, who: Who, { series }: Parsed<'queue.assign'>): Promise<Out<'queue.assign'>> {
  await windowSet(core, who, 'queue.assign', { series: series === null ? null : JSON.stringify([...new Set(series)].sort()) })
  return viewQueue(core, who)
}

async function windowSet(core: Core, who: Who, what: string, set: Partial<QueueWindowRecord>): Promise<void> {
  const { counter } = signedIn(who)
  await core.store.write(async ({ tx, tell }) => {
    await keepWindow(tx, counter, set)
    const { paused_at: pausedAt, series } = set
    const facts = { ...(pausedAt === undefined ? {} : { paused: pausedAt !== null }), ...(series === undefined ? {} : { series }) }
    await record(core, tx, { who, what, facts: { counter, ...facts, ...(set.reason ? { reason: set.reason } : {}) } })
    tell('ticket.changed', {})
  })
}

async function keepWindow(tx: Tx, counter: string, set: Partial<QueueWindowRecord>): Promise<void> {
  const fresh = { counter, series: null, paused_at: null, reason: '' as const }
  await tx
    .insertInto('queue_window')
    .values({ ...fresh, ...set })
    .onConflict(conflict => conflict.column('counter').doUpdateSet(set))
    .execute()
}
