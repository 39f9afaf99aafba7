/** Shapes of the serials that the card system and the bank give to acts, and of comparing them with their lists. */
import { ItemCode } from '../../business/items.ts'
import { CaseId } from '../../ids.ts'
import { DaySpan } from '../../report/day-span.ts'
import { Serial, SerialSide, serialDifferences } from '../../serial/sides.ts'
import { z } from '../../zod.ts'

export const SerialNote = z.object({ caseId: CaseId, side: SerialSide, serial: Serial })
export const SerialsOf = z.array(
  z.object({ side: SerialSide, serial: z.string().nullable(), by: z.string().nullable(), at: z.string().nullable() }),
)
export type SerialsOf = z.infer<typeof SerialsOf>

export const SerialDay = z.object({ span: DaySpan, side: SerialSide })
/** The acts of the days that have a serial on this side, with it or without. */
export const SerialList = z.array(
  z.object({
    caseId: CaseId,
    number: z.string(),
    item: ItemCode,
    maskedName: z.string(),
    closedAt: z.string(),
    serial: z.string().nullable(),
  }),
)
export type SerialList = z.infer<typeof SerialList>

/** Document numbers stay in the core: their line is known by its row, ours by its case. */
export const SerialCompared = z.object({
  agreed: z.number(),
  differences: z.array(
    z.object({
      kind: z.enum(serialDifferences),
      row: z.number().nullable(),
      serial: z.string().nullable(),
      caseNumber: z.string().nullable(),
      maskedNumber: z.string(),
    }),
  ),
})
export type SerialCompared = z.infer<typeof SerialCompared>
export const SerialCompareAsk = SerialDay.extend({ path: z.string().min(1).max(4096) })
