/** Wipes what identifies people from lines of merged branches, when the time is over for which this place keeps a closed case. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Periods } from '../../../../shared/access/retention.ts'
import { addDays, type Day } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

export type MergedPlace = { readonly registerId: string; readonly at: number }

/** The end of the case; of one whose sheet says none, its beginning, and else the day on which the sheet was brought in. */
const over = sql<string>`coalesce(merged_case.ended, merged_case.opened, substr(merged_register.at, 1, 10))`

const lines = (db: Kysely<Tables>) =>
  db
    .selectFrom('merged_case')
    .innerJoin('merged_register', 'merged_register.id', 'merged_case.register_id')
    .select(['merged_case.register_id as registerId', 'merged_case.at as at'])
    .where('merged_register.state', '=', 'brought')
    .where('merged_case.wiped_at', 'is', null)

/** As a closed case of ours: how far another branch's case went is known by words only. */
export async function mergedDue(db: Kysely<Tables>, { closed }: Periods, today: Day, most: number): Promise<readonly MergedPlace[]> {
  if (closed === null) return []
  return lines(db).where(over, '<', addDays(today, -closed)).limit(most).execute()
}

/** What stands there of one person; `erasable`: how much of it may go by now. */
export async function mergedOf(db: Kysely<Tables>, number: string, { closed }: Periods, today: Day) {
  const all = await lines(db).where('merged_case.doc_number', '=', number).execute()
  const erasable =
    closed === null ? [] : await lines(db).where('merged_case.doc_number', '=', number).where(over, '<', addDays(today, -closed)).execute()
  return { count: all.length, erasable }
}

/** The number of the case, what it was about and its days stay. */
export async function wipeMerged(tx: Tx, places: readonly MergedPlace[], at: string): Promise<void> {
  await tx.insertInto('wiping').values({ id: 1 }).execute()
  for (const { registerId, at: line } of places) {
    await tx
      .updateTable('merged_case')
      .set({ name: '*', doc_number: '', mobile: '', cells: '[]', wiped_at: at })
      .where('register_id', '=', registerId)
      .where('at', '=', line)
      .execute()
    await tx.updateTable('merged_look').set({ reason: '*' }).where('register_id', '=', registerId).where('row', '=', line).execute()
  }
  await tx.deleteFrom('wiping').execute()
}
