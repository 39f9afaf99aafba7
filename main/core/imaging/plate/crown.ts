/** Finds the top of the head, hair included. */
import { type FaceMesh, pointAt } from '../face/mesh.ts'
import type { Plane } from '../raster/pixels.ts'

// A row belongs to the head when it is this share of the face width wide: a few hairs standing up do not count.
const narrowest = 0.12

/** The first row of the head in the matte, from above; the mesh lies on the matte. */
export function crownRow(matte: Plane, mesh: FaceMesh): number {
  const [left, right] = [pointAt(mesh, 234).x, pointAt(mesh, 454).x]
  const from = Math.max(0, Math.floor(left))
  const to = Math.min(matte.width - 1, Math.ceil(right))
  const brow = Math.min(matte.height, Math.floor(pointAt(mesh, 10).y))
  for (let y = 0; y < brow; y++) {
    let count = 0
    for (let x = from; x <= to; x++) if ((matte.data[y * matte.width + x] as number) >= 0.5) count++
    if (count >= (right - left) * narrowest) return y
  }
  return Math.max(0, brow)
}
