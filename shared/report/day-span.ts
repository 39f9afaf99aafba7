/** A span of branch days, both ends included. */
import { addDays, Day, daysBetween } from '../time.ts'
import { z } from '../zod.ts'

/** A leap year; a longer report would take too long in one query. */
export const longestSpan = 366

export const DaySpan = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) < longestSpan, { path: ['to'] })
export type DaySpan = z.infer<typeof DaySpan>

/** The named spans a manager can choose. */
export const spanNames = ['today', 'yesterday', 'week', 'month', 'lastMonth'] as const
export type SpanName = (typeof spanNames)[number]

const firstOfMonth = (day: Day): Day => Day.parse(`${day.slice(0, 8)}01`)

export function spanNamed(name: SpanName, today: Day): DaySpan {
  const yesterday = addDays(today, -1)
  const beforeMonth = addDays(firstOfMonth(today), -1)
  const spans: Record<SpanName, DaySpan> = {
    today: { from: today, to: today },
    yesterday: { from: yesterday, to: yesterday },
    week: { from: addDays(today, -6), to: today },
    month: { from: firstOfMonth(today), to: today },
    lastMonth: { from: firstOfMonth(beforeMonth), to: beforeMonth },
  }
  return spans[name]
}

/** Every day of a span, in order. */
export const daysOf = ({ from, to }: DaySpan): readonly Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, count) => addDays(from, count))
