/** Reads and frees the seats of pickup slots, and keeps what happened around them. */
import type { Kysely } from 'kysely'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Day } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

export type Booked = { readonly day: string; readonly start: string; readonly end: string }

export async function bookedSeat(db: Kysely<Tables>, caseId: CaseId): Promise<Booked | null> {
  const seat = await db.selectFrom('pickup_seat').select(['day', 'start', 'end']).where('case_id', '=', caseId).executeTakeFirst()
  return seat ?? null
}

/** Taken seats of each slot of a day, by the slot's start. */
export async function takenOn(db: Kysely<Tables>, day: Day): Promise<Map<string, number[]>> {
  const rows = await db.selectFrom('pickup_seat').select(['start', 'seat']).where('day', '=', day).execute()
  const taken = new Map<string, number[]>()
  for (const { start, seat } of rows) taken.set(start, [...(taken.get(start) ?? []), seat])
  return taken
}

export const releaseSeat = (tx: Tx, caseId: CaseId) => tx.deleteFrom('pickup_seat').where('case_id', '=', caseId).execute()

/** What is known of the appointments of a case; nothing happened yet where there is no row. */
export type Visit = {
  readonly sequence: number
  readonly missed: number
  readonly last: Booked | null
  readonly ticketId: string | null
}

const noVisit: Visit = { sequence: 0, missed: 0, last: null, ticketId: null }

export async function visitOf(db: Kysely<Tables>, caseId: CaseId): Promise<Visit> {
  const row = await db.selectFrom('pickup_visit').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  if (!row) return noVisit
  const { sequence, missed, day, start, end } = row
  return { sequence, missed, last: day && start && end ? { day, start, end } : null, ticketId: row.ticket_id }
}

/** Changes what is kept; a change of the appointment is also a step of its sequence. */
export async function keepVisit(tx: Tx, caseId: CaseId, change: Partial<Visit>): Promise<void> {
  const { sequence, missed, last, ticketId } = { ...(await visitOf(tx, caseId)), ...change }
  const kept = { sequence, missed, ticket_id: ticketId, day: last?.day ?? null, start: last?.start ?? null, end: last?.end ?? null }
  await tx
    .insertInto('pickup_visit')
    .values({ case_id: caseId, ...kept })
    .onConflict(conflict => conflict.column('case_id').doUpdateSet(kept))
    .execute()
}
