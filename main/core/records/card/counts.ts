/** Reads what two people counted of the finished cards. */
import type { Kysely } from 'kysely'
import { CaseId } from '../../../../shared/ids.ts'
import type { PlaceCounted } from '../../../../shared/ipc/shapes/place.ts'
import { z } from '../../../../shared/zod.ts'
import type { Tables } from '../../platform/store/schema.ts'

const shownCounts = 30

const Racks = z.array(z.object({ rack: z.string(), book: z.number(), counted: z.number() }))
const Missing = z.array(CaseId)

/** The newest first; each missing card with what became of it since. */
export async function newestCardCounts(db: Kysely<Tables>): Promise<PlaceCounted[]> {
  const rows = await db
    .selectFrom('card_count')
    .innerJoin('operator', 'operator.id', 'card_count.operator_id')
    .innerJoin('operator as second', 'second.id', 'card_count.second_id')
    .selectAll('card_count')
    .select(['operator.name as operator', 'second.name as second'])
    .orderBy('card_count.id', 'desc')
    .limit(shownCounts)
    .execute()
  const counts = rows.map(row => ({ ...row, racks: Racks.parse(JSON.parse(row.racks)), missing: Missing.parse(JSON.parse(row.missing)) }))
  const cases = [...new Set(counts.flatMap(({ missing }) => missing))]
  const numbers = new Map(
    cases.length === 0
      ? []
      : (await db.selectFrom('case_file').select(['id', 'number']).where('id', 'in', cases).execute()).map(row => [row.id, row.number]),
  )
  const ends = new Map(
    cases.length === 0
      ? []
      : (await db.selectFrom('card_missing').select(['count_id', 'case_id', 'ended']).where('case_id', 'in', cases).execute()).map(row => [
          `${row.count_id} ${row.case_id}`,
          row.ended,
        ]),
  )
  return counts.map(({ id, number, at, racks, book, counted, note, operator, second, missing }) => ({
    ...{ id, number, at, racks, book, counted, note, operator, second },
    missing: missing.map(caseId => ({ number: numbers.get(caseId) ?? '', ended: ends.get(`${id} ${caseId}`) ?? null })),
  }))
}
