/** Finds the person's coarse matte around a face with MediaPipe's selfie segmentation network. */

import type { Networks } from '../net/networks.ts'
import { apply, invert, type Point, type Similarity } from '../raster/affine.ts'
import { boxMean } from '../raster/box-mean.ts'
import { glance } from '../raster/glance.ts'
import { newPlane, type Plane } from '../raster/pixels.ts'
import { coverage, type Pyramid, type View } from '../raster/warp.ts'
import { keepPiece } from './component.ts'

/** A square matte with sides of 256 cells, and its transform to the source. */
export type Segment = { readonly matte: Plane; readonly toSource: Similarity; readonly otherShare: number }

const side = 256

/** `toSource` maps the cells to the source; `seed` is a point of the face in the source. */
export function segment(networks: Networks, source: Pyramid, toSource: Similarity, seed: Point): Segment {
  const view: View = { width: side, height: side, toSource }
  const { selfie } = networks
  const [values] = selfie.run(glance(source, view, selfie.inputBuffer(side * side * 3), { range: 'unit' }), [1, side, side, 3])
  if (!values) throw new Error('The segmentation network gave no output')
  const inside = coverage(source.base, view)
  // One cell of margin, so that the matte is not softened at the source's edge.
  const near = boxMean(inside, 1, inside)
  const raw = { data: values, width: side, height: side }
  for (let i = 0; i < values.length; i++) if ((near.data[i] as number) <= 0) values[i] = 0
  const cell = apply(invert(toSource), seed)
  const at = (value: number) => Math.min(side - 1, Math.max(0, Math.floor(value)))
  const kept = keepPiece(raw, at(cell.y) * side + at(cell.x))
  return { matte: kept.matte, toSource, otherShare: kept.otherShare }
}

/** Resamples the matte for a view of the same source. */
export function matteFor(found: Segment, view: View): Plane {
  const out = newPlane(view.width, view.height)
  const { a, b, tx, ty } = view.toSource
  const cell = invert(found.toSource)
  for (let y = 0.5, i = 0; y < view.height; y++) {
    for (let x = 0.5; x < view.width; x++, i++) {
      const u = a * x - b * y + tx
      const v = b * x + a * y + ty
      out.data[i] = bilinear(found.matte, cell.a * u - cell.b * v + cell.tx, cell.b * u + cell.a * v + cell.ty)
    }
  }
  return out
}

/** The matte at a point of the source; 0 outside the square that was looked at. */
export function matteAt({ matte, toSource }: Segment, point: Point): number {
  const { x, y } = apply(invert(toSource), point)
  return x < 0 || y < 0 || x >= matte.width || y >= matte.height ? 0 : bilinear(matte, x, y)
}

function bilinear(plane: Plane, u: number, v: number): number {
  const x = Math.min(plane.width - 1, Math.max(0, u - 0.5))
  const y = Math.min(plane.height - 1, Math.max(0, v - 0.5))
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  const right = x0 < plane.width - 1 ? 1 : 0
  const down = y0 < plane.height - 1 ? plane.width : 0
  const at = y0 * plane.width + x0
  const upper = (plane.data[at] as number) * (1 - x + x0) + (plane.data[at + right] as number) * (x - x0)
  const lower = (plane.data[at + down] as number) * (1 - x + x0) + (plane.data[at + down + right] as number) * (x - x0)
  return upper * (1 - y + y0) + lower * (y - y0)
}
