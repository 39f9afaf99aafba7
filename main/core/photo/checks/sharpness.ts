/** Fine detail on the face at the finished scale, before the JPEG, in the direction that has least of it. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import type { Plane } from '../pixels.ts'
import { lumaPlane } from '../pixels.ts'
import type { FaceRegion } from './face-region.ts'
import type { Check } from './seen.ts'

export const sharpness: Check = {
  id: 'sharpness',
  read: ({ spec, region, composed: { plate } }) => ({
    readings: [{ value: leastDetail(lumaPlane(plate), region), limit: limitOf(spec, 'sharpness') }],
  }),
}

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
  return Math.min(across, down) / Math.max(1, count)
}
