/** Compares two face plates by coarse brightness: 1 for the same face at another moment, near 0 for a face and a wall. */
import { type Bitmap, lumaAt } from '../raster/pixels.ts'

// Coarse enough to ignore blinking, talking and blur.
const cells = 10

/** The correlation, which is independent of overall brightness. */
export function resemblance(one: Bitmap, other: Bitmap): number {
  const [a, b] = [levelled(one), levelled(other)]
  const product = (p: Float64Array, q: Float64Array) => p.reduce((sum, value, i) => sum + value * (q[i] as number), 0)
  return product(a, b) / Math.max(1e-9, Math.sqrt(product(a, a) * product(b, b)))
}

/** Mean luminance of each cell, minus the overall mean. */
function levelled(image: Bitmap): Float64Array {
  const sums = new Float64Array(cells * cells)
  const counts = new Float64Array(cells * cells)
  for (let y = 0; y < image.height; y += 2) {
    const row = Math.floor((y * cells) / image.height) * cells
    for (let x = 0; x < image.width; x += 2) {
      const cell = row + Math.floor((x * cells) / image.width)
      sums[cell] = (sums[cell] as number) + lumaAt(image, y * image.width + x)
      counts[cell] = (counts[cell] as number) + 1
    }
  }
  const means = sums.map((sum, cell) => sum / Math.max(1, counts[cell] as number))
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length
  return means.map(value => value - mean)
}
