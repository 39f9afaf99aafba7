/** The day an accepted case is promised for, by the rules the case began with. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { type Promised, promiseDay } from '../../../../shared/pickup/promise.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import type { Day } from '../../../../shared/time.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import type { RecordsContext } from '../context.ts'

/** Null where the place states no lead time: then the day is told when the card is at the branch. */
export function promiseFor(core: RecordsContext, profile: Profile, item: string, from: Day): Promised | null {
  const lead = profile.leadTime[ItemCode.parse(item)]?.value
  return lead ? promiseDay(calendarOf(core), lead, 'batch', from) : null
}
