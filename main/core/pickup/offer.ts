/** Offers the days and slots a card can be collected in. */
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { isCovered } from '../../../shared/pickup/calendar.ts'
import { type FreeSlot, freeSlots, type Slot, slotsOn } from '../../../shared/pickup/slots.ts'
import { addDays, clockAt, type Day, parseDay } from '../../../shared/time.ts'
import { calendarOf } from '../calendar/book.ts'
import { caseById } from '../case/rows.ts'
import type { Core, Who } from '../core.ts'
import { profileOfCase } from '../profile/current.ts'
import type { CaseRecord } from '../store/schema.ts'
import { takenOn } from './rows.ts'

/** Open days shown at once, and how far ahead they are looked for. */
const daysShown = 10
const daysSearched = 45

/** Seats are given up to this day, itself not included. */
export const lastDay = (first: Day): Day => addDays(first, daysSearched)

export async function offerPickup(core: Core, _who: Who, { caseId }: Parsed<'pickup.offer'>): Promise<Out<'pickup.offer'>> {
  const row = await caseById(core.store.db, caseId)
  const days: Out<'pickup.offer'>['days'] = []
  const first = earliestDay(core, row)
  for (let day = first; first && days.length < daysShown && day && day < lastDay(first); day = addDays(day, 1)) {
    const slots = await freeOn(core, row, day)
    if (slots.length > 0) days.push({ day, covered: isCovered(calendarOf(core), day), slots: [...slots] })
  }
  return { promised: promisedOf(row), days }
}

const promisedOf = (row: CaseRecord): Out<'pickup.offer'>['promised'] =>
  row.promised_day === null ? null : { day: row.promised_day, covered: row.promised_covered === 1, workdays: row.promised_workdays ?? 0 }

/** A card that lies at the branch can go today; one on its way on the promised day; null where neither is known. */
export function earliestDay(core: Core, row: Pick<CaseRecord, 'state' | 'promised_day'>): Day | null {
  const today = core.clock.today()
  if (row.state === 'at-branch' || row.state === 'handing-over') return today
  const promised = parseDay(row.promised_day ?? '')
  return promised && promised < today ? today : promised
}

export function slotsOf(core: Core, row: CaseRecord, day: Day): readonly Slot[] {
  const hours = profileOfCase(core, row).hours.value
  if (!hours) return []
  const now = clockAt(core.clock.now()).slice(11, 16)
  // A slot of today that has begun is no longer offered.
  return slotsOn(hours, calendarOf(core), day).filter(slot => day > core.clock.today() || slot.start > now)
}

async function freeOn(core: Core, row: CaseRecord, day: Day): Promise<readonly FreeSlot[]> {
  const taken = await takenOn(core.store.db, day)
  return freeSlots(slotsOf(core, row, day), new Map([...taken].map(([start, seats]) => [start, seats.length])))
}
