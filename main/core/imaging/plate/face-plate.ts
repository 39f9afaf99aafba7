/** Draws only the face, level and at its finished size, before the person is cut out and the head positioned. */
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { type FaceMesh, levelling, moveMesh } from '../face/mesh.ts'
import { chain, invert, placing } from '../raster/affine.ts'
import type { Bitmap } from '../raster/pixels.ts'
import { type Pyramid, warp } from '../raster/warp.ts'
import { levelFaceWidth } from './compose.ts'

export type FacePlate = { readonly plate: Bitmap; readonly mesh: FaceMesh }

const border = 4

export function facePlate(source: Pyramid, mesh: FaceMesh, spec: PhotoSpec): FacePlate {
  const level = levelling(mesh)
  const scale = spec.faceWidth.aim / levelFaceWidth(mesh)
  const drawn = moveMesh(mesh, chain(placing({ x: 0, y: 0 }, { x: 0, y: 0 }, scale, 0), level))
  const xs = drawn.points.map(p => p.x)
  const ys = drawn.points.map(p => p.y)
  const corner = { x: Math.min(...xs), y: Math.min(...ys) }
  const toPlate = chain(placing(corner, { x: border, y: border }, 1, 0), chain(placing({ x: 0, y: 0 }, { x: 0, y: 0 }, scale, 0), level))
  const width = Math.ceil(Math.max(...xs) - corner.x) + 2 * border
  const height = Math.ceil(Math.max(...ys) - corner.y) + 2 * border
  return { plate: warp(source, { width, height, toSource: invert(toPlate) }), mesh: moveMesh(mesh, toPlate) }
}
