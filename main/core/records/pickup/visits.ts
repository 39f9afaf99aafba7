/** Says which times of appointments are over or still to come, and finds the next one that is free. */

import type { Kysely } from 'kysely'
import { freeSlots, nearestFree, type Slot } from '../../../../shared/pickup/slots.ts'
import { addDays, clockAt, clockInstant, Day } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { RecordsContext } from '../context.ts'
import { takenOn } from './rows.ts'

/** How many days ahead a free seat is looked for. */
export const daysSearched = 45

/** Whether the time of a seat is over. */
export const isOver = (core: RecordsContext, { day, end }: { readonly day: string; readonly end: string }): boolean =>
  clockInstant(Day.parse(day), end) <= core.clock.now()

/** A slot of today that has begun is no longer offered. */
export function toCome(core: RecordsContext, day: Day, slots: readonly Slot[]): readonly Slot[] {
  const now = clockAt(core.clock.now()).slice(11, 16)
  return slots.filter(slot => day > core.clock.today() || slot.start > now)
}

type Look = {
  readonly from: Day
  /** The time of day the holder had. */
  readonly start: string
  readonly slotsOf: (day: Day) => readonly Slot[]
  /** How many seats are meant for others in the same plan. */
  readonly meant?: (day: Day, start: string) => number
}

/** The first day with a free seat, at the time nearest to the old one; null where every seat ahead is taken. */
export async function nextSeat(
  core: RecordsContext,
  db: Kysely<Tables>,
  { from, start, slotsOf, meant }: Look,
): Promise<{ day: Day; slot: Slot } | null> {
  for (let day = from; day < addDays(from, daysSearched); day = addDays(day, 1)) {
    const slots = toCome(core, day, slotsOf(day))
    if (slots.length === 0) continue
    const free = freeSlots(slots, await takenOn(db, day)).map(slot => ({ ...slot, free: slot.free - (meant?.(day, slot.start) ?? 0) }))
    const slot = nearestFree(free, start)
    if (slot) return { day, slot }
  }
  return null
}
