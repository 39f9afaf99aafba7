/** Takes whoever still waits at a desk into the branch's line, under the number in their hand, where they would stand had they come here. */
import { emergencySeries } from '../../../../shared/hall/emergency.ts'
import type { EmergencyTicket } from '../../../../shared/ipc/shapes/emergency.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { Who } from '../../records/context.ts'
import { ticketNumber } from '../../records/ticket/rows.ts'

/** A number of an earlier day is waited for by nobody; one that came before is passed over. */
export async function takeTickets(core: Core, who: Who, tickets: readonly EmergencyTicket[]): Promise<void> {
  const today = tickets.filter(({ day }) => day === core.clock.today())
  if (today.length === 0) return
  await core.store.write(async ({ tx, tell }) => {
    for (const ticket of today) await takeIn(core, tx, who, ticket)
    tell('ticket.changed', {})
  })
}

async function takeIn(core: Core, tx: Tx, who: Who, { id, day, seq, item, kind, takenAt, minutes }: EmergencyTicket): Promise<void> {
  const branch = core.branch.code
  const same = await tx
    .selectFrom('ticket')
    .select('id')
    .where(eb => eb.or([eb('id', '=', id), eb.and({ branch, day, series: emergencySeries, seq })]))
    .executeTakeFirst()
  // The same number of another desk that lost its memory is called already; nobody is called twice by it.
  if (same) return
  const before = await tx
    .selectFrom('ticket')
    .select(eb => eb.fn.max('arrival').as('arrival'))
    .where('day', '=', day)
    .where('taken_at', '<=', takenAt)
    .executeTakeFirst()
  const row = {
    ...{ id, branch, day, series: emergencySeries, seq, item, kind, taken_at: takenAt, said_minutes: minutes },
    ...{ priority: kind === null ? 0 : 1, state: 'waiting' as const, arrival: Number(before?.arrival ?? 0), calls: 0, not_before: 0 },
    ...{ first_called_at: null, called_at: null, counter: null, operator_id: null, for_counter: null, done_at: null },
  }
  await tx.insertInto('ticket').values(row).execute()
  await record(core, tx, { who, what: 'ticket.take', facts: { ticket: ticketNumber(row), priority: kind !== null, takenAt } })
}
