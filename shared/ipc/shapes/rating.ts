/** Shapes of ratings by the citizen. */
import { ItemCode } from '../../business/items.ts'
import { typedLines } from '../../entry/text.ts'
import { CaseId, OperatorId } from '../../ids.ts'
import { followUpEvents, followUpStates } from '../../rating/follow-up.ts'
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

/** One step with a bad grade; only `assign` names who answers for it. */
export const RatingFollow = z
  .object({ caseId: CaseId, event: z.enum(followUpEvents), ownerId: OperatorId.nullable().default(null), note: words.default('') })
  .refine(({ event, ownerId }) => (event === 'assign') === (ownerId !== null), { path: ['ownerId'] })
  .refine(({ event, note }) => event === 'assign' || note.length >= 2, { path: ['note'] })

export const FollowUp = z.object({
  caseId: CaseId,
  number: z.string(),
  maskedName: z.string(),
  item: ItemCode,
  grade: Grade,
  reasons: z.array(BadReason),
  words: z.string(),
  day: z.string(),
  /** Whose service was graded: they neither answer for it nor judge an appeal. */
  ratedId: OperatorId,
  rated: z.string(),
  state: z.enum(followUpStates),
  due: z.string(),
  /** False: the deadline reaches into a year whose calendar is not published. */
  dueCovered: z.boolean(),
  late: z.boolean(),
  owner: z.string().nullable(),
  steps: z.array(
    z.object({ event: z.enum(followUpEvents), note: z.string(), at: z.string(), by: z.string(), owner: z.string().nullable() }),
  ),
})
export type FollowUp = z.infer<typeof FollowUp>
