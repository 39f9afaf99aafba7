/** The brightness where the iris should be, relative to the skin below the eye: a closed lid or a reflecting lens is not dark. */

import type { FaceMesh } from '../face/mesh.ts'
import type { Point } from '../raster/affine.ts'
import { type Bitmap, lumaAt } from '../raster/pixels.ts'
import { eyesOf, isWithin, skinBelow } from './eyes.ts'

// An iris is 11.7 mm wide in an eye of about 30 mm, so a disc of this radius, in eye widths, is inside it.
const discRadius = 0.17

/** The value of the worse eye: about 0.2-0.35 for a dark or medium iris, up to 0.6 for a very light one, more for skin. */
export function irisLightness(plate: Bitmap, mesh: FaceMesh): number {
  return Math.max(...eyesOf(mesh).map(eye => meanAround(plate, eye.iris, discRadius * eye.width) / Math.max(1, skinBelow(plate, eye))))
}

function meanAround(plate: Bitmap, { x, y }: Point, radius: number): number {
  let sum = 0
  let count = 0
  for (let row = Math.ceil(y - radius); row <= y + radius; row++) {
    for (let column = Math.ceil(x - radius); column <= x + radius; column++) {
      if ((column - x) ** 2 + (row - y) ** 2 > radius * radius || !isWithin(plate, column, row)) continue
      sum += lumaAt(plate, row * plate.width + column)
      count++
    }
  }
  return sum / Math.max(1, count)
}
