/** The five grades a citizen gives a service, and what a bad one may name; State Council General Office notice [2019] No. 51, part 2. */
import { z } from '../zod.ts'

/** The best first, as the digits on the citizen's page stand. */
export const grades = [5, 4, 3, 2, 1] as const
export const Grade = z.literal(grades)
export type Grade = z.infer<typeof Grade>

/** The notice counts the two lowest as bad: they are asked why. */
export const isBad = (grade: Grade): boolean => grade <= 2

export const badReasons = ['wait', 'manner', 'unclear', 'papers', 'slow', 'again', 'fee', 'equipment', 'other'] as const
export const BadReason = z.enum(badReasons)
export type BadReason = z.infer<typeof BadReason>

/** Where the citizen was asked: when the case was handed in, or when the card was handed over. */
export const ratingMoments = ['counter', 'pickup'] as const
export type RatingMoment = (typeof ratingMoments)[number]
