/** The hours in which this branch hands cards out: its own where it set some, else those of the place; and the days it is closed. */
import type { Kysely } from 'kysely'
import { isWorkday } from '../../../../shared/pickup/calendar.ts'
import { Closure, type ClosureInput, hoursOfProfile, PickupHours } from '../../../../shared/pickup/hours.ts'
import { type Slot, slotsOn } from '../../../../shared/pickup/slots.ts'
import type { Day } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import { profileOf } from '../../rules/profile/current.ts'
import type { RecordsContext } from '../context.ts'

export const newestHours = (db: Kysely<Tables>) =>
  db
    .selectFrom('pickup_hours')
    .innerJoin('operator', 'operator.id', 'pickup_hours.operator_id')
    .select(['pickup_hours.version', 'pickup_hours.hours', 'pickup_hours.reason', 'pickup_hours.at', 'operator.name as by'])
    .orderBy('pickup_hours.version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Null where neither the branch nor the place knows any. */
export async function hoursNow(core: RecordsContext, db: Kysely<Tables>): Promise<PickupHours | null> {
  const own = await newestHours(db)
  if (own) return PickupHours.parse(JSON.parse(own.hours))
  const { value } = profileOf(core).hours
  return value && hoursOfProfile(value)
}

export const closuresFrom = (db: Kysely<Tables>, day: Day) =>
  db
    .selectFrom('pickup_closure')
    .innerJoin('operator', 'operator.id', 'pickup_closure.operator_id')
    .selectAll('pickup_closure')
    .select('operator.name as by')
    .where('lifted_at', 'is', null)
    .where('last_day', '>=', day)
    .orderBy('first_day')
    .execute()

type ClosureRow = Awaited<ReturnType<typeof closuresFrom>>[number]

export const closureOf = (row: ClosureRow): Closure =>
  Closure.parse({
    id: row.id,
    firstDay: row.first_day,
    lastDay: row.last_day,
    span: row.from_clock === null ? null : { from: row.from_clock, to: row.to_clock },
    reason: row.reason,
  })

/** Reads hours and closures once and answers for every day from today on; `planned` are closures nobody has saved yet. */
export async function branchSlots(
  core: RecordsContext,
  db: Kysely<Tables>,
  planned: readonly ClosureInput[] = [],
): Promise<(day: Day) => readonly Slot[]> {
  const hours = await hoursNow(core, db)
  const closures = [...(await closuresFrom(db, core.clock.today())).map(closureOf), ...planned]
  return day => (hours ? slotsOn(hours, calendarOf(core), day, closures) : [])
}

/**
 * Whether cards are handed out on a day, from today on. Where nobody said at which hours, every working day counts that no closure takes
 * as a whole. `planned` are closures nobody has saved yet.
 */
export async function openDays(
  core: RecordsContext,
  db: Kysely<Tables>,
  planned: readonly ClosureInput[] = [],
): Promise<(day: Day) => boolean> {
  const hours = await hoursNow(core, db)
  const closures = [...(await closuresFrom(db, core.clock.today())).map(closureOf), ...planned]
  const isClosed = (day: Day) => closures.some(({ firstDay, lastDay, span }) => span === null && firstDay <= day && day <= lastDay)
  return day =>
    isWorkday(calendarOf(core), day) && !isClosed(day) && (hours === null || slotsOn(hours, calendarOf(core), day, closures).length > 0)
}
