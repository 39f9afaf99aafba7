/** The day an accepted case is promised for, by the rules the case began with. */
import type { Kysely } from 'kysely'
import { ItemCode } from '../../../../shared/business/items.ts'
import { isCovered, type WorkCalendar, workdaysBetween } from '../../../../shared/pickup/calendar.ts'
import type { ClosureInput } from '../../../../shared/pickup/hours.ts'
import { firstOpen, type Promised, promiseDay } from '../../../../shared/pickup/promise.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { Day } from '../../../../shared/time.ts'
import { statesIn } from '../../../../shared/workflow/table.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import type { RecordsContext } from '../context.ts'
import { openDays } from './hours.ts'

/** Null where the place states no lead time: then the day is told when the card is at the branch. */
export function promiseFor(core: RecordsContext, profile: Profile, item: string, from: Day): Promised | null {
  const lead = profile.leadTime[ItemCode.parse(item)]?.value
  return lead ? promiseDay(calendarOf(core), lead, 'batch', from) : null
}

/** Handed in, and the card not at the branch yet. */
const promisedStates = statesIn('review', 'fee', 'production')

export type Ungrounded = { readonly row: CaseRecord; readonly day: Day }
type Ground = {
  /** Closures nobody has saved yet. */
  readonly planned?: readonly ClosureInput[]
  /** Where the day lies by the new calendar, as far as that is known. */
  readonly recount?: (row: CaseRecord) => Day | null
}

/** The cards still on their way whose promised day no longer holds, each with the first day that does: later, never earlier. */
export async function ungrounded(core: RecordsContext, db: Kysely<Tables>, { planned, recount }: Ground = {}): Promise<Ungrounded[]> {
  const isOpen = await openDays(core, db, planned)
  const rows = await db
    .selectFrom('case_file')
    .selectAll()
    .where('state', 'in', promisedStates)
    .where('promised_day', '>=', core.clock.today())
    .execute()
  return rows.flatMap(row => {
    const promised = Day.parse(row.promised_day)
    const counted = recount?.(row) ?? promised
    const day = firstOpen(isOpen, counted > promised ? counted : promised)
    return day > promised ? [{ row, day }] : []
  })
}

/** The same, past the days on which this branch hands out no cards. */
export async function openPromise(
  core: RecordsContext,
  db: Kysely<Tables>,
  profile: Profile,
  item: string,
  from: Day,
): Promise<Promised | null> {
  const promise = promiseFor(core, profile, item, from)
  if (!promise) return null
  const day = firstOpen(await openDays(core, db), promise.day)
  if (day === promise.day) return promise
  return { day, covered: promise.covered && isCovered(calendarOf(core), day), workdays: workdaysBetween(calendarOf(core), from, day) }
}

/** Promises marked as subject to an arrangement that is known by now; a card that is here needs no promise any more. */
export async function uncovered(db: Kysely<Tables>, after: WorkCalendar): Promise<readonly CaseRecord[]> {
  const rows = await db
    .selectFrom('case_file')
    .selectAll()
    .where('promised_covered', '=', 0)
    .where('promised_day', 'is not', null)
    .where('state', 'in', promisedStates)
    .execute()
  return rows.filter(row => isCovered(after, Day.parse(row.promised_day)))
}

/** The mark is taken away without a new revision: nothing that anybody decided has changed, and no open screen grows stale by it. */
export const settle = (tx: Tx, row: CaseRecord): Promise<void> =>
  updateOne(tx.updateTable('case_file').set({ promised_covered: 1 }).where('id', '=', row.id))
