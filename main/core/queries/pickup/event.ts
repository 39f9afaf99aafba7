/** Makes the calendar entry of a booked pickup for its holder, or the one that takes it back. */
import type { Kysely } from 'kysely'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { calendarText, type Invitation } from '../../../../shared/pickup/invitation.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { eventText } from '../../../../shared/strings/zh-CN/pickup.ts'
import { clockInstant, Day } from '../../../../shared/time.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import { caseById, caseIdOf } from '../../records/case/rows.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { bookedSeat, visitOf } from '../../records/pickup/rows.ts'

/**
 * What the slip shows and no more: case number, branch, time. Null where nothing was ever booked.
 * The case's own id names the entry, so that a later file takes the place of an earlier one.
 */
export async function invitationOf(core: RecordsContext, db: Kysely<Tables>, row: CaseRecord): Promise<Invitation | null> {
  const caseId = caseIdOf(row)
  const { sequence, last } = await visitOf(db, caseId)
  if (!last) return null
  const booked = await bookedSeat(db, caseId)
  const { day, start, end } = booked ?? last
  return {
    uid: `${row.id.toLowerCase()}@ssc-counter`,
    sequence,
    method: booked ? 'PUBLISH' : 'CANCEL',
    stamp: core.clock.now(),
    start: clockInstant(Day.parse(day), start),
    end: clockInstant(Day.parse(day), end),
    summary: eventText.summary,
    place: eventText.place(core.branch.name, core.branch.address),
    note: eventText.note(row.number, core.branch.phone),
  }
}

export async function viewEvent(core: RecordsContext, _who: Who, { caseId }: Parsed<'pickup.event'>): Promise<Out<'pickup.event'>> {
  const row = await caseById(core.store.db, caseId)
  const invitation = await invitationOf(core, core.store.db, row)
  if (!invitation) throw new Refusal('NOT_BOOKED')
  return { name: eventText.fileName(row.number), text: calendarText(invitation) }
}
