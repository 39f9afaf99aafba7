/** Fine detail on the face at the finished scale, before the JPEG: the variance of the Laplacian (Pech-Pacheco 2000). */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { lumaAt } from '../pixels.ts'
import type { Check } from './seen.ts'

export const sharpness: Check = {
  id: 'sharpness',
  read: ({ spec, region, composed: { plate } }) => {
    const { width, height } = plate
    let sum = 0
    let squares = 0
    let count = 0
    for (const pixel of region.pixels) {
      const x = pixel % width
      if (x === 0 || x === width - 1 || pixel < width || pixel >= width * (height - 1)) continue
      const edge =
        4 * lumaAt(plate, pixel) -
        lumaAt(plate, pixel - 1) -
        lumaAt(plate, pixel + 1) -
        lumaAt(plate, pixel - width) -
        lumaAt(plate, pixel + width)
      sum += edge
      squares += edge * edge
      count++
    }
    const mean = sum / Math.max(1, count)
    return { readings: [{ value: squares / Math.max(1, count) - mean * mean, limit: limitOf(spec, 'sharpness') }] }
  },
}
