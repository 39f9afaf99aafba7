/** The brightest white the person brings along: the white of the eyes, or a white piece of clothing. It tells a dark picture from dark skin. */
import { type FaceMesh, leftEye, pointAt, rightEye } from '../face/mesh.ts'
import type { Placed } from '../plate/compose.ts'
import { distance, type Point } from '../raster/affine.ts'
import { type Bitmap, lumaAt } from '../raster/pixels.ts'

/** Luminances 0..1 of the white of the eyes and of white cloth; 0 where it cannot be seen. */
export const whiteReference = ({ plate, mesh }: Pick<Placed, 'plate' | 'mesh'>): { readonly eyes: number; readonly cloth: number } => ({
  eyes: eyeWhite(plate, mesh) / 255,
  cloth: whiteCloth(plate, mesh) / 255,
})

// In eye widths: the iris and its edge, which are not white.
const iris = 0.24
const fewest = 12

function eyeWhite(plate: Bitmap, mesh: FaceMesh): number {
  const eyes = [
    { centre: rightEye(mesh), iris: mesh.irisRight, corners: [33, 133], lids: [159, 145] },
    { centre: leftEye(mesh), iris: mesh.irisLeft, corners: [263, 362], lids: [386, 374] },
  ] as const
  const both = eyes.map(eye => {
    const width = distance(pointAt(mesh, eye.corners[0]), pointAt(mesh, eye.corners[1]))
    const height = distance(pointAt(mesh, eye.lids[0]), pointAt(mesh, eye.lids[1]))
    return whiteIn(plate, eye.centre, eye.iris, width, height)
  })
  return Math.max(...both)
}

/** The ninth tenth of the luminance between lids and iris, because lashes and corners are darker. */
function whiteIn(plate: Bitmap, centre: Point, irisAt: Point, width: number, height: number): number {
  const lumas: number[] = []
  for (let y = Math.ceil(centre.y - height / 2); y <= centre.y + height / 2; y++) {
    for (let x = Math.ceil(centre.x - width / 2); x <= centre.x + width / 2; x++) {
      if (x < 0 || y < 0 || x >= plate.width || y >= plate.height) continue
      const outside = ((x - centre.x) / (width * 0.45)) ** 2 + ((y - centre.y) / (height * 0.45)) ** 2 > 1
      if (!outside && Math.hypot(x - irisAt.x, y - irisAt.y) > iris * width) lumas.push(lumaAt(plate, y * plate.width + x))
    }
  }
  if (lumas.length < fewest) return 0
  return lumas.sort((a, b) => a - b)[Math.floor(lumas.length * 0.9)] as number
}

// How far the channels of a white cloth lie apart at most, and which share of the picture it fills at least.
const neutral = 30
const leastCloth = 0.004
// In face widths: how far to either side nothing but the person is, beside the neck and from where the shoulders begin. A bright wall
// beside a slim neck would prove the light of a person who sits in the dark before it.
const besideNeck = 0.17
const besideChest = 0.4
const shoulders = 0.35

/** Cloth below the chin, in the middle where nothing but the person is. */
function whiteCloth(plate: Bitmap, mesh: FaceMesh): number {
  const chin = pointAt(mesh, 152)
  const faceWidth = distance(pointAt(mesh, 234), pointAt(mesh, 454))
  const lumas: number[] = []
  for (let y = Math.round(chin.y + faceWidth / 10); y < plate.height; y++) {
    const half = faceWidth * (y < chin.y + shoulders * faceWidth ? besideNeck : besideChest)
    for (let x = Math.max(0, Math.round(chin.x - half)); x < Math.min(plate.width, chin.x + half); x++) {
      const at = (y * plate.width + x) * 3
      const [red, green, blue] = [plate.data[at] as number, plate.data[at + 1] as number, plate.data[at + 2] as number]
      if (Math.max(red, green, blue) - Math.min(red, green, blue) <= neutral) lumas.push(lumaAt(plate, at / 3))
    }
  }
  const least = Math.round(leastCloth * plate.width * plate.height)
  return lumas.length < least ? 0 : (lumas.sort((a, b) => b - a)[least - 1] as number)
}
