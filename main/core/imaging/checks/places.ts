/** Where on the finished picture a check looks, so that its flag can be outlined there. */
import type { Mark } from '../../../../shared/photo/verdict.ts'
import { type FaceMesh, pointAt } from '../face/mesh.ts'
import type { Bitmap } from '../raster/pixels.ts'
import type { FaceAlone } from './seen.ts'

type Drawn = Pick<FaceAlone['composed'], 'plate' | 'mesh'>

// Corners of the eyes with their lids, the corners and edges of the lips, and the outline of the face.
const rightEyePoints = [33, 133, 159, 145] as const
const leftEyePoints = [263, 362, 386, 374] as const
const mouthPoints = [61, 291, 0, 17] as const
const facePoints = [234, 454, 10, 152] as const

/** `room`: how much is added on every side, in widths of what is outlined. */
function around({ width, height }: Bitmap, mesh: FaceMesh, indices: readonly number[], room: number): Mark {
  const points = indices.map(index => pointAt(mesh, index))
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const pad = room * (Math.max(...xs) - Math.min(...xs))
  return clipped(
    { width, height },
    { left: Math.min(...xs) - pad, top: Math.min(...ys) - pad, right: Math.max(...xs) + pad, bottom: Math.max(...ys) + pad },
  )
}

type Edges = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** What of it lies inside the picture; a pixel at its edge where nothing does. */
function clipped({ width, height }: Pick<Bitmap, 'width' | 'height'>, edges: Edges): Mark {
  const left = Math.min(width - 1, Math.max(0, Math.floor(edges.left)))
  const top = Math.min(height - 1, Math.max(0, Math.floor(edges.top)))
  const right = Math.min(width, Math.max(left + 1, Math.ceil(edges.right)))
  const bottom = Math.min(height, Math.max(top + 1, Math.ceil(edges.bottom)))
  return { left, top, width: right - left, height: bottom - top }
}

export const eyePlaces = ({ plate, mesh }: Drawn): readonly [Mark, Mark] => [
  around(plate, mesh, rightEyePoints, 0.25),
  around(plate, mesh, leftEyePoints, 0.25),
]
export const mouthPlace = ({ plate, mesh }: Drawn): Mark => around(plate, mesh, mouthPoints, 0.12)
export const facePlace = ({ plate, mesh }: Drawn): Mark => around(plate, mesh, facePoints, 0)

/** What is worn: everything below the chin. */
export function clothesPlace({ plate: { width, height }, mesh }: Drawn): Mark {
  const top = Math.min(height - 1, Math.max(0, Math.round(pointAt(mesh, 152).y)))
  return { left: 0, top, width, height: height - top }
}

/** The half of the face on one side of the nose. */
export function cheekPlace(drawn: Drawn, side: 'right' | 'left'): Mark {
  const face = facePlace(drawn)
  const nose = pointAt(drawn.mesh, 1).x
  const edges = { left: face.left, top: face.top, right: face.left + face.width, bottom: face.top + face.height }
  return clipped(drawn.plate, side === 'right' ? { ...edges, right: nose } : { ...edges, left: nose })
}
