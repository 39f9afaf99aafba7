/** Skin patches: both cheeks as OFIQ compares them for light and colour, 0.3 of the eye distance wide, plus forehead and nose. */

import { type FaceMesh, leftEye, pointAt, rightEye } from '../face/mesh.ts'
import { distance } from '../raster/affine.ts'
import { type Bitmap, lumaAt, rgbAt } from '../raster/pixels.ts'

export type Patch = { readonly pixels: readonly number[] }

// Mesh points in the middle of the person's right and left cheek.
const rightCheek = 50
const leftCheek = 280

export function cheeksOf(plate: Bitmap, mesh: FaceMesh): { right: Patch; left: Patch } {
  const half = (0.3 * distance(rightEye(mesh), leftEye(mesh))) / 2
  return { right: patchAt(plate, pointAt(mesh, rightCheek), half), left: patchAt(plate, pointAt(mesh, leftCheek), half) }
}

// Mesh points in the middle of the forehead and on the ridge of the nose.
const forehead = 151
const nose = 195

/** Skin not covered by beard or brows: both cheeks, forehead and nose. */
export function bareSkinOf(plate: Bitmap, mesh: FaceMesh): readonly Patch[] {
  const { right, left } = cheeksOf(plate, mesh)
  const half = (0.2 * distance(rightEye(mesh), leftEye(mesh))) / 2
  return [right, left, patchAt(plate, pointAt(mesh, forehead), half), patchAt(plate, pointAt(mesh, nose), half)]
}

function patchAt(plate: Bitmap, { x, y }: { x: number; y: number }, half: number): Patch {
  const pixels: number[] = []
  for (let row = Math.max(0, Math.round(y - half)); row < Math.min(plate.height, Math.round(y + half)); row++) {
    for (let column = Math.max(0, Math.round(x - half)); column < Math.min(plate.width, Math.round(x + half)); column++) {
      pixels.push(row * plate.width + column)
    }
  }
  return { pixels }
}

export function meanLuma(plate: Bitmap, patch: Patch): number {
  return patch.pixels.reduce((sum, pixel) => sum + lumaAt(plate, pixel), 0) / Math.max(1, patch.pixels.length)
}

export function meanColour(plate: Bitmap, patches: readonly Patch[]): [number, number, number] {
  const pixels = patches.flatMap(patch => patch.pixels)
  const sum: [number, number, number] = [0, 0, 0]
  for (const pixel of pixels) {
    const [red, green, blue] = rgbAt(plate, pixel)
    sum[0] += red
    sum[1] += green
    sum[2] += blue
  }
  const count = Math.max(1, pixels.length)
  return [sum[0] / count, sum[1] / count, sum[2] / count]
}

/** The overlap of the two luminance histograms, 0..1. */
export function lumaOverlap(plate: Bitmap, one: Patch, other: Patch): number {
  const [first, second] = [histogram(plate, one), histogram(plate, other)]
  return first.reduce((sum, share, i) => sum + Math.min(share, second[i] as number), 0)
}

function histogram(plate: Bitmap, patch: Patch): Float64Array {
  const counts = new Float64Array(256)
  for (const pixel of patch.pixels) {
    const luma = Math.min(255, Math.round(lumaAt(plate, pixel)))
    counts[luma] = (counts[luma] as number) + 1 / patch.pixels.length
  }
  return counts
}
