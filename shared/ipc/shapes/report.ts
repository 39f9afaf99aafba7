/** Shapes of the reports over a span of days. */

import { ItemCode } from '../../business/items.ts'
import { Bytes } from '../../bytes.ts'
import { OperatorId } from '../../ids.ts'
import { cardAges } from '../../pickup/card-ages.ts'
import { BadReason, Grade } from '../../rating/grades.ts'
import { DaySpan } from '../../report/day-span.ts'
import { PeriodKind } from '../../report/figures.ts'
import { Spread } from '../../report/spread.ts'
import { countedKinds } from '../../report/tally.ts'
import { faultParts } from '../../review/fault.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

export const ReportAsk = z.object({
  span: DaySpan,
  item: ItemCode.nullable().default(null),
  operatorId: OperatorId.nullable().default(null),
})

const Tally = z.object({
  ...(Object.fromEntries(countedKinds.map(kind => [kind, z.number()])) as Record<(typeof countedKinds)[number], z.ZodNumber>),
  wait: Spread.nullable(),
  handling: Spread.nullable(),
  photo: z.object({ first: z.number(), of: z.number(), shots: z.number() }),
  rating: z.object({ count: z.number(), sum: z.number(), bad: z.number() }),
})

export const ReportView = z.object({
  total: Tally,
  byDay: z.array(z.object({ day: Day, tally: Tally })),
  byItem: z.array(z.object({ item: ItemCode, tally: Tally })),
  byOperator: z.array(z.object({ operatorId: OperatorId, name: z.string(), tally: Tally })),
  /** Reasons cases were sent back, most frequent first; a case may have several. */
  returns: z.array(z.object({ part: z.enum(faultParts), count: z.number() })),
  grades: z.array(z.object({ grade: Grade, count: z.number() })),
  badReasons: z.array(z.object({ reason: BadReason, count: z.number() })),
  /** The newest bad grades, for follow-up. */
  bad: z.array(
    z.object({
      number: z.string(),
      day: Day,
      item: ItemCode,
      operator: z.string(),
      grade: Grade,
      reasons: z.array(BadReason),
      words: z.string(),
    }),
  ),
})
export type ReportView = z.infer<typeof ReportView>
export const ReportWorkbook = z.object({ name: z.string(), bytes: Bytes })
export const ReportSaved = z.object({ saved: z.boolean() })

export const FiguresAsk = z.object({ span: DaySpan, by: PeriodKind })
const Figures = z.record(z.string(), z.number())
/** Figures that are nought are left out. */
export const FiguresView = z.object({ total: Figures, byPeriod: z.array(z.object({ period: z.string(), figures: Figures })) })
export type FiguresView = z.infer<typeof FiguresView>

const FirstPictures = z.object({ first: z.number(), of: z.number() })
/** Today beside days like it. */
export const TodayView = z.object({
  line: z.array(z.object({ hour: z.number(), most: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })),
  lastWeek: z.object({ taken: z.number(), served: z.number(), photo: FirstPictures }).nullable(),
  pictures: z.array(FirstPictures.extend({ day: Day })),
  cards: z.object(Object.fromEntries(cardAges.map(age => [age, z.number()])) as Record<(typeof cardAges)[number], z.ZodNumber>),
})
export type TodayView = z.infer<typeof TodayView>
