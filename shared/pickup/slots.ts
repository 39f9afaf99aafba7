/** Computes the pickup slots of a day from hours, closures and calendar, and the free seats. Pure. */
import { type Day, weekday } from '../time.ts'
import type { WorkCalendar } from './calendar.ts'
import { aheadOf, type ClosureInput, type HoursRow, minutesOf, type PickupHours } from './hours.ts'

/** Seats 1 to `ahead` can be booked; the rest up to `capacity` are kept for walk-ins. */
export type Slot = { readonly start: string; readonly end: string; readonly capacity: number; readonly ahead: number }
export type FreeSlot = Slot & { readonly free: number }

const clockOf = (minutes: number): string => [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

/** Opening hours of a day. A make-up day on a weekend uses Monday's hours; a holiday closes any weekday. */
function rowsOn({ week }: PickupHours, calendar: WorkCalendar, day: Day): readonly HoursRow[] {
  if (Object.hasOwn(calendar.makeUpDays, day)) return week['1']
  return Object.hasOwn(calendar.offDays, day) ? [] : week[weekday(day)]
}

/** Whole slots only: a slot that would run past closing time is dropped. */
function cut({ from, to, capacity }: HoursRow, { slotMinutes, walkInPercent }: PickupHours): Slot[] {
  const first = minutesOf(from)
  const count = Math.floor((minutesOf(to) - first) / slotMinutes)
  return Array.from({ length: count }, (_, place) => {
    const start = first + place * slotMinutes
    return { start: clockOf(start), end: clockOf(start + slotMinutes), capacity, ahead: aheadOf(capacity, walkInPercent) }
  })
}

const closes = ({ firstDay, lastDay, span }: ClosureInput, day: Day, slot: Slot): boolean =>
  firstDay <= day && day <= lastDay && (span === null || (slot.start < span.to && span.from < slot.end))

export const slotsOn = (hours: PickupHours, calendar: WorkCalendar, day: Day, closures: readonly ClosureInput[] = []): readonly Slot[] =>
  rowsOn(hours, calendar, day)
    .flatMap(row => cut(row, hours))
    .filter(slot => !closures.some(closure => closes(closure, day, slot)))
    .sort((a, b) => (a.start < b.start ? -1 : 1))

/** `taken`: seats already given on that day, by slot start. */
export const freeSlots = (slots: readonly Slot[], taken: ReadonlyMap<string, readonly number[]>): readonly FreeSlot[] =>
  slots.map(slot => ({ ...slot, free: aheadSeats(slot).filter(seat => !taken.get(slot.start)?.includes(seat)).length }))

const seats = (from: number, to: number): readonly number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)

/** The seats of a slot that can be booked ahead. */
export const aheadSeats = ({ ahead }: Slot): readonly number[] => seats(1, ahead)
/** Seats for walk-ins: the share kept for them first, then unbooked seats. */
export const walkInSeats = (slot: Slot): readonly number[] => [...seats(slot.ahead + 1, slot.capacity), ...aheadSeats(slot)]

/** Whether an earlier booking still fits these slots. */
export const stillThere = (
  slots: readonly Slot[],
  seat: { readonly start: string; readonly end: string; readonly seat: number },
): boolean => slots.some(slot => slot.start === seat.start && slot.end === seat.end && seat.seat <= slot.capacity)

/** The free slot that begins nearest to a wanted time, the earlier of two; null where none is free. */
export function nearestFree(slots: readonly FreeSlot[], start: string): FreeSlot | null {
  const away = (slot: FreeSlot): number => Math.abs(minutesOf(slot.start) - minutesOf(start))
  return slots
    .filter(({ free }) => free > 0)
    .reduce<FreeSlot | null>((best, slot) => (best && away(best) <= away(slot) ? best : slot), null)
}
