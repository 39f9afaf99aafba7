/** When a branch hands out cards: weekly hours with seats, the walk-in share, and closures. Pure. */
import { typedLines } from '../entry/text.ts'
import { PickupClosureId } from '../ids.ts'
import { type OpeningHours, OpenSpan } from '../profile/profile.ts'
import { Day, type Weekday, weekdays } from '../time.ts'
import { z } from '../zod.ts'

/** Opening hours on a weekday, with the number of seats per slot. */
export const HoursRow = z.object({ ...OpenSpan.unwrap().shape, capacity: z.int().min(1).max(99) })
export type HoursRow = z.infer<typeof HoursRow>

export const PickupHours = z.object({
  week: z.record(z.enum(weekdays), z.array(HoursRow).max(8)),
  slotMinutes: z.int().min(5).max(240),
  /** Share of each slot's seats, rounded up, that cannot be booked ahead. */
  walkInPercent: z.int().min(0).max(100),
})
export type PickupHours = z.infer<typeof PickupHours>

/** Closed for whole days, or for the same hours on each of them. */
export const ClosureInput = z.object({ firstDay: Day, lastDay: Day, span: OpenSpan.nullable(), reason: typedLines().min(2).max(60) })
export type ClosureInput = z.infer<typeof ClosureInput>
export const Closure = ClosureInput.extend({ id: PickupClosureId })
export type Closure = z.infer<typeof Closure>

/** The hours of the place's profile, used until the branch sets its own. */
export function hoursOfProfile({ week, slotMinutes, slotCapacity }: OpeningHours): PickupHours {
  const rows = (day: Weekday): HoursRow[] => week[day].map(span => ({ ...span, capacity: slotCapacity }))
  return {
    week: { '1': rows('1'), '2': rows('2'), '3': rows('3'), '4': rows('4'), '5': rows('5'), '6': rows('6'), '7': rows('7') },
    slotMinutes,
    walkInPercent: 0,
  }
}

export const hoursCodes = ['ENDS_BEFORE', 'TOO_SHORT', 'OVERLAPS', 'NEVER_OPEN', 'NEVER_BOOKABLE'] as const
export type HoursCode = (typeof hoursCodes)[number]
/** `row` null: the fault is not in a single row. */
export type HoursProblem = { readonly day: Weekday | null; readonly row: number | null; readonly code: HoursCode }

export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
export const aheadOf = (capacity: number, walkInPercent: number): number => capacity - Math.ceil((capacity * walkInPercent) / 100)

function rowProblem(row: HoursRow, others: readonly HoursRow[], slotMinutes: number): HoursCode | null {
  if (row.from >= row.to) return 'ENDS_BEFORE'
  if (minutesOf(row.to) - minutesOf(row.from) < slotMinutes) return 'TOO_SHORT'
  return others.some(other => row.from < other.to && other.from < row.to) ? 'OVERLAPS' : null
}

/** All problems with the hours a manager typed; empty if they can be saved. */
export function hoursProblems({ week, slotMinutes, walkInPercent }: PickupHours): readonly HoursProblem[] {
  const found = weekdays.flatMap(day =>
    week[day].flatMap((row, at): HoursProblem[] => {
      const code = rowProblem(row, week[day].slice(0, at), slotMinutes)
      return code ? [{ day, row: at, code }] : []
    }),
  )
  const rows = weekdays.flatMap(day => week[day])
  if (rows.length === 0) return [{ day: null, row: null, code: 'NEVER_OPEN' }]
  if (rows.every(row => aheadOf(row.capacity, walkInPercent) === 0)) return [...found, { day: null, row: null, code: 'NEVER_BOOKABLE' }]
  return found
}
