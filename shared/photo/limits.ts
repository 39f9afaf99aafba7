/** The limits of the photo checks as data: pass, teller decides, or refuse. */
import { z } from '../zod.ts'

const Open = z.tuple([z.number().nullable(), z.number().nullable()]).readonly()

/** A `null` bound is open. Outside `pass` but inside `flag` the teller decides; outside both the picture is refused. */
export const Limit = z.object({ pass: Open, flag: Open.nullable(), unit: z.enum(['', ' px', '°', ' bit', ' %', ' bytes']) }).readonly()
export type Limit = z.infer<typeof Limit>

export const limitIds = [
  'one-face',
  'source-face-width',
  'source-eye-distance',
  'frame-cut',
  'frame-crown',
  'frame-shoulders',
  'pose-yaw',
  'pose-roll',
  'pose-pitch',
  'tilt-left',
  'eyes-open',
  'eye-aspect',
  'iris-hidden',
  'mouth-closed',
  'gaze-mean',
  'gaze-each',
  'luminance',
  'luminance-toned',
  'luminance-variance',
  'dynamic-range',
  'exposure-over',
  'exposure-under',
  'exposure-under-skin',
  'illumination-even',
  'natural-colour',
  'sharpness',
  'matte-soft',
  'matte-shoulders',
  'matte-others',
  'background',
  'compression',
  'compression-grid',
  'lens-glare',
  'clothes-not-white',
] as const
export type LimitId = (typeof limitIds)[number]

const anything = [null, null] as const
const atMost = (pass: number, flag: number | null, unit: Limit['unit'] = ''): Limit => ({
  pass: [null, pass],
  flag: flag === null ? null : [null, flag],
  unit,
})
const atLeast = (pass: number, flag: number | null, unit: Limit['unit'] = ''): Limit => ({
  pass: [pass, null],
  flag: flag === null ? null : [flag, null],
  unit,
})

/**
 * Tuned on about a hundred portraits with few East Asian faces; they still have to be tuned on consented counter photos.
 * A profile may override them. Each quantity is explained in the file of its check.
 */
export const baseLimits: Readonly<Record<LimitId, Limit>> = {
  'one-face': { pass: [1, 1], flag: null, unit: '' },
  'source-face-width': atLeast(207, 150, ' px'),
  'source-eye-distance': atLeast(90, 65, ' px'),
  'frame-cut': atMost(6, null, ' px'),
  // The matte locates the crown to about four cells of 2 px; closer to the edge, hair may have been cut off unnoticed.
  'frame-crown': atLeast(12, 8, ' px'),
  'frame-shoulders': atLeast(1.1, 0.7),
  'pose-yaw': atMost(5, 10, '°'),
  'pose-roll': atMost(8, 15, '°'),
  'pose-pitch': atMost(10, 15, '°'),
  'tilt-left': atMost(2, null, '°'),
  'eyes-open': atLeast(0.05, 0.035),
  'eye-aspect': atLeast(0.2, 0.15),
  // Very light irises reach 0.6; above that the teller decides, because a reflecting lens may cover an open eye.
  'iris-hidden': { pass: [null, 0.6], flag: anything, unit: '' },
  // Closed lips measure up to 0.051 with 0.004 of noise, teeth from 0.07.
  'mouth-closed': atMost(0.055, 0.07),
  'gaze-mean': atMost(0.06, 0.1),
  'gaze-each': atMost(0.12, 0.2),
  luminance: { pass: [0.3, 0.75], flag: [0.2, 0.85], unit: '' },
  'luminance-toned': { pass: [0.12, 0.75], flag: [0.08, 0.85], unit: '' },
  // Where OFIQ's score falls to a half and to a quarter of its maximum, on either side.
  'luminance-variance': { pass: [0.0033, 0.083], flag: [0.0015, 0.19], unit: '' },
  'dynamic-range': atLeast(6.4, 6, ' bit'),
  'exposure-over': atMost(0.01, 0.03),
  // A full black beard alone fills about 0.12 of the face.
  'exposure-under': atMost(0.2, 0.4),
  'exposure-under-skin': atMost(0.05, 0.2),
  'illumination-even': atMost(0.2, 0.35),
  'natural-colour': atMost(3, 6.5),
  // A sharp portrait measures 25-150; one enlarged twice about 20, one out of focus by a hundredth of the face 3.
  sharpness: atLeast(17, 8),
  'matte-soft': { pass: [null, 6], flag: anything, unit: ' %' },
  'matte-shoulders': { pass: [null, 4.5], flag: anything, unit: ' %' },
  'matte-others': { pass: [null, 2], flag: anything, unit: ' %' },
  background: atLeast(253, null),
  compression: atLeast(75, 60),
  // JPEG of quality 70 leaves about 2.3, of 50 about 3.5, of 30 about 5.
  'compression-grid': atMost(2.6, 5),
  'lens-glare': { pass: [null, 2], flag: anything, unit: ' %' },
  'clothes-not-white': { pass: [null, 50], flag: anything, unit: ' %' },
}

export function levelFor(value: number, limit: Limit): 'pass' | 'flag' | 'refuse' {
  if (within(value, limit.pass)) return 'pass'
  return limit.flag && within(value, limit.flag) ? 'flag' : 'refuse'
}

export function limitText({ pass: [low, high], unit }: Limit): string {
  if (low !== null && high !== null) return low === high ? `${low}${unit}` : `${low}-${high}${unit}`
  if (low !== null) return `>= ${low}${unit}`
  return high === null ? '' : `<= ${high}${unit}`
}

function within(value: number, [low, high]: Limit['pass']): boolean {
  return (low === null || value >= low) && (high === null || value <= high)
}
