/** Reads from the production events how long cards took to come. */
import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/store/schema.ts'
import { happened } from './events.ts'

/** When the customer signed and left, and when the card lay at the branch. */
export type Arrival = { readonly handedIn: string; readonly arrived: string }

/** The newest arrivals of cards of one item; a card that came twice counts with its last coming. */
export async function arrivalsOf(db: Kysely<Tables>, item: string, most: number): Promise<readonly Arrival[]> {
  const rows = await db
    .selectFrom('production_event')
    .innerJoin('case_file', 'case_file.id', 'production_event.case_id')
    .select(['production_event.case_id', 'production_event.at as arrived', 'case_file.signed_at as handedIn'])
    .where('production_event.event', '=', 'branchReceived')
    .where(happened)
    .where('case_file.item', '=', item)
    .orderBy('production_event.at', 'desc')
    .orderBy('production_event.id', 'desc')
    .limit(most)
    .execute()
  const last = new Map<string, Arrival>()
  for (const { case_id, arrived, handedIn } of rows) if (handedIn !== null && !last.has(case_id)) last.set(case_id, { handedIn, arrived })
  return [...last.values()]
}
