/** Reads the errands, counts what is open of them, and wipes the persons of those that ended long enough ago. */
import type { Kysely } from 'kysely'
import { endedErrands, errandDue, isErrandLate } from '../../../../shared/errand/errand.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { addDays, type Day } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { ErrandRecord } from '../../platform/store/tables/errand.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

const wiped = '*'

/** @throws Refusal NOT_FOUND */
export async function errandAt(db: Kysely<Tables>, id: string): Promise<ErrandRecord> {
  const row = await db.selectFrom('errand').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

/** `late`: a visit whose day is over, or a step that is past its day. */
export async function countErrands(db: Kysely<Tables>, today: Day): Promise<{ readonly open: number; readonly late: number }> {
  const rows = await db.selectFrom('errand').select(['state', 'due', 'day']).where('state', 'not in', endedErrands).execute()
  return { open: rows.length, late: rows.filter(({ state, due, day }) => isErrandLate(errandDue(state, due, day), today)).length }
}

/** Ended so many days ago, and still naming somebody. */
export async function errandsToWipe(db: Kysely<Tables>, kept: number | null, today: Day, most: number): Promise<readonly string[]> {
  if (kept === null) return []
  const rows = await db
    .selectFrom('errand')
    .select('id')
    .where('wiped_at', 'is', null)
    .where('ended_on', '<', addDays(today, -kept))
    .orderBy('ended_on')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** Number, item, days and steps stay for the figures. */
export async function wipeErrand(tx: Tx, id: string, at: string): Promise<void> {
  await tx.insertInto('wiping').values({ id: 1 }).execute()
  const nobody = { name: wiped, phone: wiped, address: '', note: '', goers: '', reference: '', wiped_at: at }
  await tx.updateTable('errand').set(nobody).where('id', '=', id).execute()
  await tx.updateTable('errand_step').set({ note: '' }).where('errand_id', '=', id).execute()
  await tx.deleteFrom('wiping').execute()
}
