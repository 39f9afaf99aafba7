/** Derives what a person in front of the camera should do next from one look at the preview. Pure. */
import type { FaceSeen } from '../ipc/shapes/photo.ts'
import type { CheckId, Verdict } from './verdict.ts'

/** The indicator lights next to the picture, most urgent hint first. */
export const lights = ['alone', 'distance', 'place', 'straight', 'eyes', 'mouth', 'light', 'even', 'sharp'] as const
export type Light = (typeof lights)[number]
export const eachLight = <T>(of: (light: Light) => T): Readonly<Record<Light, T>> => ({
  alone: of('alone'),
  distance: of('distance'),
  place: of('place'),
  straight: of('straight'),
  eyes: of('eyes'),
  mouth: of('mouth'),
  light: of('light'),
  even: of('even'),
  sharp: of('sharp'),
})

/** Left and right are the person's own, as a teller would say them. */
export const hints = [
  'nobody',
  'too-many',
  'nearer',
  'further',
  'move-left',
  'move-right',
  'sit-higher',
  'sit-lower',
  'turn-left',
  'turn-right',
  'tilt-left',
  'tilt-right',
  'raise-chin',
  'lower-chin',
  'open-eyes',
  'look-here',
  'lens-glare',
  'close-mouth',
  'too-dim',
  'too-bright',
  'poor-light',
  'dark-left',
  'dark-right',
  'hold-still',
  'stay',
] as const
export type Hint = (typeof hints)[number]

/** One look at the preview; `aspect` is the frame's width over its height. */
export type CoachLook = { readonly verdicts: readonly Verdict[]; readonly face: FaceSeen | null; readonly aspect: number }

const checksOf = {
  alone: ['one-face'],
  distance: ['source-size'],
  place: ['frame'],
  straight: ['pose-yaw', 'pose-roll', 'pose-pitch', 'tilt-left'],
  eyes: ['eyes-open', 'gaze', 'lens-glare'],
  mouth: ['mouth-closed'],
  light: ['luminance', 'luminance-variance', 'dynamic-range', 'exposure-over', 'exposure-under', 'natural-colour'],
  even: ['illumination-even'],
  sharp: ['sharpness'],
} as const satisfies Record<Light, readonly CheckId[]>

const coached: ReadonlySet<CheckId> = new Set(Object.values(checksOf).flat())
/** Whether a light depends on this check; the others cannot be judged from a small copy, or the person cannot change them. */
export const isCoached = (check: CheckId): boolean => coached.has(check)

// Shares of the frame's height, close to the outline on the screen; the core's own limits are wider or arrive as verdicts.
const narrowest = 0.26
const widest = 0.5
const aside = 0.16
// The finished picture shows about this many face widths of neck and shoulders below the chin.
const belowChin = 0.6
const tightCrown = 0.06
// A face turned this far appears narrower than it is, so its distance is judged only once it is straight.
const turnedAway = 12

type Doing = (look: CoachLook, face: FaceSeen) => Hint | null

const widthOf = ({ left, right }: FaceSeen, aspect: number): number => (right - left) * aspect
const isTurned = ({ pose }: FaceSeen): boolean => Math.abs(pose.yaw) > turnedAway
const passes = ({ verdicts }: CoachLook, check: CheckId): boolean =>
  verdicts.every(verdict => verdict.check !== check || verdict.level === 'pass')
const measuredOf = ({ verdicts }: CoachLook, check: CheckId): number => verdicts.find(verdict => verdict.check === check)?.measured ?? 0

const doings = {
  alone: look => (passes(look, 'one-face') ? null : 'too-many'),
  distance: (look, face) => {
    if (isTurned(face)) return null
    const width = widthOf(face, look.aspect)
    if (width > widest) return 'further'
    return width < narrowest || !passes(look, 'source-size') ? 'nearer' : null
  },
  place: (look, face) => {
    const off = ((face.left + face.right) / 2 - 0.5) * look.aspect
    if (Math.abs(off) > aside) return sideways(off)
    return passes(look, 'frame') ? null : upright(look, face, off)
  },
  straight: (look, { pose }) => {
    if (!passes(look, 'pose-yaw')) return pose.yaw > 0 ? 'turn-left' : 'turn-right'
    if (!passes(look, 'pose-roll') || !passes(look, 'tilt-left')) return pose.roll > 0 ? 'tilt-right' : 'tilt-left'
    if (passes(look, 'pose-pitch')) return null
    return pose.pitch > 0 ? 'raise-chin' : 'lower-chin'
  },
  eyes: look => {
    if (!passes(look, 'eyes-open')) return 'open-eyes'
    if (!passes(look, 'gaze')) return 'look-here'
    return passes(look, 'lens-glare') ? null : 'lens-glare'
  },
  mouth: look => (passes(look, 'mouth-closed') ? null : 'close-mouth'),
  light: look => {
    if (!passes(look, 'exposure-over')) return 'too-bright'
    if (!passes(look, 'luminance')) return measuredOf(look, 'luminance') > 0.5 ? 'too-bright' : 'too-dim'
    if (!passes(look, 'exposure-under')) return 'too-dim'
    return checksOf.light.every(check => passes(look, check)) ? null : 'poor-light'
  },
  // The picture's left is the person's right.
  even: (look, { cheeks }) => (passes(look, 'illumination-even') ? null : cheeks.left < cheeks.right ? 'dark-right' : 'dark-left'),
  // A small copy has already lost detail, so only a refusal counts against the frame.
  sharp: ({ verdicts }) => (verdicts.some(({ check, level }) => check === 'sharpness' && level === 'refuse') ? 'hold-still' : null),
} as const satisfies Record<Light, Doing>

const sideways = (off: number): Hint => (off < 0 ? 'move-left' : 'move-right')

/** The cut-off side decides the direction to move; a head cut off at top and bottom is too near. */
function upright(look: CoachLook, face: FaceSeen, off: number): Hint {
  const low = 1 - face.chin < belowChin * widthOf(face, look.aspect)
  const high = face.crown < tightCrown
  if (low !== high) return low ? 'sit-higher' : 'sit-lower'
  return low || Math.abs(off) < aside / 2 ? 'further' : sideways(off)
}

/** The hint of each light; null if it is fine, undefined if it cannot be judged. */
export function askedBy(look: CoachLook): Readonly<Record<Light, Hint | null | undefined>> {
  const { face } = look
  const ask = (light: Light) => (face ? doings[light](look, face) : light === 'alone' ? 'nobody' : undefined)
  return eachLight(ask)
}
