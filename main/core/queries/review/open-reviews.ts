/** Tells the manager's day end what still waits for a second person. */
import type { Day, Instant } from '../../../../shared/time.ts'
import { endOfDay } from '../../platform/day-bounds.ts'
import type { RecordsContext } from '../../records/context.ts'

export type OpenReviews = {
  /** By the number of the case, the oldest first. */
  readonly waiting: readonly { readonly number: string; readonly since: string; readonly maker: string; readonly reviewer: string | null }[]
  readonly until: Instant
}

/** Cases handed in by the end of that day that nobody has decided on yet, and who has them before them. */
export async function openReviews(core: RecordsContext, day: Day): Promise<OpenReviews> {
  const until = endOfDay(day)
  const rows = await core.store.db
    .selectFrom('case_file')
    .innerJoin('operator as maker', 'maker.id', 'case_file.maker_id')
    .leftJoin('review_lease', join =>
      join.onRef('review_lease.case_id', '=', 'case_file.id').on('review_lease.until', '>', core.clock.now()),
    )
    .leftJoin('operator as reviewer', 'reviewer.id', 'review_lease.operator_id')
    .select(['case_file.number', 'case_file.changed_at as since', 'maker.name as maker', 'reviewer.name as reviewer'])
    .where('case_file.state', '=', 'submitted')
    .where('case_file.changed_at', '<', until)
    .orderBy('case_file.changed_at')
    .execute()
  return { waiting: rows, until }
}
