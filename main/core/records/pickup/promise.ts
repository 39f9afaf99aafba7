/** The day an accepted case is promised for, by the rules the case began with. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { type Promised, promiseDay } from '../../../../shared/pickup/promise.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import type { Day } from '../../../../shared/time.ts'
import type { Core } from '../../platform/core.ts'
import { calendarOf } from '../../rules/calendar/book.ts'

/** Null where the place states no lead time: then the day is told when the card is at the branch. */
export function promiseFor(core: Core, profile: Profile, item: string, from: Day): Promised | null {
  const lead = profile.leadTime[ItemCode.parse(item)]?.value
  return lead ? promiseDay(calendarOf(core), lead, 'batch', from) : null
}
