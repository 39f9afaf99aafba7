/** Shows the pickup hours in force, the closures to come and who is booked into a closed time. */
import type { Out } from '../../../../shared/ipc/contract.ts'
import { isCovered } from '../../../../shared/pickup/calendar.ts'
import type { RecordsContext } from '../../records/context.ts'
import { branchSlots, closureOf, closuresFrom, hoursNow, newestHours } from '../../records/pickup/hours.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import { strandedVisits } from './visits.ts'

export async function viewHours(core: RecordsContext): Promise<Out<'pickup.hours'>> {
  const { db } = core.store
  const own = await newestHours(db)
  const closures = await closuresFrom(db, core.clock.today())
  return {
    hours: await hoursNow(core, db),
    own: own ? { since: own.at, by: own.by, reason: own.reason } : null,
    closures: closures.map(row => {
      const closure = closureOf(row)
      return { ...closure, by: row.by, covered: isCovered(calendarOf(core), closure.lastDay) }
    }),
    stranded: await strandedVisits(core, await branchSlots(core, db)),
  }
}
