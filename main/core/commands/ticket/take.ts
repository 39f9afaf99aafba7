/** Issues a ticket with the next number of its series. */

import { itemOf } from '../../../../shared/business/items.ts'
import { emergencySeries, firstTicketOf } from '../../../../shared/hall/emergency.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { offers } from '../../../../shared/profile/ask.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import type { TicketRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { estimateNow } from '../../queries/ticket/estimate.ts'
import type { Who } from '../../records/context.ts'
import { isPriority, ticketNumber, ticketView } from '../../records/ticket/rows.ts'
import { profileOf } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

export async function takeTicket(core: Core, who: Who, { item, priority, kind }: Parsed<'ticket.take'>): Promise<Out<'ticket.take'>> {
  if (!offers(profileOf(core), item)) throw new Refusal('ITEM_NOT_OFFERED', { item })
  const row = await core.store.write(async ({ tx, tell }) => {
    const day = core.clock.today()
    const mark = core.branch.emergency_mark
    const series = mark === null ? itemOf(item).series : emergencySeries
    const made: TicketRecord = {
      id: newId(),
      branch: core.branch.code,
      day,
      series,
      seq: await nextNumber(tx, core.branch.code, day, series, mark === null ? 0 : firstTicketOf(mark)),
      item,
      priority: priority || kind !== null ? 1 : 0,
      state: 'waiting',
      taken_at: core.clock.now(),
      first_called_at: null,
      called_at: null,
      calls: 0,
      counter: null,
      operator_id: null,
      for_counter: null,
      arrival: await nextArrival(tx, day),
      kind: kind ?? (priority ? 'other' : null),
      not_before: 0,
      said_minutes: (await estimateNow(core, tx, item, priority || kind !== null))?.minutes ?? null,
      done_at: null,
    }
    await tx.insertInto('ticket').values(made).execute()
    await record(core, tx, {
      who,
      what: 'ticket.take',
      facts: { ticket: ticketNumber(made), priority: isPriority(made), ...(made.kind === null ? {} : { kind: made.kind }) },
    })
    tell('ticket.changed', {})
    return made
  })
  return ticketView(row)
}

/** Apart from the clock, which may be set back. */
async function nextArrival(tx: Tx, day: string): Promise<number> {
  const last = await tx
    .selectFrom('ticket')
    .select(eb => eb.fn.max('arrival').as('last'))
    .where('day', '=', day)
    .executeTakeFirst()
  return Number(last?.last ?? 0) + 1
}

/** The UNIQUE constraint of the table decides; this only proposes the number. */
async function nextNumber(tx: Tx, branch: string, day: string, series: string, before: number): Promise<number> {
  const last = await tx
    .selectFrom('ticket')
    .select(eb => eb.fn.max('seq').as('seq'))
    .where('branch', '=', branch)
    .where('day', '=', day)
    .where('series', '=', series)
    .executeTakeFirst()
  return Number(last?.seq ?? before) + 1
}
