/** Mouth closed: OFIQ MouthClosed (inner lip gap over eye-to-chin distance), with a stricter limit than OFIQ's curve, and what shows between the lips. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { eyeMiddle, pointAt } from '../face/mesh.ts'
import { distance } from '../raster/affine.ts'
import { betweenLips } from './between-lips.ts'
import { fallingScore } from './ofiq.ts'
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
    return {
      readings: [
        { value: gap, limit: limitOf(spec, 'mouth-closed') },
        { value: betweenLips(plate, mesh), limit: limitOf(spec, 'between-lips') },
      ],
      score: fallingScore(gap, 0.2, 0.06),
    }
  },
}
