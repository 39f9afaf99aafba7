/** Both eyes open: OFIQ EyesOpen (lid gap over eye-to-chin distance), the eye's height over its width, how much of the iris shows, and all of it together. */
import { type Limit, levelFor } from '../../../../shared/photo/limits.ts'
import { limitOf } from '../../../../shared/photo/standard.ts'
import { eyeMiddle, type FaceMesh, pointAt } from '../face/mesh.ts'
import { distance } from '../raster/affine.ts'
import { irisLightness } from './iris-hidden.ts'
import { irisSeen } from './iris-seen.ts'
import { risingScore } from './ofiq.ts'
import { eyePlaces } from './places.ts'
import type { FaceCheck } from './seen.ts'

// Upper and lower lid in pairs, then the corners, of either eye.
const right = {
  lids: [
    [159, 145],
    [158, 153],
    [160, 144],
  ],
  corners: [33, 133],
} as const
const left = {
  lids: [
    [386, 374],
    [385, 380],
    [387, 373],
  ],
  corners: [263, 362],
} as const

export const eyesOpen: FaceCheck = {
  id: 'eyes-open',
  read: ({ spec, composed: { mesh, plate } }) => {
    const chin = distance(eyeMiddle(mesh), pointAt(mesh, 152))
    const gap = Math.min(...[right, left].map(eye => gapOf(mesh, eye))) / chin
    const aspect = Math.min(
      ...[right, left].map(eye => gapOf(mesh, eye) / distance(pointAt(mesh, eye.corners[0]), pointAt(mesh, eye.corners[1]))),
    )
    const marks = eyePlaces({ plate, mesh })
    const [iris, lightness] = [irisSeen(plate, mesh), irisLightness(plate, mesh)]
    const hidden = { value: lightness, limit: limitOf(spec, 'iris-hidden'), marks }
    // The mesh shows closed lids as half open and narrow eyes as nearly closed, so the iris decides: without it a flag of the mesh
    // becomes a refusal, with it a flag becomes a pass and a refusal a flag.
    const seen = levelFor(iris, limitOf(spec, 'iris-seen'))
    const isHidden = levelFor(hidden.value, hidden.limit) !== 'pass'
    const agreed = (limit: Limit): Limit => {
      if (seen === 'pass') return { ...limit, pass: isHidden ? limit.pass : (limit.flag ?? limit.pass), flag: anything }
      return isHidden || seen === 'refuse' ? { ...limit, flag: null } : limit
    }
    return {
      readings: [
        { value: gap, limit: agreed(limitOf(spec, 'eyes-open')), marks },
        { value: aspect, limit: agreed(limitOf(spec, 'eye-aspect')), marks },
        { value: openness(iris, lightness, aspect), limit: limitOf(spec, 'eye-openness'), marks },
        hidden,
      ],
      score: risingScore(gap, 0.02, 0.01),
    }
  },
}

const anything = [null, null] as const

/**
 * Each sign alone is wrong somewhere: long lashes of a shut eye are as dark and high as a narrow iris, the iris of a light eye is as light as
 * a lid, and the mesh draws shut lids half open. Open eyes that fail in one have the other two. Counts the height twice, to give it equal room.
 */
export const openness = (irisSeen: number, irisLightness: number, aspect: number): number => irisSeen - irisLightness + 2 * aspect

const gapOf = (mesh: FaceMesh, eye: typeof right | typeof left) =>
  Math.max(...eye.lids.map(([upper, lower]) => distance(pointAt(mesh, upper), pointAt(mesh, lower))))
