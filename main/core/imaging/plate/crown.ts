/** Finds the top of the head, including hair. */
import { type FaceMesh, pointAt } from '../face/mesh.ts'
import type { Plane } from '../raster/pixels.ts'

// Minimum width of a row of the head, in face widths, so that single hairs do not count.
const narrowest = 0.12

/** The topmost row of the head in the matte; the mesh is in matte coordinates. */
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
