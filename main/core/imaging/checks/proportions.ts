/** The face is as long for its width as faces are: the distance from hairline to chin over that between the ears. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { type FaceMesh, pointAt } from '../face/mesh.ts'
import { distance } from '../raster/affine.ts'
import type { FaceCheck } from './seen.ts'

export const proportions: FaceCheck = {
  id: 'proportions',
  read: ({ spec, composed: { mesh } }) => ({ readings: [{ value: faceShape(mesh), limit: limitOf(spec, 'face-shape') }] }),
}

export const faceShape = (mesh: FaceMesh): number =>
  distance(pointAt(mesh, 10), pointAt(mesh, 152)) / distance(pointAt(mesh, 234), pointAt(mesh, 454))
