/** Samples a picture through a similarity transform with a filter that neither aliases when shrinking nor blurs when enlarging. */
import { apply, type Point, type Similarity, scaleOf } from './affine.ts'
import { type Bitmap, newBitmap, newPlane, type Plane } from './pixels.ts'

/** A picture with its halved copies, so that any shrinking is left with a factor of less than two for the filter. */
export type Pyramid = { readonly base: Bitmap; level(index: number): Bitmap }

export function pyramidOf(base: Bitmap): Pyramid {
  const levels = [base]
  const level = (index: number): Bitmap => {
    const known = levels[index]
    if (known) return known
    const made = halve(level(index - 1))
    levels[index] = made
    return made
  }
  return { base, level }
}

function halve(image: Bitmap): Bitmap {
  const half = newBitmap(Math.max(1, image.width >> 1), Math.max(1, image.height >> 1))
  const right = image.width > 1 ? 3 : 0
  const down = image.height > 1 ? image.width * 3 : 0
  const from = image.data
  for (let y = 0, out = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      let at = (y * 2 * image.width + x * 2) * 3
      for (let c = 0; c < 3; c++, at++) {
        const sum = (from[at] as number) + (from[at + right] as number) + (from[at + down] as number) + (from[at + down + right] as number)
        half.data[out++] = (sum + 2) >> 2
      }
    }
  }
  return half
}

export type View = { readonly width: number; readonly height: number; readonly toSource: Similarity }

/** `outside` is the grey a view shows beyond the source; without it the source's edge is drawn out. */
export function warp(source: Pyramid, view: View, outside?: number): Bitmap {
  const shrink = scaleOf(view.toSource)
  const index = Math.max(0, Math.floor(Math.log2(Math.max(1, shrink))))
  const image = source.level(index)
  const factor = 2 ** -index
  const toLevel = scaled(view.toSource, factor)
  const out = newBitmap(view.width, view.height)
  const taps = tapBuffers(shrink * factor)
  for (let y = 0, at = 0; y < view.height; y++) {
    for (let x = 0; x < view.width; x++, at += 3) {
      const p = apply(toLevel, { x: x + 0.5, y: y + 0.5 })
      if (outside !== undefined && !within(image, p)) out.data.fill(outside, at, at + 3)
      else sample(image, p, taps, out.data, at)
    }
  }
  return out
}

/** 1 where the view lies inside the source, 0 where the source has no pixels. */
export function coverage(source: Bitmap, view: View): Plane {
  const plane = newPlane(view.width, view.height)
  for (let y = 0, at = 0; y < view.height; y++) {
    for (let x = 0; x < view.width; x++, at++) {
      plane.data[at] = within(source, apply(view.toSource, { x: x + 0.5, y: y + 0.5 })) ? 1 : 0
    }
  }
  return plane
}

const within = (image: Bitmap, p: Point) => p.x >= 0 && p.y >= 0 && p.x < image.width && p.y < image.height

const scaled = (t: Similarity, factor: number): Similarity => ({
  a: t.a * factor,
  b: t.b * factor,
  tx: t.tx * factor,
  ty: t.ty * factor,
})

type Taps = { readonly stretch: number; readonly radius: number; readonly wx: Float64Array; readonly wy: Float64Array }

function tapBuffers(shrink: number): Taps {
  const stretch = Math.max(1, shrink)
  const radius = 2 * stretch
  const count = Math.ceil(radius) * 2 + 2
  return { stretch, radius, wx: new Float64Array(count), wy: new Float64Array(count) }
}

function sample(image: Bitmap, p: Point, taps: Taps, out: Uint8Array, at: number): void {
  const x0 = Math.ceil(p.x - 0.5 - taps.radius)
  const y0 = Math.ceil(p.y - 0.5 - taps.radius)
  const nx = fill(taps.wx, x0, p.x - 0.5, taps)
  const ny = fill(taps.wy, y0, p.y - 0.5, taps)
  let red = 0
  let green = 0
  let blue = 0
  for (let j = 0; j < ny; j++) {
    const row = clamp(y0 + j, image.height - 1) * image.width
    const weightY = taps.wy[j] as number
    for (let i = 0; i < nx; i++) {
      const weight = weightY * (taps.wx[i] as number)
      const from = (row + clamp(x0 + i, image.width - 1)) * 3
      red += weight * (image.data[from] as number)
      green += weight * (image.data[from + 1] as number)
      blue += weight * (image.data[from + 2] as number)
    }
  }
  out[at] = byte(red)
  out[at + 1] = byte(green)
  out[at + 2] = byte(blue)
}

/** Writes weights that sum to one and says how many. */
function fill(weights: Float64Array, start: number, centre: number, taps: Taps): number {
  const count = Math.floor(centre + taps.radius) - start + 1
  let sum = 0
  for (let i = 0; i < count; i++) {
    const weight = catmullRom((start + i - centre) / taps.stretch)
    weights[i] = weight
    sum += weight
  }
  for (let i = 0; i < count; i++) weights[i] = (weights[i] as number) / sum
  return count
}

/** Keys' cubic with a = -1/2: sharp, and exact for straight ramps. */
function catmullRom(x: number): number {
  const d = Math.abs(x)
  if (d >= 2) return 0
  return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : ((-0.5 * d + 2.5) * d - 4) * d + 2
}

const clamp = (value: number, max: number) => (value < 0 ? 0 : value > max ? max : value)
const byte = (value: number) => (value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value))
