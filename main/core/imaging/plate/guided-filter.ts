/** Aligns a coarse matte with the colour edges of the picture (He, Sun and Tang, "Guided Image Filtering", colour guide). */

import { boxMean } from '../raster/box-mean.ts'
import { type Bitmap, newBitmap, newPlane, type Plane } from '../raster/pixels.ts'

type Triple<T> = readonly [T, T, T]

/**
 * The model is computed on blocks of 2 x 2 pixels and applied to the full picture ("Fast Guided Filter", He and Sun 2015):
 * a quarter of the time, with the edges of the full picture.
 */
export function guidedFilter(guide: Bitmap, matte: Plane, radius: number, epsilon: number): Plane {
  const [red, green, blue] = halvedChannels(guide)
  const small = halved(matte)
  const reach = Math.max(1, Math.round(radius / 2))
  // These planes are temporary, so each is overwritten by its mean.
  const mean = (plane: Plane) => boxMean(plane, reach, plane)
  const withMatte: Triple<Plane> = [mean(product(red, small)), mean(product(green, small)), mean(product(blue, small))]
  const squares: Triple<Plane> = [mean(product(red, red)), mean(product(green, green)), mean(product(blue, blue))]
  const mixed: Triple<Plane> = [mean(product(red, green)), mean(product(red, blue)), mean(product(green, blue))]
  const means: Triple<Plane> = [mean(red), mean(green), mean(blue)]
  const { slopes, offset } = colourModel({ means, matte: mean(small), withMatte, squares, mixed }, epsilon)
  return blend(map3(slopes, mean), mean(offset), guide)
}

/** The picture at half size, each pixel the mean of a block; an odd last row or column is its own block. */
export function halvedImage(image: Bitmap): Bitmap {
  const [red, green, blue] = halvedChannels(image)
  const out = newBitmap(red.width, red.height)
  for (let i = 0, at = 0; at < out.data.length; i++, at += 3) {
    out.data[at] = Math.round(255 * (red.data[i] as number))
    out.data[at + 1] = Math.round(255 * (green.data[i] as number))
    out.data[at + 2] = Math.round(255 * (blue.data[i] as number))
  }
  return out
}

/** Lookup table from byte to 0..1, in the precision of a plane. */
const sharesOfByte = () => Float32Array.from({ length: 256 }, (_, byte) => byte / 255)

/** The colour channels at half size, scaled to 0..1. */
function halvedChannels({ data, width, height }: Bitmap): Triple<Plane> {
  const share = sharesOfByte()
  const channel = (c: 0 | 1 | 2): Plane => {
    const out = newPlane((width + 1) >> 1, (height + 1) >> 1)
    for (let y = 0, i = 0; y < out.height; y++) {
      const upper = y * 2 * width
      const lower = y * 2 + 1 < height ? upper + width : upper
      for (let x = 0; x < out.width; x++, i++) {
        const left = x * 2
        const right = left + 1 < width ? left + 1 : left
        const above = (share[data[(upper + left) * 3 + c] as number] as number) + (share[data[(upper + right) * 3 + c] as number] as number)
        const below = share[data[(lower + left) * 3 + c] as number] as number
        out.data[i] = (above + below + (share[data[(lower + right) * 3 + c] as number] as number)) / 4
      }
    }
    return out
  }
  return [channel(0), channel(1), channel(2)]
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

/** Enlarges to the size of `like`, linear between block centres. */
export function doubled(small: Plane, like: { readonly width: number; readonly height: number }): Plane {
  const out = newPlane(like.width, like.height)
  const drawn = new DrawnOut(small, like.width)
  for (let y = 0; y < like.height; y++) drawn.row(y, out.data, y * like.width)
  return out
}

/** Enlarges a plane row by row from the top; each row of blocks is computed once and used by the four rows around it. */
class DrawnOut {
  private readonly small: Plane
  private above: Float64Array
  private own: Float64Array
  private below: Float64Array

  constructor(small: Plane, width: number) {
    this.small = small
    this.above = drawnOut(small, -1, new Float64Array(width))
    this.own = drawnOut(small, 0, new Float64Array(width))
    this.below = drawnOut(small, 1, new Float64Array(width))
  }

  /** Rows must be requested in order. */
  row(y: number, out: Float32Array, at: number): void {
    if (y > 0 && (y & 1) === 0) this.moveOn((y >> 1) + 1)
    const { own } = this
    const next = y & 1 ? this.below : this.above
    for (let x = 0; x < own.length; x++) out[at + x] = 0.75 * (own[x] as number) + 0.25 * (next[x] as number)
  }

  private moveOn(block: number): void {
    const free = this.above
    this.above = this.own
    this.own = this.below
    this.below = drawnOut(this.small, block, free)
  }
}

/** A row outside the plane repeats the edge row. */
function drawnOut({ data, width, height }: Plane, y: number, out: Float64Array): Float64Array {
  const row = Math.min(height - 1, Math.max(0, y)) * width
  for (let x = 0; x < out.length; x++) {
    const column = x >> 1
    const beside = Math.min(width - 1, Math.max(0, column + (x & 1 ? 1 : -1)))
    out[x] = 0.75 * (data[row + column] as number) + 0.25 * (data[row + beside] as number)
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
 * Leaves its results in the planes of `withMatte` and `matte`. Per pixel, the linear model of the matte in the guide's colours: (covariance of the guide + epsilon) a = covariance of
 * guide and matte, solved by Cramer's rule. One plain loop without small arrays: it runs over every pixel of every picture.
 */
function colourModel({ means, matte, withMatte, squares, mixed }: Moments, epsilon: number): { slopes: Triple<Plane>; offset: Plane } {
  const [slopes, offset] = [withMatte, matte]
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

function product(one: Plane, other: Plane): Plane {
  const out = newPlane(one.width, one.height)
  for (let i = 0; i < out.data.length; i++) out.data[i] = (one.data[i] as number) * (other.data[i] as number)
  return out
}

/** The model enlarged to the guide's size and applied to it. */
function blend(slopes: Triple<Plane>, offset: Plane, { data, width, height }: Bitmap): Plane {
  const share = sharesOfByte()
  const out = newPlane(width, height)
  const drawn = [...slopes, offset].map(plane => ({ plane: new DrawnOut(plane, width), row: new Float32Array(width) }))
  const [red, green, blue, rest] = drawn.map(({ row }) => row) as [Float32Array, Float32Array, Float32Array, Float32Array]
  for (let y = 0, i = 0, at = 0; y < height; y++) {
    for (const { plane, row } of drawn) plane.row(y, row, 0)
    for (let x = 0; x < width; x++, i++, at += 3) {
      const value =
        (red[x] as number) * (share[data[at] as number] as number) +
        (green[x] as number) * (share[data[at + 1] as number] as number) +
        (blue[x] as number) * (share[data[at + 2] as number] as number) +
        (rest[x] as number)
      out.data[i] = value < 0 ? 0 : value > 1 ? 1 : value
    }
  }
  return out
}
