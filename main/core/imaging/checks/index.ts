/** Runs every registered check and converts its readings into verdicts. */
import { levelFor, limitText } from '../../../../shared/photo/limits.ts'
import { type CheckId, checkIds, levels, type Verdict } from '../../../../shared/photo/verdict.ts'
import { background } from './background.ts'
import { clothesNotWhite } from './clothes-not-white.ts'
import { compression } from './compression.ts'
import { dynamicRange } from './dynamic-range.ts'
import { exposureOver, exposureUnder } from './exposure.ts'
import { eyesOpen } from './eyes-open.ts'
import { file } from './file.ts'
import { frame } from './frame.ts'
import { gaze } from './gaze.ts'
import { geometry } from './geometry.ts'
import { posePitch, poseRoll, poseYaw } from './head-pose.ts'
import { illuminationEven } from './illumination-even.ts'
import { lensGlare } from './lens-glare.ts'
import { luminance, luminanceVariance } from './luminance.ts'
import { matte } from './matte.ts'
import { mouthClosed } from './mouth-closed.ts'
import { naturalColour } from './natural-colour.ts'
import { oneFace } from './one-face.ts'
import { original } from './original.ts'
import { print } from './print.ts'
import { proportions } from './proportions.ts'
import type { Check, FaceAlone, FaceCheck, FinishedCheck, Read, Reading, Seen, SeenFinished } from './seen.ts'
import { sharpness } from './sharpness.ts'
import { sourceDetail } from './source-detail.ts'
import { sourceSize } from './source-size.ts'
import { tiltLeft } from './tilt-left.ts'

const onPlate = {
  'one-face': oneFace,
  'source-size': sourceSize,
  'source-detail': sourceDetail,
  original,
  proportions,
  frame,
  'pose-yaw': poseYaw,
  'pose-roll': poseRoll,
  'pose-pitch': posePitch,
  'tilt-left': tiltLeft,
  'eyes-open': eyesOpen,
  'mouth-closed': mouthClosed,
  gaze,
  luminance,
  'luminance-variance': luminanceVariance,
  'dynamic-range': dynamicRange,
  'exposure-over': exposureOver,
  'exposure-under': exposureUnder,
  'illumination-even': illuminationEven,
  'natural-colour': naturalColour,
  sharpness,
  matte,
  geometry,
  compression,
  'lens-glare': lensGlare,
  'clothes-not-white': clothesNotWhite,
  print,
} satisfies Partial<Record<CheckId, Check>>
const onFile = { background, file } satisfies Partial<Record<CheckId, FinishedCheck>>
const registry = { ...onPlate, ...onFile } satisfies Record<CheckId, FinishedCheck>

export const runChecks = (seen: SeenFinished): Verdict[] => checkIds.map(id => verdictOf(id, registry[id].read(seen)))

/** All checks except those of the finished file, for a frame that has none. */
export const lookOver = (seen: Seen): Verdict[] => Object.values(onPlate).map(check => verdictOf(check.id, check.read(seen)))

// These need neither the cut-out nor the whole picture, so they are cheap enough for ranking the frames of a burst.
const onFace: readonly FaceCheck[] = [
  sourceSize,
  poseYaw,
  poseRoll,
  posePitch,
  eyesOpen,
  mouthClosed,
  gaze,
  luminance,
  luminanceVariance,
  dynamicRange,
  exposureOver,
  exposureUnder,
  illuminationEven,
  naturalColour,
  sharpness,
  lensGlare,
]

export const lookAtFace = (face: FaceAlone): Verdict[] => onFace.map(check => verdictOf(check.id, check.read(face)))

export const countFaces = (seen: Pick<Seen, 'spec' | 'faces'>): Verdict => verdictOf('one-face', oneFace.read(seen))

// More outlines than these hide the picture.
const mostMarks = 3

function verdictOf(check: CheckId, { readings, score }: Read): Verdict {
  const worst = worstOf(readings)
  return {
    check,
    level: worst ? levelFor(worst.value, worst.limit) : 'pass',
    measured: worst ? Number(worst.value.toFixed(3)) : null,
    limit: worst ? limitText(worst.limit) : '',
    score: score ?? null,
    ...(worst?.marks && worst.marks.length > 0 && levelFor(worst.value, worst.limit) !== 'pass'
      ? { marks: worst.marks.slice(0, mostMarks) }
      : {}),
  }
}

/** The first reading of the worst level; a check lists its most informative measure first. */
function worstOf(readings: readonly Reading[]): Reading | undefined {
  const rank = ({ value, limit }: Reading) => levels.indexOf(levelFor(value, limit))
  return readings.reduce<Reading | undefined>((worst, reading) => (worst && rank(worst) >= rank(reading) ? worst : reading), undefined)
}
