/** Fine detail on the face at the finished scale, before the JPEG, in the direction that has least of it. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import type { Plane } from '../raster/pixels.ts'
import { lumaPlane } from '../raster/pixels.ts'
import { type FaceRegion, meanOf } from './face-region.ts'
import type { FaceCheck } from './seen.ts'

export const sharpness: FaceCheck = {
  id: 'sharpness',
  read: ({ spec, region, composed: { plate } }) => ({
    readings: [{ value: leastDetail(lumaPlane(plate), region) * toMiddleTone(meanOf(region)), limit: limitOf(spec, 'sharpness') }],
  }),
}

/** Contrast is a share of the light that comes back, so the same detail has less energy on darker skin: told as on skin of 0.5. */
const toMiddleTone = (mean: number) => (0.5 / Math.max(0.2, mean)) ** 2

/**
 * The energy of the second difference (one axis of the Laplacian of Pech-Pacheco 2000), the smaller of both axes:
 * a head that moved loses its detail along one direction only, which the sum of both hides.
 */
export function leastDetail({ data, width, height }: Plane, { pixels }: FaceRegion): number {
  let across = 0
  let down = 0
  let count = 0
  for (const pixel of pixels) {
    const x = pixel % width
    if (x === 0 || x === width - 1 || pixel < width || pixel >= width * (height - 1)) continue
    const twice = 2 * (data[pixel] as number)
    across += (twice - (data[pixel - 1] as number) - (data[pixel + 1] as number)) ** 2
    down += (twice - (data[pixel - width] as number) - (data[pixel + width] as number)) ** 2
    count++
  }
  return Math.max(0, Math.min(across, down) / Math.max(1, count) - noiseEnergy({ data, width, height }, pixels))
}

/**
 * What grain alone adds to that energy, so that a blurred picture from a noisy camera does not pass for sharp: the
 * median answer of Immerkaer's mask (1996), which hardly sees edges and lines. White noise of variance v answers the mask
 * with 36 v and a second difference with 6 v.
 */
function noiseEnergy({ data, width, height }: Plane, pixels: Uint32Array): number {
  const answers = new Float64Array(Math.ceil(pixels.length / 3))
  let count = 0
  const at = (pixel: number) => data[pixel] as number
  // Every third pixel is enough for a median.
  for (let i = 0; i < pixels.length; i += 3) {
    const p = pixels[i] as number
    const x = p % width
    if (x === 0 || x === width - 1 || p < width || p >= width * (height - 1)) continue
    const corners = at(p - width - 1) + at(p - width + 1) + at(p + width - 1) + at(p + width + 1)
    const sides = at(p - 1) + at(p + 1) + at(p - width) + at(p + width)
    answers[count++] = Math.abs(4 * at(p) + corners - 2 * sides)
  }
  const sorted = answers.subarray(0, count).sort()
  const deviation = (sorted[sorted.length >> 1] ?? 0) / 0.6745 / 6
  return 6 * deviation * deviation
}
