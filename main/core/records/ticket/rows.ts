/** Reads the ticket table: numbers, lines, what a ticket looks like. */
import type { Kysely } from 'kysely'
import { ItemCode } from '../../../../shared/business/items.ts'
import { TicketId } from '../../../../shared/ids.ts'
import type { TicketView } from '../../../../shared/ipc/shapes/ticket.ts'
import { PriorityKind } from '../../../../shared/queue/line.ts'
import type { DaySpan } from '../../../../shared/report/day-span.ts'
import type { Tables, TicketRecord } from '../../platform/store/schema.ts'

/** Series letter and three digits; a busy day simply grows a fourth. */
export const ticketNumber = ({ series, seq }: Pick<TicketRecord, 'series' | 'seq'>): string => `${series}${String(seq).padStart(3, '0')}`

/** Called before those without: the old, the disabled, soldiers. */
export const isPriority = ({ priority }: Pick<TicketRecord, 'priority'>): boolean => priority === 1

export const ticketView = (row: TicketRecord): TicketView => ({
  id: TicketId.parse(row.id),
  number: ticketNumber(row),
  item: ItemCode.parse(row.item),
  priority: isPriority(row),
  kind: row.kind === null ? null : PriorityKind.parse(row.kind),
  to: row.for_counter,
  sent: null,
  minutes: row.said_minutes,
  state: row.state,
  takenAt: row.taken_at,
  calledAt: row.called_at,
  counter: row.counter,
  calls: row.calls,
})

/** In the order they came; who is called when is for the rules of the line to say. */
export const ticketsOf = (db: Kysely<Tables>, day: string): Promise<TicketRecord[]> =>
  db
    .selectFrom('ticket')
    .selectAll()
    .where('day', '=', day)
    .orderBy('arrival', order => order.asc().nullsFirst())
    .orderBy('taken_at')
    .orderBy('seq')
    .execute()

/** What the reports count by: when a number was taken, and when it was called first. */
export const ticketsTaken = (db: Kysely<Tables>, { from, to }: DaySpan) =>
  db
    .selectFrom('ticket')
    .select(['day', 'item', 'operator_id as operatorId', 'taken_at as takenAt', 'first_called_at as firstCalledAt'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()

export const ticketById = (db: Kysely<Tables>, id: TicketId): Promise<TicketRecord | undefined> =>
  db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst()

/** The ticket an operator has called and not finished. */
export const openTicketOf = (db: Kysely<Tables>, day: string, operatorId: string): Promise<TicketRecord | undefined> =>
  db
    .selectFrom('ticket')
    .selectAll()
    .where('day', '=', day)
    .where('operator_id', '=', operatorId)
    .where('state', 'in', ['called', 'serving'])
    .orderBy('called_at', 'desc')
    .limit(1)
    .executeTakeFirst()
