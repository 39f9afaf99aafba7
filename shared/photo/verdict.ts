/** Names the checks of a card photo and defines the shape of their verdicts. */
import { z } from '../zod.ts'

export const checkIds = [
  'one-face',
  'source-size',
  'source-detail',
  'original',
  'proportions',
  'frame',
  'pose-yaw',
  'pose-roll',
  'pose-pitch',
  'tilt-left',
  'eyes-open',
  'mouth-closed',
  'gaze',
  'luminance',
  'luminance-variance',
  'dynamic-range',
  'exposure-over',
  'exposure-under',
  'illumination-even',
  'natural-colour',
  'sharpness',
  'matte',
  'background',
  'geometry',
  'compression',
  'file',
  'lens-glare',
  'clothes-not-white',
  'print',
] as const
export const CheckId = z.enum(checkIds)
export type CheckId = z.infer<typeof CheckId>

export const levels = ['pass', 'flag', 'refuse'] as const
export type Level = (typeof levels)[number]

/** A rectangle on the finished picture, in its pixels. */
export const Mark = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() }).readonly()
export type Mark = z.infer<typeof Mark>

export const Verdict = z
  .object({
    check: CheckId,
    level: z.enum(levels),
    measured: z.number().nullable(),
    /** The passing range with its unit, generated: `193-221 px`, `<= 5°`. */
    limit: z.string(),
    /** The measure on OFIQ's scale of 0..100, if OFIQ has one, to compare with other systems. */
    score: z.number().min(0).max(100).nullable(),
    /** Where on the finished picture it lies, the largest first; absent where it lies nowhere in particular. */
    marks: z.array(Mark).readonly().optional(),
  })
  .readonly()
export type Verdict = z.infer<typeof Verdict>

export const outcomes = ['accepted', 'flagged', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

export function outcomeOf(verdicts: readonly Verdict[]): Outcome {
  if (verdicts.some(verdict => verdict.level === 'refuse')) return 'refused'
  return verdicts.some(verdict => verdict.level === 'flag') ? 'flagged' : 'accepted'
}

/** Never overridable: every card centre returns a picture that fails them, or it shows something that was not there. */
export const fixedChecks = ['one-face', 'frame', 'background', 'geometry', 'file'] as const satisfies readonly CheckId[]

/** Defects that none of our networks detects reliably; the teller checks and ticks them. */
export const tellerLooks = [
  'glasses-tinted',
  'headwear',
  'hair-over-brows',
  'ears-hidden',
  'hand-or-mask',
  'uniform',
  'cast-shadow',
  'likeness',
] as const
export const TellerLook = z.enum(tellerLooks)
export type TellerLook = (typeof tellerLooks)[number]
