/** How far the colours of a face depend on more than its tones: in a tinted or black and white picture each tone has one colour only. */
import type { Bitmap } from '../raster/pixels.ts'
import type { FaceRegion } from './face-region.ts'

const tones = 32

/** The mean deviation of colour among pixels of one tone, over their mean luminance, so that less light does not look like less colour. */
export function ownColours(plate: Bitmap, { pixels }: FaceRegion): number {
  const count = new Float64Array(tones)
  let light = 0
  const [sumU, sumV, squares] = [new Float64Array(tones), new Float64Array(tones), new Float64Array(tones)]
  for (const pixel of pixels) {
    const [red, green, blue] = [plate.data[pixel * 3] as number, plate.data[pixel * 3 + 1] as number, plate.data[pixel * 3 + 2] as number]
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue
    light += luma
    const [u, v] = [0.564 * (blue - luma), 0.713 * (red - luma)]
    const tone = Math.min(tones - 1, Math.floor((luma * tones) / 256))
    count[tone] = (count[tone] as number) + 1
    sumU[tone] = (sumU[tone] as number) + u
    sumV[tone] = (sumV[tone] as number) + v
    squares[tone] = (squares[tone] as number) + u * u + v * v
  }
  let deviation = 0
  for (let tone = 0; tone < tones; tone++) {
    const n = count[tone] as number
    if (n < 2) continue
    const [u, v] = [(sumU[tone] as number) / n, (sumV[tone] as number) / n]
    deviation += n * Math.sqrt(Math.max(0, (squares[tone] as number) / n - u * u - v * v))
  }
  return deviation / Math.max(1, light)
}
