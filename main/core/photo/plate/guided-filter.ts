/** Lays a coarse matte along the colour edges of the picture (He, Sun and Tang, "Guided Image Filtering", colour guide). */
import { type Bitmap, newBitmap, newPlane, type Plane } from '../pixels.ts'
import { boxMean } from './box-mean.ts'

type Triple<T> = readonly [T, T, T]

/**
 * The model is worked out on blocks of 2 x 2 pixels and laid over the full picture ("Fast Guided Filter", He and Sun 2015):
 * a quarter of the time, and the edges still are those of the full picture.
 */
export function guidedFilter(guide: Bitmap, matte: Plane, radius: number, epsilon: number): Plane {
  const full = split(guide)
  const channels = map3(full, halved)
  const small = halved(matte)
  const mean = (plane: Plane) => boxMean(plane, Math.max(1, Math.round(radius / 2)))
  const moments: Moments = {
    means: map3(channels, mean),
    matte: mean(small),
    withMatte: map3(channels, channel => mean(product(channel, small))),
    squares: map3(channels, channel => mean(product(channel, channel))),
    mixed: [mean(product(channels[0], channels[1])), mean(product(channels[0], channels[2])), mean(product(channels[1], channels[2]))],
  }
  const { slopes, offset } = colourModel(moments, epsilon)
  return blend(
    map3(slopes, plane => doubled(mean(plane), matte)),
    full,
    doubled(mean(offset), matte),
  )
}

/** The picture of the blocks' means; a last odd row or column stands for itself. */
export function halvedImage(image: Bitmap): Bitmap {
  const planes = map3(split(image), halved)
  const out = newBitmap(planes[0].width, planes[0].height)
  for (let i = 0; i < out.data.length; i++) out.data[i] = Math.round(255 * ((planes[i % 3] as Plane).data[Math.floor(i / 3)] as number))
  return out
}

export function halved({ data, width, height }: Plane): Plane {
  const out = newPlane((width + 1) >> 1, (height + 1) >> 1)
  for (let y = 0, i = 0; y < out.height; y++) {
    const upper = y * 2 * width
    const lower = y * 2 + 1 < height ? upper + width : upper
    for (let x = 0; x < out.width; x++, i++) {
      const right = x * 2 + 1 < width ? x * 2 + 1 : x * 2
      const sum = (data[upper + x * 2] as number) + (data[upper + right] as number)
      out.data[i] = (sum + (data[lower + x * 2] as number) + (data[lower + right] as number)) / 4
    }
  }
  return out
}

/** Drawn out to the size of `like`, straight between the middles of the blocks. */
export function doubled(small: Plane, like: { readonly width: number; readonly height: number }): Plane {
  const { data, width, height } = small
  const out = newPlane(like.width, like.height)
  for (let y = 0, i = 0; y < like.height; y++) {
    const own = (y >> 1) * width
    const next = Math.min(height - 1, Math.max(0, (y >> 1) + (y & 1 ? 1 : -1))) * width
    for (let x = 0; x < like.width; x++, i++) {
      const column = x >> 1
      const beside = Math.min(width - 1, Math.max(0, column + (x & 1 ? 1 : -1)))
      const here = 0.75 * (data[own + column] as number) + 0.25 * (data[own + beside] as number)
      out.data[i] = 0.75 * here + 0.25 * (0.75 * (data[next + column] as number) + 0.25 * (data[next + beside] as number))
    }
  }
  return out
}

/** Neighbourhood means of the guide, the matte and their products. `mixed`: red-green, red-blue, green-blue. */
type Moments = {
  readonly means: Triple<Plane>
  readonly matte: Plane
  readonly withMatte: Triple<Plane>
  readonly squares: Triple<Plane>
  readonly mixed: Triple<Plane>
}

const map3 = <T, U>([x, y, z]: Triple<T>, fn: (value: T) => U): Triple<U> => [fn(x), fn(y), fn(z)]

/**
 * Per pixel, the linear model of the matte in the guide's colours: (covariance of the guide + epsilon) a = covariance of
 * guide and matte, solved by Cramer's rule. One plain loop without small arrays: it runs over every pixel of every picture.
 */
function colourModel({ means, matte, withMatte, squares, mixed }: Moments, epsilon: number): { slopes: Triple<Plane>; offset: Plane } {
  const slopes = map3(means, plane => newPlane(plane.width, plane.height))
  const offset = newPlane(matte.width, matte.height)
  const at = (plane: Plane, i: number) => plane.data[i] as number
  for (let i = 0; i < offset.data.length; i++) {
    const r = at(means[0], i)
    const g = at(means[1], i)
    const b = at(means[2], i)
    const p = at(matte, i)
    const rp = at(withMatte[0], i) - r * p
    const gp = at(withMatte[1], i) - g * p
    const bp = at(withMatte[2], i) - b * p
    const rr = at(squares[0], i) - r * r + epsilon
    const gg = at(squares[1], i) - g * g + epsilon
    const bb = at(squares[2], i) - b * b + epsilon
    const rg = at(mixed[0], i) - r * g
    const rb = at(mixed[1], i) - r * b
    const gb = at(mixed[2], i) - g * b
    const c00 = gg * bb - gb * gb
    const c01 = gb * rb - rg * bb
    const c02 = rg * gb - gg * rb
    const determinant = rr * c00 + rg * c01 + rb * c02
    const a0 = (c00 * rp + c01 * gp + c02 * bp) / determinant
    const a1 = (c01 * rp + (rr * bb - rb * rb) * gp + (rb * rg - rr * gb) * bp) / determinant
    const a2 = (c02 * rp + (rb * rg - rr * gb) * gp + (rr * gg - rg * rg) * bp) / determinant
    slopes[0].data[i] = a0
    slopes[1].data[i] = a1
    slopes[2].data[i] = a2
    offset.data[i] = p - a0 * r - a1 * g - a2 * b
  }
  return { slopes, offset }
}

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
