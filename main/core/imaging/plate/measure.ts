/** Measures the geometry of a finished picture from its pixels, independently of how it was placed. */
import { eyeMiddle, type FaceMesh, pointAt } from '../face/mesh.ts'
import type { Bitmap, Plane } from '../raster/pixels.ts'

export type Geometry = {
  readonly faceWidth: number
  readonly headTop: number
  readonly eyeLineToBottom: number
  readonly eyeMidX: number
}

/**
 * The mesh ends a little inside the place where the ears join the cheeks: another model of landmarks finds faces 2-11 % broader (38 portraits,
 * median 5.6). About half of the widest puts the finished face where both find it inside the rule.
 */
export const earToEar = 1.035

// A face measured again is up to 4 pixels wider or narrower; beyond this the first measure was wrong, and a second model would see it outside.
const astray = 6

/** Whether the face came out about as wide as it was placed; `wanted` in finished pixels. */
export const isAsPlaced = ({ faceWidth }: Pick<Geometry, 'faceWidth'>, wanted: number): boolean => Math.abs(faceWidth - wanted) <= astray

/** `alpha`: the cut-out, because white hair cannot be told from the white around it by its pixels. */
export function geometryOf(image: Bitmap, mesh: FaceMesh, alpha: Plane): Geometry {
  return { ...placeOf(image, mesh), headTop: headTopOf(image, mesh, alpha) }
}

/** The geometry before finishing, with the top of the head taken from the cut-out. */
export const geometryBefore = (image: Bitmap, mesh: FaceMesh, headTop: number): Geometry => ({ ...placeOf(image, mesh), headTop })

function placeOf(image: Bitmap, mesh: FaceMesh): Omit<Geometry, 'headTop'> {
  const eyes = eyeMiddle(mesh)
  const tenth = (value: number) => Math.round(value * 10) / 10
  return {
    // The horizontal distance between the points where the ears join the cheeks.
    faceWidth: tenth(earToEar * Math.abs(pointAt(mesh, 454).x - pointAt(mesh, 234).x)),
    eyeLineToBottom: tenth(image.height - eyes.y),
    eyeMidX: tenth(eyes.x),
  }
}

// Darker pixels count as hair, lighter ones as a soft edge on white unless the cut-out is solid there.
const notWhite = 215
const solid = 0.95
const narrowest = 0.12

/** The topmost row with pixels of the person over 12 % of the face width, so that single hairs do not count. */
function headTopOf(image: Bitmap, mesh: FaceMesh, alpha: Plane): number {
  const [left, right] = [pointAt(mesh, 234).x, pointAt(mesh, 454).x]
  for (let y = 0; y < image.height; y++) {
    let count = 0
    for (let x = Math.max(0, Math.floor(left)); x <= Math.min(image.width - 1, right); x++) {
      const pixel = y * image.width + x
      const at = pixel * 3
      const darkest = Math.min(image.data[at] as number, image.data[at + 1] as number, image.data[at + 2] as number)
      if (darkest < notWhite || (alpha.data[pixel] as number) >= solid) count++
    }
    if (count >= (right - left) * narrowest) return y
  }
  return image.height
}
