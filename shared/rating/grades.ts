/** The five grades a citizen can give, and the reasons for a bad one; State Council General Office notice [2019] No. 51, part 2. */
import { z } from '../zod.ts'

/** Best first, in the order of the citizen's page. */
export const grades = [5, 4, 3, 2, 1] as const
export const Grade = z.literal(grades)
export type Grade = z.infer<typeof Grade>

/** The notice counts the two lowest grades as bad and asks for a reason. */
export const isBad = (grade: Grade): boolean => grade <= 2

export const badReasons = ['wait', 'manner', 'unclear', 'papers', 'slow', 'again', 'fee', 'equipment', 'other'] as const
export const BadReason = z.enum(badReasons)
export type BadReason = z.infer<typeof BadReason>

/** When the citizen was asked: after submitting the case, or at the hand-over. */
export const ratingMoments = ['counter', 'pickup'] as const
export type RatingMoment = (typeof ratingMoments)[number]
