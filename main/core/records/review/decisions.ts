/** Tells the reports what second persons decided, and what cases were sent back for. */
import { type Kysely, sql } from 'kysely'
import { Fault } from '../../../../shared/review/fault.ts'
import type { Instant } from '../../../../shared/time.ts'
import { z } from '../../../../shared/zod.ts'
import type { Tables } from '../../platform/store/schema.ts'

type Decided = {
  readonly hour: string
  readonly decision: Tables['review']['decision']
  readonly item: string
  readonly makerId: string
  readonly count: number
}

/** By the hour, `2026-03-09T02`, and by the teller whose case it was. Counted where the rows lie: one by one they cost a month's report a third of its time. */
export async function decisionsBetween(db: Kysely<Tables>, from: Instant, to: Instant): Promise<readonly Decided[]> {
  const hour = sql<string>`substr(at, 1, 13)`
  const rows = await db
    .selectFrom('review')
    .select([hour.as('hour'), 'decision', 'item', 'maker_id', eb => eb.fn.countAll<number>().as('count')])
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy([hour, 'decision', 'item', 'maker_id'])
    .execute()
  return rows.map(({ maker_id: makerId, count, ...row }) => ({ ...row, makerId, count: Number(count) }))
}

const Faults = z.array(Fault)

export async function sentBackBetween(
  db: Kysely<Tables>,
  from: Instant,
  to: Instant,
): Promise<readonly { readonly caseId: string; readonly faults: readonly Fault[] }[]> {
  const rows = await db.selectFrom('sent_back').select(['case_id', 'faults']).where('at', '>=', from).where('at', '<', to).execute()
  return rows.map(({ case_id: caseId, faults }) => ({ caseId, faults: Faults.parse(JSON.parse(faults)) }))
}
