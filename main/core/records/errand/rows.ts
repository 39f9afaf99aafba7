/** Reads the errands and the cases that may have come of them, counts what is open, and wipes the persons of those that ended long enough ago. */
import type { ExpressionBuilder, Kysely } from 'kysely'
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

/** Of a visit comes a case of what was asked for, entered after that; of a card brought home the case it was handed over in. */
export const mayHaveComeOf =
  ({ item, at }: Pick<ErrandRecord, 'item' | 'at'>) =>
  (eb: ExpressionBuilder<Tables, 'case_file'>) =>
    eb.and([
      eb('case_file.changed_at', '>=', at),
      eb('case_file.wiped_at', 'is', null),
      item === 'PICKUP'
        ? eb('case_file.closed_at', '>=', at)
        : eb.and([eb('case_file.item', '=', item), eb('case_file.opened_at', '>=', at)]),
    ])

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

/** Number, item, days, steps and the case stay for the figures. @returns the papers nothing names any more, to be dropped */
export async function wipeErrand(tx: Tx, id: string, at: string): Promise<readonly string[]> {
  await tx.insertInto('wiping').values({ id: 1 }).execute()
  const nobody = { name: wiped, phone: wiped, address: '', note: '', goers: '', reference: '', wiped_at: at }
  await tx.updateTable('errand').set(nobody).where('id', '=', id).execute()
  await tx.updateTable('errand_step').set({ note: '' }).where('errand_id', '=', id).execute()
  const prints = tx.selectFrom('print').select('id').where('errand_id', '=', id)
  await tx.deleteFrom('print_job').where('print_id', 'in', prints).execute()
  const papers = await tx.deleteFrom('print').where('errand_id', '=', id).returning(['pdf_sha', 'dots_sha']).execute()
  await tx.deleteFrom('wiping').execute()
  return papers.flatMap(({ pdf_sha, dots_sha }) => (dots_sha === null ? [pdf_sha] : [pdf_sha, dots_sha]))
}

/** What was taken down of a person: for the cases of theirs, under the name and a telephone they gave there, or under those they give now. */
export async function errandsOf(
  db: Kysely<Tables>,
  {
    caseIds,
    reached,
  }: { readonly caseIds: readonly string[]; readonly reached: readonly { readonly name: string; readonly phone: string }[] },
): Promise<readonly ErrandRecord[]> {
  if (caseIds.length === 0 && reached.length === 0) return []
  return db
    .selectFrom('errand')
    .selectAll()
    .where(eb =>
      eb.or([
        ...(caseIds.length === 0 ? [] : [eb('case_id', 'in', caseIds)]),
        ...reached.map(({ name, phone }) => eb.and([eb('name', '=', name), eb('phone', '=', phone)])),
      ]),
    )
    .orderBy('id')
    .execute()
}
