/** The brightness where the iris should be, relative to the skin below the eye: a closed lid or a reflecting lens is not dark. */

import { type FaceMesh, leftEye, pointAt, rightEye } from '../face/mesh.ts'
import { distance, type Point } from '../raster/affine.ts'
import { type Bitmap, lumaAt } from '../raster/pixels.ts'

// An iris is 11.7 mm wide in an eye of about 30 mm, so a disc of this radius, in eye widths, is inside it.
const discRadius = 0.17
// The strip of skin below the eye, in eye widths from its middle.
const skin = { from: 0.35, to: 0.6, half: 0.35 } as const

/** The value of the worse eye: about 0.2-0.35 for a dark or medium iris, up to 0.6 for a very light one, more for skin. */
export function irisLightness(plate: Bitmap, mesh: FaceMesh): number {
  const eyes = [
    { centre: rightEye(mesh), iris: mesh.irisRight, width: distance(pointAt(mesh, 33), pointAt(mesh, 133)) },
    { centre: leftEye(mesh), iris: mesh.irisLeft, width: distance(pointAt(mesh, 263), pointAt(mesh, 362)) },
  ]
  return Math.max(...eyes.map(eye => meanAround(plate, eye.iris, discRadius * eye.width) / Math.max(1, skinBelow(plate, eye))))
}

function meanAround(plate: Bitmap, { x, y }: Point, radius: number): number {
  let sum = 0
  let count = 0
  for (let row = Math.ceil(y - radius); row <= y + radius; row++) {
    for (let column = Math.ceil(x - radius); column <= x + radius; column++) {
      if ((column - x) ** 2 + (row - y) ** 2 > radius * radius || !within(plate, column, row)) continue
      sum += lumaAt(plate, row * plate.width + column)
      count++
    }
  }
  return sum / Math.max(1, count)
}

function skinBelow(plate: Bitmap, { centre, width }: { readonly centre: Point; readonly width: number }): number {
  const lumas: number[] = []
  for (let row = Math.ceil(centre.y + skin.from * width); row <= centre.y + skin.to * width; row++) {
    for (let column = Math.ceil(centre.x - skin.half * width); column <= centre.x + skin.half * width; column++) {
      if (within(plate, column, row)) lumas.push(lumaAt(plate, row * plate.width + column))
    }
  }
  // The median, because lower lashes or a spectacle rim may cross the strip.
  return lumas.sort((a, b) => a - b)[lumas.length >> 1] ?? 1
}

const within = ({ width, height }: Bitmap, x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height
