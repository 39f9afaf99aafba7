/** Keeps who sent a number to another item or window, why, and what it was before, so that it can be put back. */
import type { Kysely } from 'kysely'
import type { TicketView } from '../../../../shared/ipc/shapes/ticket.ts'
import type { TransferReason } from '../../../../shared/queue/reasons.ts'
import { z } from '../../../../shared/zod.ts'
import { newId } from '../../platform/new-id.ts'
import type { Tables, TicketRecord } from '../../platform/store/schema.ts'
import type { TicketSentRecord } from '../../platform/store/tables/queue.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

const Before = z.object({
  state: z.enum(['waiting', 'called', 'serving', 'held', 'absent']),
  item: z.string(),
  for_counter: z.string().nullable(),
  not_before: z.number(),
  called_at: z.string().nullable(),
  counter: z.string().nullable(),
  operator_id: z.string().nullable(),
})
type Before = z.infer<typeof Before>

export const beforeOf = ({ before }: TicketSentRecord): Before => Before.parse(JSON.parse(before))

export async function keepSending(core: RecordsContext, tx: Tx, who: Who, ticket: TicketRecord, reason: TransferReason): Promise<void> {
  const { operatorId, counter } = signedIn(who)
  const row = {
    id: newId(),
    day: ticket.day,
    ticket_id: ticket.id,
    counter,
    operator_id: operatorId,
    reason,
    calls: ticket.calls,
    before: JSON.stringify(Before.parse(ticket)),
    at: core.clock.now(),
  }
  await tx.insertInto('ticket_sent').values(row).execute()
}

export const lastSending = (db: Kysely<Tables>, { day, id }: TicketRecord): Promise<TicketSentRecord | undefined> =>
  db
    .selectFrom('ticket_sent')
    .selectAll()
    .where('day', '=', day)
    .where('ticket_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const forgetSending = (tx: Tx, { id }: TicketSentRecord) => tx.deleteFrom('ticket_sent').where('id', '=', id).execute()

/** Who sent each number of the day last, and why. */
export async function sentOn(db: Kysely<Tables>, day: string): Promise<ReadonlyMap<string, TicketView['sent']>> {
  const rows = await db
    .selectFrom('ticket_sent')
    .innerJoin('operator', 'operator.id', 'ticket_sent.operator_id')
    .select(['ticket_sent.ticket_id as ticketId', 'ticket_sent.counter as counter', 'ticket_sent.reason as reason', 'operator.name as by'])
    .where('ticket_sent.day', '=', day)
    .orderBy('ticket_sent.id')
    .execute()
  return new Map(rows.map(({ ticketId, ...sent }) => [ticketId, sent]))
}
