/** Reads and frees the booked seats of pickup slots. */
import type { Kysely } from 'kysely'
import type { CaseId } from '../../../shared/ids.ts'
import type { Day } from '../../../shared/time.ts'
import type { Tx } from '../store/open.ts'
import type { Tables } from '../store/schema.ts'

export type Booked = { readonly day: string; readonly start: string; readonly end: string }

export async function bookedSeat(db: Kysely<Tables>, caseId: CaseId): Promise<Booked | null> {
  const seat = await db.selectFrom('pickup_seat').select(['day', 'start', 'end']).where('case_id', '=', caseId).executeTakeFirst()
  return seat ?? null
}

/** Booked seats of each slot of a day, by the slot's start. */
export async function takenOn(db: Kysely<Tables>, day: Day): Promise<Map<string, number[]>> {
  const rows = await db.selectFrom('pickup_seat').select(['start', 'seat']).where('day', '=', day).execute()
  const taken = new Map<string, number[]>()
  for (const { start, seat } of rows) taken.set(start, [...(taken.get(start) ?? []), seat])
  return taken
}

export const releaseSeat = (tx: Tx, caseId: CaseId) => tx.deleteFrom('pickup_seat').where('case_id', '=', caseId).execute()
