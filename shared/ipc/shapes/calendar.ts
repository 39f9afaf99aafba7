/** Inputs and outputs of the commands about the calendar of working days. */
import { typedLines } from '../../entry/text.ts'
import { CaseId } from '../../ids.ts'
import { CalendarYear, calendarYears } from '../../pickup/calendar.ts'
import { Day, Instant, yearOf } from '../../time.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'

const inRange = (day: Day): boolean => yearOf(day) >= calendarYears.first && yearOf(day) <= calendarYears.last

/** Import of a year's calendar, or a single day closed or opened against it. */
export const CalendarChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import'), years: z.array(CalendarYear).min(1).max(5) }),
  z.object({
    kind: z.literal('day'),
    day: Day.refine(inRange, 'no year of a calendar'),
    open: z.boolean(),
    name: typedLines().min(1).max(20),
  }),
])
export type CalendarChange = z.infer<typeof CalendarChange>

export const CalendarView = z.object({
  years: z.array(
    z.object({
      year: CalendarYear,
      /** Null: as shipped with the program. */
      changed: z.object({ by: z.string().nullable(), at: Instant, reason: z.string(), kind: z.enum(['import', 'day']) }).nullable(),
    }),
  ),
  /** The newest change the caller saw; a save based on an older one is refused. */
  seen: z.int(),
})
export type CalendarView = z.infer<typeof CalendarView>

export const CalendarPreview = z.object({ change: CalendarChange })
export const CalendarSave = CalendarPreview.extend({ reason: typedLines().min(2).max(200), seen: z.int() })

export const CalendarEffect = z.object({
  problems: z.array(z.object({ year: z.int(), day: z.string().nullable(), code: z.string() })),
  /** Days that change between working day and day off. */
  days: z.array(z.object({ day: Day, open: z.boolean(), name: z.string(), booked: z.int() })),
  /** Years that gain or lose an official arrangement. */
  covered: z.array(z.object({ year: z.int(), official: z.boolean() })),
  /** Promises of cards on their way that move to a later day; one that could be earlier stays as it was given. */
  promises: z.array(
    z.object({
      caseId: CaseId,
      number: z.string(),
      /** Masked; a manager opens the case to call. */
      name: z.string(),
      state: z.enum(stateNames),
      promised: Day,
      would: Day,
      /** `call`: no text reaches them, so somebody of the branch does. */
      tell: z.enum(['text', 'call']),
    }),
  ),
  promiseCount: z.int(),
  /** Promises that were given subject to this year's arrangement and hold by it. */
  settled: z.int(),
})
export type CalendarEffect = z.infer<typeof CalendarEffect>
