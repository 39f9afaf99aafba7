/** Looking into the camera: the position of the iris between the corners of the eye. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { pointAt } from '../face/mesh.ts'
import type { Point } from '../raster/affine.ts'
import { eyePlaces } from './places.ts'
import type { FaceCheck } from './seen.ts'

export const gaze: FaceCheck = {
  id: 'gaze',
  read: ({ spec, composed: { mesh, plate } }) => {
    const marks = eyePlaces({ plate, mesh })
    const right = along(pointAt(mesh, 33), pointAt(mesh, 133), mesh.irisRight)
    const left = along(pointAt(mesh, 362), pointAt(mesh, 263), mesh.irisLeft)
    return {
      readings: [
        { value: Math.abs(right + left) / 2, limit: limitOf(spec, 'gaze-mean'), marks },
        { value: Math.max(Math.abs(right), Math.abs(left)), limit: limitOf(spec, 'gaze-each'), marks },
      ],
    }
  },
}

/** -0.5 at the corner on the picture's left, 0 in the middle, 0.5 at the other corner. */
function along(from: Point, to: Point, iris: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  return ((iris.x - from.x) * dx + (iris.y - from.y) * dy) / (dx * dx + dy * dy) - 0.5
}
