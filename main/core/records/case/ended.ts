/** Tells the reports which cases came to an end, and which were left at the counter. */
import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../../../shared/time.ts'
import { counterStates, type End, endOf } from '../../../../shared/workflow/table.ts'
import type { Tables } from '../../platform/store/schema.ts'

type Ended = {
  readonly hour: string
  readonly kind: Exclude<End, 'rejected'>
  readonly item: string
  readonly makerId: string
  readonly count: number
}

/** Nothing changes a case after its end, so that its last change is the end. By the hour, `2026-03-09T02`: few rows, and any whole-hour zone fits. */
export async function casesEnded(db: Kysely<Tables>, from: Instant, to: Instant): Promise<readonly Ended[]> {
  const hour = sql<string>`substr(changed_at, 1, 13)`
  const rows = await db
    .selectFrom('case_file')
    .select([hour.as('hour'), 'state', 'item', 'maker_id', eb => eb.fn.countAll<number>().as('count')])
    .where('changed_at', '>=', from)
    .where('changed_at', '<', to)
    .groupBy([hour, 'state', 'item', 'maker_id'])
    .execute()
  // Filtering by state here would read the wide rows; the index alone has what is grouped by.
  return rows.flatMap(({ maker_id: makerId, state, count, ...row }) => {
    const kind = endOf(state)
    // Rejections are counted from the reviews.
    return kind === null || kind === 'rejected' ? [] : [{ ...row, kind, makerId, count: Number(count) }]
  })
}

/** Begun and not handed in, nor touched again by then. */
export async function countLeftAtCounter(db: Kysely<Tables>, until: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('case_file')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', counterStates)
    .where('changed_at', '<', until)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function caseNumbers(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('case_file').select(['id', 'number']).where('id', 'in', ids).execute()
  return new Map(rows.map(row => [row.id, row.number]))
}
