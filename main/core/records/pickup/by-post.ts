/** Says whether a finished card is to go to its holder by post, as the form asks and the post has not brought it back. */
import type { Kysely } from 'kysely'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import { formIn } from '../case/values.ts'

/** One that came back lies in the drawer like any other: its holder fetches it, or says where else it is to go. */
export async function goesByPost(db: Kysely<Tables>, row: CaseRecord): Promise<boolean> {
  if (formIn(row).pickupWay !== 'mail') return false
  const back = await db
    .selectFrom('card_parcel')
    .select('id')
    .where('case_id', '=', row.id)
    .where('ended', '=', 'returned')
    .executeTakeFirst()
  return back === undefined
}
