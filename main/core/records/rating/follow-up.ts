/** Keeps what is done about bad grades: opened with the grade, one step after the other, until it is answered or set aside. */
import type { Kysely } from 'kysely'
import type { CaseId } from '../../../../shared/ids.ts'
import { addWorkdays } from '../../../../shared/pickup/calendar.ts'
import { type FollowUpEvent, openFollowUps } from '../../../../shared/rating/follow-up.ts'
import { Day } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { FollowUpRecord } from '../../platform/store/tables/report.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import { profileOf } from '../../rules/profile/current.ts'
import type { RecordsContext } from '../context.ts'

/** Call it in the transaction of the grade. Nobody answers for it until the manager says who. */
export async function openFollowUp(core: RecordsContext, tx: Tx, caseId: CaseId): Promise<void> {
  const { day, covered } = addWorkdays(calendarOf(core), core.clock.today(), profileOf(core).badRatingDays.value)
  await tx
    .insertInto('rating_follow_up')
    .values({ case_id: caseId, state: 'open', due: day, due_covered: covered ? 1 : 0, owner_id: null })
    .execute()
}

export const followUpOf = (db: Kysely<Tables>, caseId: CaseId): Promise<FollowUpRecord | undefined> =>
  db.selectFrom('rating_follow_up').selectAll().where('case_id', '=', caseId).executeTakeFirst()

export const stepsOf = async (db: Kysely<Tables>, caseId: CaseId): Promise<FollowUpEvent[]> =>
  (await db.selectFrom('rating_step').select('event').where('case_id', '=', caseId).orderBy('id').execute()).map(({ event }) => event)

/** What a day leaves open of them; `late` is past its deadline. */
export async function countFollowUps(
  db: Kysely<Tables>,
  day: Day,
): Promise<{ readonly open: number; readonly late: number; readonly unowned: number }> {
  const rows = await db.selectFrom('rating_follow_up').select(['due', 'owner_id']).where('state', 'in', openFollowUps).execute()
  return {
    open: rows.length,
    late: rows.filter(({ due }) => Day.parse(due) < day).length,
    unowned: rows.filter(({ owner_id }) => owner_id === null).length,
  }
}
