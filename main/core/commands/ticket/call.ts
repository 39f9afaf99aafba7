/** Calls tickets to a counter: the next one, the same again, absent, finished. */
import { TicketId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { takeBackMs } from '../../../../shared/ipc/shapes/ticket.ts'
import { nextFor, usualQueueRules } from '../../../../shared/queue/line.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { type AuditFacts, record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { TicketRecord } from '../../platform/store/schema.ts'
import type { Tell, Tx } from '../../platform/store/unit-of-work.ts'
import { begunFor, giveTo } from '../../records/case/give.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import { keepCall, lineOn } from '../../records/ticket/queue.ts'
import { openTicketOf, ticketById, ticketNumber, ticketView } from '../../records/ticket/rows.ts'
import { beforeOf, forgetSending, lastSending } from '../../records/ticket/sent.ts'
import type { Core } from '../core.ts'

type State = TicketRecord['state']

export async function callNext(core: Core, who: Who): Promise<Out<'ticket.call'>> {
  const session = signedIn(who)
  return changing(core, who, 'ticket.call', async (tx, tell) => {
    const open = await openTicketOf(tx, core.clock.today(), session.operatorId)
    if (open) throw new Refusal('TICKET_OPEN', { ticket: ticketNumber(open) })
    const { line, window } = await lineOn(tx, core.clock.today(), session.counter, core.sessions.calling())
    if (window.paused) throw new Refusal('WINDOW_PAUSED')
    const choice = nextFor(line, window, Date.parse(core.clock.now()), usualQueueRules)
    const next = choice && (await ticketById(tx, TicketId.parse(choice.id)))
    if (!next) throw new Refusal('NOBODY_WAITING')
    await keepCall(core, tx, who, { ticket: next, jump: choice.jump, again: false })
    await bringCases(core, tx, tell, who, next)
    // Whoever was passed over can ask why.
    const facts: AuditFacts = choice.jump === null ? {} : { jump: choice.jump }
    return { ticket: next, set: { ...called(core, next), counter: session.counter, operator_id: session.operatorId }, facts }
  })
}

export async function recall(core: Core, who: Who, { ticketId }: Parsed<'ticket.recall'>): Promise<Out<'ticket.recall'>> {
  return changing(core, who, 'ticket.recall', async (tx, tell) => {
    const ticket = await ticketIn(tx, ticketId, ['called', 'absent'])
    const session = signedIn(who)
    await refuseTaken(core, tx, ticket, session.operatorId)
    await keepCall(core, tx, who, { ticket, jump: null, again: true })
    await bringCases(core, tx, tell, who, ticket)
    return { ticket, set: { ...called(core, ticket), counter: session.counter, operator_id: session.operatorId } }
  })
}

/** What was begun for a number goes on with whoever calls it. */
async function bringCases(core: Core, tx: Tx, tell: Tell, who: Who, ticket: TicketRecord): Promise<void> {
  const { operatorId } = signedIn(who)
  for (const row of await begunFor(tx, ticket.id)) {
    // Whoever has checked it cannot make it: it stays with its maker, and the call is not held up.
    if (row.maker_id === operatorId || row.checker_id === operatorId) continue
    await giveTo(core, tx, who, row, operatorId, 'case.handOn')
    tell('case.changed', { caseId: caseIdOf(row) })
  }
}

/** Yesterday's number is somebody else's today; a ticket at another counter stays there; one citizen at a time here. */
async function refuseTaken(core: Core, tx: Tx, ticket: TicketRecord, operatorId: string): Promise<void> {
  const elsewhere = ticket.state === 'called' && ticket.operator_id !== operatorId
  if (elsewhere || ticket.day !== core.clock.today()) throw new Refusal('TICKET_STATE', { state: ticket.state })
  const open = await openTicketOf(tx, ticket.day, operatorId)
  if (open && open.id !== ticket.id) throw new Refusal('TICKET_OPEN', { ticket: ticketNumber(open) })
}

export async function markAbsent(core: Core, who: Who, { ticketId }: Parsed<'ticket.absent'>): Promise<Out<'ticket.absent'>> {
  return changing(core, who, 'ticket.absent', async tx => ({ ticket: await ticketIn(tx, ticketId, ['called']), set: { state: 'absent' } }))
}

export async function finishTicket(core: Core, who: Who, { ticketId }: Parsed<'ticket.finish'>): Promise<Out<'ticket.finish'>> {
  return changing(core, who, 'ticket.finish', async tx => ({
    ticket: await ticketIn(tx, ticketId, ['called', 'serving']),
    set: { state: 'done', done_at: core.clock.now() },
  }))
}

/**
 * A number given or called by mistake goes back to where it was. One given goes out of the line and is not given again;
 * one called stands in its old place; one sent elsewhere is where it was, until somebody has called it. Nobody is told absent for good: that one is called again, as long as the counter is free.
 */
export async function takeTicketBack(core: Core, who: Who, { ticketId }: Parsed<'ticket.takeBack'>): Promise<Out<'ticket.takeBack'>> {
  const { operatorId } = signedIn(who)
  return changing(core, who, 'ticket.takeBack', async tx => {
    const ticket = await ticketIn(tx, ticketId, ['waiting', 'called', 'absent'])
    const sent = await lastSending(tx, ticket)
    if (ticket.state === 'waiting' && sent?.operator_id === operatorId && sent.calls === ticket.calls && isFresh(core, sent.at)) {
      const before = beforeOf(sent)
      const open = ['called', 'serving'].includes(before.state) && (await openTicketOf(tx, ticket.day, operatorId))
      if (open) throw new Refusal('TICKET_OPEN', { ticket: ticketNumber(open) })
      await forgetSending(tx, sent)
      return { ticket, set: before, facts: { sent: true } }
    }
    if (ticket.state === 'waiting') return { ticket, set: { state: 'done' }, fresh: ticket.calls === 0 && isFresh(core, ticket.taken_at) }
    if (ticket.operator_id !== operatorId) throw new Refusal('TICKET_STATE', { state: ticket.state })
    if (ticket.state === 'called') {
      // One that was sent here had been called before that, which stays.
      const again = sent !== undefined && sent.calls > 0 && ticket.calls === sent.calls + 1
      const set = again
        ? { ...uncalled, called_at: beforeOf(sent).called_at, first_called_at: ticket.first_called_at, calls: sent.calls }
        : uncalled
      return { ticket, set, fresh: (again || ticket.calls === 1) && isFresh(core, ticket.called_at) }
    }
    await refuseTaken(core, tx, ticket, operatorId)
    return { ticket, set: { state: 'called' } }
  })
}

const uncalled = { state: 'waiting', called_at: null, first_called_at: null, calls: 0, counter: null, operator_id: null } as const

const isFresh = ({ clock }: Core, since: string | null): boolean =>
  since !== null && Date.parse(clock.now()) - Date.parse(since) <= takeBackMs

/** Ties the ticket to a case that opens: from here it is being served. Runs in the case's own transaction. */
export async function serveTicket(tx: Tx, ticketId: Parsed<'ticket.finish'>['ticketId']): Promise<TicketRecord> {
  const ticket = await ticketIn(tx, ticketId, ['called', 'serving'])
  await updateOne(tx.updateTable('ticket').set({ state: 'serving' }).where('id', '=', ticket.id).where('state', '=', ticket.state))
  return ticket
}

/** Ends the service when the case leaves the chair: submitted or void. */
export async function ticketServed(core: Pick<Core, 'clock'>, tx: Tx, ticketId: string | null): Promise<void> {
  if (ticketId === null) return
  await tx
    .updateTable('ticket')
    .set({ state: 'done', done_at: core.clock.now() })
    .where('id', '=', ticketId)
    .where('state', 'in', ['called', 'serving'])
    .execute()
}

const called = (core: Core, ticket: TicketRecord) => ({
  state: 'called' as const,
  called_at: core.clock.now(),
  first_called_at: ticket.first_called_at ?? core.clock.now(),
  calls: ticket.calls + 1,
})

export async function ticketIn(tx: Tx, ticketId: Parsed<'ticket.finish'>['ticketId'], states: readonly State[]): Promise<TicketRecord> {
  const ticket = await ticketById(tx, ticketId)
  if (!ticket) throw new Refusal('NOT_FOUND')
  if (!states.includes(ticket.state)) throw new Refusal('TICKET_STATE', { state: ticket.state })
  return ticket
}

export type Changed = {
  readonly ticket: TicketRecord
  readonly set: Partial<Omit<TicketRecord, 'id'>>
  readonly facts?: AuditFacts
  /** False where it happened too long ago to be taken back. */
  readonly fresh?: boolean
}

export async function changing(
  core: Core,
  who: Who,
  what: string,
  change: (tx: Tx, tell: Tell) => Promise<Changed>,
): Promise<Out<'ticket.call'>> {
  const row = await core.store.write(async ({ tx, tell }) => {
    const { ticket, set, facts = {}, fresh = true } = await change(tx, tell)
    if (!fresh) throw new Refusal('TICKET_STATE', { state: ticket.state })
    await updateOne(tx.updateTable('ticket').set(set).where('id', '=', ticket.id).where('state', '=', ticket.state))
    await record(core, tx, { who, what, facts: { ticket: ticketNumber(ticket), ...facts } })
    tell('ticket.changed', {})
    return { ...ticket, ...set }
  })
  return ticketView(row)
}
