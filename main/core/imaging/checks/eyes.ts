/** Says where the eyes of a mesh lie, and how bright the skin below one is, against which iris and lids are compared. */
import { type FaceMesh, leftEye, pointAt, rightEye } from '../face/mesh.ts'
import { distance, type Point } from '../raster/affine.ts'
import { type Bitmap, lumaAt } from '../raster/pixels.ts'

/** In pixels of the picture; `width` from corner to corner. */
export type Eye = { readonly centre: Point; readonly iris: Point; readonly width: number }

export const eyesOf = (mesh: FaceMesh): readonly [Eye, Eye] => [
  { centre: rightEye(mesh), iris: mesh.irisRight, width: distance(pointAt(mesh, 33), pointAt(mesh, 133)) },
  { centre: leftEye(mesh), iris: mesh.irisLeft, width: distance(pointAt(mesh, 263), pointAt(mesh, 362)) },
]

// The strip of skin below the eye, in eye widths from its middle.
const skin = { from: 0.35, to: 0.6, half: 0.35 } as const

/** The median brightness, because lower lashes or a spectacle rim may cross the strip; 0 where none of it is in the picture. */
export function skinBelow(plate: Bitmap, { centre, width }: Eye): number {
  const lumas: number[] = []
  for (let row = Math.ceil(centre.y + skin.from * width); row <= centre.y + skin.to * width; row++) {
    for (let column = Math.ceil(centre.x - skin.half * width); column <= centre.x + skin.half * width; column++) {
      if (isWithin(plate, column, row)) lumas.push(lumaAt(plate, row * plate.width + column))
    }
  }
  return lumas.sort((a, b) => a - b)[lumas.length >> 1] ?? 0
}

export const isWithin = ({ width, height }: Bitmap, x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height
