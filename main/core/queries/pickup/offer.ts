/** Offers the days and slots a card can be collected in. */

import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { isCovered } from '../../../../shared/pickup/calendar.ts'
import { freeSlots, type Slot } from '../../../../shared/pickup/slots.ts'
import { addDays, clockAt, type Day, parseDay } from '../../../../shared/time.ts'
import { isCardHere } from '../../../../shared/workflow/table.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { caseById } from '../../records/case/rows.ts'
import { promisedIn } from '../../records/case/values.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { branchSlots } from '../../records/pickup/hours.ts'
import { bookedSeat, takenOn, visitOf } from '../../records/pickup/rows.ts'
import { daysSearched, isOver, toCome } from '../../records/pickup/visits.ts'
import { calendarOf } from '../../rules/calendar/book.ts'

/** Open days shown at once. */
const daysShown = 10

/** Seats are given up to this day, itself not included. */
export const lastDay = (first: Day): Day => addDays(first, daysSearched)

export async function offerPickup(core: RecordsContext, _who: Who, { caseId }: Parsed<'pickup.offer'>): Promise<Out<'pickup.offer'>> {
  const { db } = core.store
  const row = await caseById(db, caseId)
  const slotsOf = await branchSlots(core, db)
  const days: Out<'pickup.offer'>['days'] = []
  const first = earliestDay(core, row)
  for (let day = first; first && days.length < daysShown && day && day < lastDay(first); day = addDays(day, 1)) {
    const slots = freeSlots(toCome(core, day, slotsOf(day)), await takenOn(db, day))
    const shown = slots.map(({ start, end, free, capacity }) => ({ start, end, free, capacity }))
    if (shown.length > 0) days.push({ day, covered: isCovered(calendarOf(core), day), slots: shown })
  }
  const seat = await bookedSeat(db, caseId)
  const { missed } = await visitOf(db, caseId)
  return { promised: promisedIn(row), days, missed, over: seat !== null && isOver(core, seat) }
}

/** A card that lies at the branch can go today; one on its way on the promised day; null where neither is known. */
export function earliestDay(core: RecordsContext, row: Pick<CaseRecord, 'state' | 'promised_day'>): Day | null {
  const today = core.clock.today()
  if (isCardHere(row.state)) return today
  const promised = parseDay(row.promised_day ?? '')
  return promised && promised < today ? today : promised
}

/** The slot the branch is in right now, for who comes without a booking. */
export function slotNow(core: RecordsContext, slots: readonly Slot[]): Slot | null {
  const now = clockAt(core.clock.now()).slice(11, 16)
  return slots.find(slot => slot.start <= now && now < slot.end) ?? null
}
