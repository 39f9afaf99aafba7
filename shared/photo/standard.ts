/** Describes what a finished card photo must be: the geometry, the file band and the limits a profile may set. */
import { z } from '../zod.ts'
import { baseLimits, Limit, type LimitId, limitIds } from './limits.ts'

const Range = z.tuple([z.number(), z.number()]).readonly()

/**
 * The picture one city or bank asks for. Lengths are pixels of the finished picture, sizes are bytes.
 * Base figures: the technical rule for digital photos of the social security card, on top of
 * GA 461-2004; GA/T 461-2019 has replaced that one, and its text was not read.
 */
export const PhotoSpec = z
  .object({
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    dpi: z.number().int().positive(),
    bytes: Range,
    faceWidth: z.object({ aim: z.number(), pass: Range, refuseOutside: Range }).readonly(),
    headTop: z.object({ aim: z.number(), pass: Range }).readonly(),
    eyeMidX: Range,
    eyeLineToBottomMin: z.number(),
    takenWithinMonths: z.number().int().positive().nullable(),
    /** Whether a refused verdict may be overridden by a second person with a reason (never for geometry or file). */
    overrideBySecondPerson: z.boolean(),
    /** Limits of the checks where the place differs from `baseLimits`. */
    limits: z.partialRecord(z.enum(limitIds), Limit).optional(),
  })
  .readonly()
export type PhotoSpec = z.infer<typeof PhotoSpec>

export const limitOf = (spec: PhotoSpec, id: LimitId): Limit => spec.limits?.[id] ?? baseLimits[id]
