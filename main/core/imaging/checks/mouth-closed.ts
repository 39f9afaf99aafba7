/** Mouth closed: OFIQ MouthClosed (inner lip gap over eye-to-chin distance), with a stricter limit than OFIQ's curve, and what shows between the lips. */
import type { Limit } from '../../../../shared/photo/limits.ts'
import { limitOf } from '../../../../shared/photo/standard.ts'
import { eyeMiddle, pointAt } from '../face/mesh.ts'
import { distance } from '../raster/affine.ts'
import { type Between, betweenLips } from './between-lips.ts'
import { fallingScore } from './ofiq.ts'
import { mouthPlace } from './places.ts'
import type { FaceCheck } from './seen.ts'

// Inner edges of the upper and lower lip, from the middle outwards.
const lips = [
  [13, 14],
  [82, 87],
  [312, 317],
  [81, 178],
  [311, 402],
] as const

export const mouthClosed: FaceCheck = {
  id: 'mouth-closed',
  read: ({ spec, composed: { mesh, plate } }) => {
    const chin = distance(eyeMiddle(mesh), pointAt(mesh, 152))
    const gap = Math.max(...lips.map(([upper, lower]) => distance(pointAt(mesh, upper), pointAt(mesh, lower)))) / chin
    const between = betweenLips(plate, mesh)
    const marks = [mouthPlace({ plate, mesh })]
    return {
      readings: [
        { value: gap, limit: agreed(limitOf(spec, 'mouth-closed'), between), marks },
        { value: between.teeth, limit: limitOf(spec, 'teeth'), marks },
        { value: between.any, limit: limitOf(spec, 'between-lips'), marks },
      ],
      score: fallingScore(gap, 0.2, 0.06),
    }
  },
}

// The shadow between closed lips reaches this where the mesh sees no gap; with a gap it is teeth or the dark behind them.
const something = 0.01
// Closed lips show no teeth at all; from this height on they are there for certain.
const certain = 0.02
// How much of the passing gap is left where something shows in it, and where that is teeth: lips that touch in the middle and part over the teeth reach 0.041.
const left = { something: 0.7, teeth: 0.55 } as const

/** Mesh and colour together say more than either: where teeth show in the gap the mouth is open, where something else shows a doubtful one is. */
function agreed(limit: Limit, { any, teeth }: Between): Limit {
  const most = limit.pass[1]
  if (most === null) return limit
  if (teeth >= certain) return { ...limit, pass: [limit.pass[0], left.teeth * most], flag: null }
  if (any >= something) return { ...limit, pass: [limit.pass[0], left.something * most], flag: [limit.flag?.[0] ?? null, most] }
  // Nothing seen proves nothing: in a mouth wide open the lips' own colour is read from the dark.
  return limit
}
