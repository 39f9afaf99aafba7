/** Lays a coarse matte along the colour edges of the picture (He, Sun and Tang, "Guided Image Filtering", colour guide). */
import { type Bitmap, newPlane, type Plane } from '../pixels.ts'
import { boxMean } from './box-mean.ts'

type Triple<T> = readonly [T, T, T]

export function guidedFilter(guide: Bitmap, matte: Plane, radius: number, epsilon: number): Plane {
  const channels = split(guide)
  const mean = (plane: Plane) => boxMean(plane, radius)
  const means = map3(channels, mean)
  const matteMean = mean(matte)
  const covariances = map3(channels, channel => mean(product(channel, matte)))
  const squares = pairs.map(([i, j]) => mean(product(channels[i], channels[j])))
  const slopes = map3(channels, () => newPlane(guide.width, guide.height))
  const offset = newPlane(guide.width, guide.height)
  for (let i = 0; i < offset.data.length; i++) {
    const m = map3(means, plane => plane.data[i] as number)
    const p = matteMean.data[i] as number
    const c: Triple<number> = [cov(covariances[0], i, m[0], p), cov(covariances[1], i, m[1], p), cov(covariances[2], i, m[2], p)]
    const [a0, a1, a2] = solveSlopes(squares, i, m, c, epsilon)
    slopes[0].data[i] = a0
    slopes[1].data[i] = a1
    slopes[2].data[i] = a2
    offset.data[i] = p - a0 * m[0] - a1 * m[1] - a2 * m[2]
  }
  return blend(map3(slopes, mean), channels, mean(offset))
}

const pairs = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 1],
  [1, 2],
  [2, 2],
] as const

const map3 = <T, U>([x, y, z]: Triple<T>, fn: (value: T) => U): Triple<U> => [fn(x), fn(y), fn(z)]
const cov = (meanProduct: Plane, i: number, meanOne: number, meanOther: number) => (meanProduct.data[i] as number) - meanOne * meanOther

function split(image: Bitmap): Triple<Plane> {
  const channel = (c: number) => {
    const plane = newPlane(image.width, image.height)
    for (let i = 0; i < plane.data.length; i++) plane.data[i] = (image.data[i * 3 + c] as number) / 255
    return plane
  }
  return [channel(0), channel(1), channel(2)]
}

function product(one: Plane, other: Plane): Plane {
  const out = newPlane(one.width, one.height)
  for (let i = 0; i < out.data.length; i++) out.data[i] = (one.data[i] as number) * (other.data[i] as number)
  return out
}

/** Solves (covariance of the guide + epsilon) a = covariance of guide and matte, by Cramer's rule. */
function solveSlopes(squares: readonly Plane[], i: number, m: Triple<number>, c: Triple<number>, epsilon: number): Triple<number> {
  const at = (k: number, one: number, other: number) => (squares[k]?.data[i] as number) - one * other
  const rr = at(0, m[0], m[0]) + epsilon
  const rg = at(1, m[0], m[1])
  const rb = at(2, m[0], m[2])
  const gg = at(3, m[1], m[1]) + epsilon
  const gb = at(4, m[1], m[2])
  const bb = at(5, m[2], m[2]) + epsilon
  const c00 = gg * bb - gb * gb
  const c01 = gb * rb - rg * bb
  const c02 = rg * gb - gg * rb
  const c11 = rr * bb - rb * rb
  const c12 = rb * rg - rr * gb
  const c22 = rr * gg - rg * rg
  const determinant = rr * c00 + rg * c01 + rb * c02
  return [
    (c00 * c[0] + c01 * c[1] + c02 * c[2]) / determinant,
    (c01 * c[0] + c11 * c[1] + c12 * c[2]) / determinant,
    (c02 * c[0] + c12 * c[1] + c22 * c[2]) / determinant,
  ]
}

function blend(slopes: Triple<Plane>, channels: Triple<Plane>, offset: Plane): Plane {
  const out = newPlane(offset.width, offset.height)
  for (let i = 0; i < out.data.length; i++) {
    const value =
      (slopes[0].data[i] as number) * (channels[0].data[i] as number) +
      (slopes[1].data[i] as number) * (channels[1].data[i] as number) +
      (slopes[2].data[i] as number) * (channels[2].data[i] as number) +
      (offset.data[i] as number)
    out.data[i] = value < 0 ? 0 : value > 1 ? 1 : value
  }
  return out
}
