/** The mean of every pixel's square neighbourhood, in a time that does not depend on the neighbourhood's size. */
import { newPlane, type Plane } from '../pixels.ts'

/** Neighbourhoods are cut at the border, so that the border is not darkened. */
export function boxMean(plane: Plane, radius: number): Plane {
  return downColumns(alongRows(plane, Math.min(radius, plane.width - 1)), Math.min(radius, plane.height - 1))
}

/** One over the count of neighbours at every place along a side. */
function shares(length: number, reach: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => 1 / (Math.min(length - 1, i + reach) - Math.max(0, i - reach) + 1))
}

function alongRows({ data, width, height }: Plane, reach: number): Plane {
  const out = newPlane(width, height)
  const share = shares(width, reach)
  for (let y = 0; y < height; y++) {
    const row = y * width
    let sum = 0
    for (let x = 0; x < reach; x++) sum += data[row + x] as number
    for (let x = 0; x < width; x++) {
      if (x + reach < width) sum += data[row + x + reach] as number
      if (x > reach) sum -= data[row + x - reach - 1] as number
      out.data[row + x] = sum * (share[x] as number)
    }
  }
  return out
}

function downColumns({ data, width, height }: Plane, reach: number): Plane {
  const out = newPlane(width, height)
  const share = shares(height, reach)
  const sums = new Float64Array(width)
  for (let i = 0; i < reach * width; i++) sums[i % width] = (sums[i % width] as number) + (data[i] as number)
  for (let y = 0; y < height; y++) {
    const entering = y + reach < height ? (y + reach) * width : -1
    const leaving = y > reach ? (y - reach - 1) * width : -1
    const part = share[y] as number
    for (let x = 0; x < width; x++) {
      let sum = sums[x] as number
      if (entering >= 0) sum += data[entering + x] as number
      if (leaving >= 0) sum -= data[leaving + x] as number
      sums[x] = sum
      out.data[y * width + x] = sum * part
    }
  }
  return out
}
