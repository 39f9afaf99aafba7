/** The pickup slots of a branch day, from its opening hours and the calendar, and the seats still free. Pure. */
import type { OpeningHours, OpenSpan } from '../profile/profile.ts'
import { type Day, weekday } from '../time.ts'
import type { WorkCalendar } from './calendar.ts'

export type Slot = { readonly start: string; readonly end: string; readonly capacity: number }
export type FreeSlot = Slot & { readonly free: number }

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const clockOf = (minutes: number): string => [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

/** When the branch is open that day. A make-up day at a weekend is worked like a Monday; a holiday closes whatever the weekday. */
export function openSpans(hours: OpeningHours, calendar: WorkCalendar, day: Day): readonly OpenSpan[] {
  if (Object.hasOwn(calendar.makeUpDays, day)) return hours.week['1']
  return Object.hasOwn(calendar.offDays, day) ? [] : hours.week[weekday(day)]
}

/** Whole slots only: one that would run past closing time is not offered. */
function cut({ from, to }: OpenSpan, { slotMinutes, slotCapacity }: OpeningHours): Slot[] {
  const first = minutesOf(from)
  const count = Math.floor((minutesOf(to) - first) / slotMinutes)
  return Array.from({ length: count }, (_, place) => {
    const start = first + place * slotMinutes
    return { start: clockOf(start), end: clockOf(start + slotMinutes), capacity: slotCapacity }
  })
}

export const slotsOn = (hours: OpeningHours, calendar: WorkCalendar, day: Day): readonly Slot[] =>
  openSpans(hours, calendar, day).flatMap(span => cut(span, hours))

/** `taken` counts the bookings of that day by the start of their slot. */
export const freeSlots = (slots: readonly Slot[], taken: ReadonlyMap<string, number>): readonly FreeSlot[] =>
  slots.map(slot => ({ ...slot, free: Math.max(0, slot.capacity - (taken.get(slot.start) ?? 0)) }))
