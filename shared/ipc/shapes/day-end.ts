/** Shapes of the day end. */
import { GrantKind } from '../../access/power.ts'
import { typedLines } from '../../entry/text.ts'
import { DayLine, DayLineState } from '../../report/day-end.ts'
import { Day } from '../../time.ts'
import { z } from '../../zod.ts'

const Words = typedLines().max(200)

export const DayEndAsk = z.object({ day: Day })
export const DayClose = z.object({
  day: Day,
  reasons: z.partialRecord(DayLine, Words),
  /** Why the day is closed again; null the first time. */
  again: Words.min(2).nullable().default(null),
})

export const DayEndRun = z.object({
  run: z.number(),
  at: z.string(),
  by: z.string(),
  reason: z.string().nullable(),
  lines: z.array(DayLineState),
})
export type DayEndRun = z.infer<typeof DayEndRun>

/** Who decided on whose work with an account the other had a hand on. */
export const TiedPair = z.object({
  maker: z.string(),
  checker: z.string(),
  /** Who did it to the checker's account, what, and when. */
  by: z.string(),
  kind: GrantKind,
  at: z.string(),
  cases: z.array(z.string()),
})
export type TiedPair = z.infer<typeof TiedPair>

export const DayEndView = z.object({
  day: Day,
  /** The current lines, with the reasons of the newest run. */
  lines: z.array(DayLineState),
  /** Each time the day was closed, newest first. */
  runs: z.array(DayEndRun),
  tied: z.array(TiedPair),
  /** Earlier days with submitted cases that nobody closed. */
  unclosed: z.array(Day),
})
export type DayEndView = z.infer<typeof DayEndView>
