/** Shapes of ratings by the citizen. */
import { typedLines } from '../../entry/text.ts'
import { CaseId } from '../../ids.ts'
import { BadReason, badReasons, Grade, isBad, ratingMoments } from '../../rating/grades.ts'
import { z } from '../../zod.ts'

const words = typedLines().max(200)

/** A bad grade needs a reason, in words if none of the list fits; a good one needs nothing more. */
export const RatingGive = z
  .object({ caseId: CaseId, grade: Grade, reasons: z.array(BadReason).max(badReasons.length).default([]), words: words.default('') })
  .refine(({ grade, reasons }) => !isBad(grade) || reasons.length > 0, { path: ['reasons'] })
  .refine(({ reasons, words: said }) => !reasons.includes('other') || said.length >= 2, { path: ['words'] })

/** Only that and when a rating was given; the grade is for the reports, not for the person rated. */
export const RatingView = z.object({ moment: z.enum(ratingMoments), at: z.string() })
export type RatingView = z.infer<typeof RatingView>
