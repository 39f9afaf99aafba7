/** The day an accepted case is promised for, by the rules the case began with. */
import type { Kysely } from 'kysely'
import { ItemCode } from '../../../../shared/business/items.ts'
import { isCovered, workdaysBetween } from '../../../../shared/pickup/calendar.ts'
import type { ClosureInput } from '../../../../shared/pickup/hours.ts'
import { firstOpen, type Promised, promiseDay } from '../../../../shared/pickup/promise.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import type { Day } from '../../../../shared/time.ts'
import { statesIn } from '../../../../shared/workflow/table.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import type { RecordsContext } from '../context.ts'
import { closureOf, closuresFrom } from './hours.ts'

/** Null where the place states no lead time: then the day is told when the card is at the branch. */
export function promiseFor(core: RecordsContext, profile: Profile, item: string, from: Day): Promised | null {
  const lead = profile.leadTime[ItemCode.parse(item)]?.value
  return lead ? promiseDay(calendarOf(core), lead, 'batch', from) : null
}

/** The open cases whose card is still on its way and promised for a day of the closure. */
export const promisedOn = (db: Kysely<Tables>, { firstDay, lastDay }: Pick<ClosureInput, 'firstDay' | 'lastDay'>): Promise<CaseRecord[]> =>
  db
    .selectFrom('case_file')
    .selectAll()
    .where('state', 'in', promisedStates)
    .where('promised_day', '>=', firstDay)
    .where('promised_day', '<=', lastDay)
    .execute()

/** Handed in, and the card not at the branch yet. */
const promisedStates = statesIn('review', 'fee', 'production')

/** The same, past the days on which this branch has announced that it is closed. */
export async function openPromise(
  core: RecordsContext,
  db: Kysely<Tables>,
  profile: Profile,
  item: string,
  from: Day,
): Promise<Promised | null> {
  const promise = promiseFor(core, profile, item, from)
  if (!promise) return null
  const closures = (await closuresFrom(db, core.clock.today())).map(closureOf)
  const day = firstOpen(calendarOf(core), closures, promise.day)
  if (day === promise.day) return promise
  return { day, covered: promise.covered && isCovered(calendarOf(core), day), workdays: workdaysBetween(calendarOf(core), from, day) }
}
