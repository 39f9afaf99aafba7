/** The mean of every pixel's square neighbourhood, in a time that does not depend on the neighbourhood's size. */
import { newPlane, type Plane } from '../pixels.ts'

/** Neighbourhoods are cut at the border, so that the border is not darkened. */
export function boxMean(plane: Plane, radius: number): Plane {
  return downColumns(alongRows(plane, radius), radius)
}

function alongRows(plane: Plane, radius: number): Plane {
  const { data, width, height } = plane
  const out = newPlane(width, height)
  const reach = Math.min(radius, width - 1)
  for (let y = 0; y < height; y++) {
    const row = y * width
    let sum = 0
    for (let x = 0; x < reach; x++) sum += data[row + x] as number
    for (let x = 0; x < width; x++) {
      if (x + reach < width) sum += data[row + x + reach] as number
      if (x - reach > 0) sum -= data[row + x - reach - 1] as number
      out.data[row + x] = sum / (Math.min(width - 1, x + reach) - Math.max(0, x - reach) + 1)
    }
  }
  return out
}

function downColumns(plane: Plane, radius: number): Plane {
  const { data, width, height } = plane
  const out = newPlane(width, height)
  const reach = Math.min(radius, height - 1)
  const sums = new Float64Array(width)
  const add = (y: number, sign: number) => {
    const row = y * width
    for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + sign * (data[row + x] as number)
  }
  for (let y = 0; y < reach; y++) add(y, 1)
  for (let y = 0; y < height; y++) {
    if (y + reach < height) add(y + reach, 1)
    if (y - reach > 0) add(y - reach - 1, -1)
    const count = Math.min(height - 1, y + reach) - Math.max(0, y - reach) + 1
    for (let x = 0; x < width; x++) out.data[y * width + x] = (sums[x] as number) / count
  }
  return out
}
