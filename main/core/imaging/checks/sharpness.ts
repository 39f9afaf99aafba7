/** Fine detail on the face at the finished scale, before JPEG encoding, along the axis that has the least. */
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

/** Contrast is proportional to reflected light, so detail has less energy on darker skin; normalised to a mean of 0.5. */
const toMiddleTone = (mean: number) => (0.5 / Math.max(0.2, mean)) ** 2

/**
 * The energy of the second difference (one axis of the Laplacian of Pech-Pacheco 2000), the smaller of both axes:
 * motion blur removes detail along one axis only, which a sum of both would hide.
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
 * The share of that energy due to noise, so that a blurred picture from a noisy camera does not pass as sharp: the
 * median response to Immerkaer's mask (1996), which is insensitive to edges and lines. White noise of variance v gives an
 * energy of 36 v for the mask and 6 v for a second difference.
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
