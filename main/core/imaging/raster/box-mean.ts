/** The mean of every pixel's square neighbourhood, in time independent of its size. */
import { newPlane, type Plane } from './pixels.ts'

/** Neighbourhoods are clipped at the border, so it does not get darker. `out` may be `plane` itself. */
export function boxMean(plane: Plane, radius: number, out: Plane = newPlane(plane.width, plane.height)): Plane {
  const { width, height } = plane
  const reach = Math.min(radius, height - 1)
  const along = Math.min(radius, width - 1)
  const shareAcross = shares(width, along)
  const shareDown = shares(height, reach)
  const sums = new Float64Array(width)
  // Row means are kept while within reach, so `out` may be the input: no row is read after it has been written.
  const kept = 2 * reach + 2
  const rows = new Float32Array(kept * width)
  for (let y = 0; y < reach; y++) {
    rowMeans(plane, y, along, shareAcross, rows, y * width)
    for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + (rows[y * width + x] as number)
  }
  for (let y = 0; y < height; y++) {
    const entering = y + reach < height ? ((y + reach) % kept) * width : -1
    const leaving = y > reach ? ((y - reach - 1) % kept) * width : -1
    if (entering >= 0) rowMeans(plane, y + reach, along, shareAcross, rows, entering)
    const part = shareDown[y] as number
    for (let x = 0, at = y * width; x < width; x++, at++) {
      let sum = sums[x] as number
      if (entering >= 0) sum += rows[entering + x] as number
      if (leaving >= 0) sum -= rows[leaving + x] as number
      sums[x] = sum
      out.data[at] = sum * part
    }
  }
  return out
}

/** The reciprocal of the number of neighbours at every position along a side. */
function shares(length: number, reach: number): Float64Array {
  const share = new Float64Array(length)
  for (let i = 0; i < length; i++) share[i] = 1 / (Math.min(length - 1, i + reach) - Math.max(0, i - reach) + 1)
  return share
}

function rowMeans({ data, width }: Plane, y: number, reach: number, share: Float64Array, out: Float32Array, at: number): void {
  const row = y * width
  let sum = 0
  for (let x = 0; x < reach; x++) sum += data[row + x] as number
  for (let x = 0; x < width; x++) {
    if (x + reach < width) sum += data[row + x + reach] as number
    if (x > reach) sum -= data[row + x - reach - 1] as number
    out[at + x] = sum * (share[x] as number)
  }
}
