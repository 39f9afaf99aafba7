/** Names the checks of a card photo and the shape of what each one says. */
import { z } from '../zod.ts'

export const checkIds = [
  'one-face',
  'source-size',
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
] as const
export const CheckId = z.enum(checkIds)
export type CheckId = z.infer<typeof CheckId>

export const levels = ['pass', 'flag', 'refuse'] as const
export type Level = (typeof levels)[number]

export const Verdict = z
  .object({
    check: CheckId,
    level: z.enum(levels),
    measured: z.number().nullable(),
    /** The passing range with its unit, made by machine: `193-221 px`, `<= 5°`. */
    limit: z.string(),
    /** The same measure on OFIQ's scale of 0..100 where OFIQ has one, so that scores can be compared with other systems. */
    score: z.number().min(0).max(100).nullable(),
  })
  .readonly()
export type Verdict = z.infer<typeof Verdict>

export const outcomes = ['accepted', 'flagged', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

export function outcomeOf(verdicts: readonly Verdict[]): Outcome {
  if (verdicts.some(verdict => verdict.level === 'refuse')) return 'refused'
  return verdicts.some(verdict => verdict.level === 'flag') ? 'flagged' : 'accepted'
}

/** These may never be overridden: a picture outside them is returned by every card centre or shows what was not there. */
export const fixedChecks = ['one-face', 'frame', 'background', 'geometry', 'file'] as const satisfies readonly CheckId[]

/** What no network in the product sees reliably: the teller looks and ticks, the machine claims nothing. */
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
