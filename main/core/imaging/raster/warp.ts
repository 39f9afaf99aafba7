/** Samples a picture through a similarity transform with a filter that neither aliases when shrinking nor blurs when enlarging. */
import { apply, type Point, type Similarity, scaleOf } from './affine.ts'
import { clamp, type Filter, filterFor, phases } from './filter.ts'
import { type Bitmap, newBitmap, newPlane, type Plane } from './pixels.ts'
import { inTwoPasses } from './two-pass.ts'

/** A picture with halved copies, so that the filter never has to shrink by a factor of two or more. */
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
  const to = half.data
  const mean = (at: number) =>
    ((from[at] as number) + (from[at + right] as number) + (from[at + down] as number) + (from[at + down + right] as number) + 2) >> 2
  for (let y = 0, out = 0; y < half.height; y++) {
    for (let x = 0, at = y * 2 * image.width * 3; x < half.width; x++, at += 6, out += 3) {
      to[out] = mean(at)
      to[out + 1] = mean(at + 1)
      to[out + 2] = mean(at + 2)
    }
  }
  return half
}

export type View = { readonly width: number; readonly height: number; readonly toSource: Similarity }

/** Outside the source the edge pixels are repeated. */
export function warp(source: Pyramid, view: View): Bitmap {
  const shrink = scaleOf(view.toSource)
  const index = Math.max(0, Math.floor(Math.log2(Math.max(1, shrink))))
  const image = source.level(index)
  const toLevel = scaled(view.toSource, 2 ** -index)
  // The two-pass method needs a nearly level head. A head far from level will be refused, but still has to be drawn.
  if (Math.abs(toLevel.b) <= 0.3 * toLevel.a) return inTwoPasses(image, view, toLevel)
  return inOnePass(image, view, toLevel)
}

function inOnePass(image: Bitmap, view: View, toLevel: Similarity): Bitmap {
  const filter = filterFor(scaleOf(toLevel))
  const out = newBitmap(view.width, view.height)
  const spot = { x: 0, y: 0, phaseX: 0, phaseY: 0 }
  for (let y = 0, at = 0; y < view.height; y++) {
    for (let x = 0; x < view.width; x++, at += 3) {
      const u = toLevel.a * (x + 0.5) - toLevel.b * (y + 0.5) + toLevel.tx - 0.5
      const v = toLevel.b * (x + 0.5) + toLevel.a * (y + 0.5) + toLevel.ty - 0.5
      spot.x = Math.floor(u)
      spot.y = Math.floor(v)
      spot.phaseX = Math.floor((u - spot.x) * phases) * filter.taps
      spot.phaseY = Math.floor((v - spot.y) * phases) * filter.taps
      sample(image, filter, spot, out.data, at)
    }
  }
  return out
}

/** 1 where the view lies inside the source, 0 where the source has no pixels. */
export function coverage(source: Bitmap, view: View): Plane {
  const plane = newPlane(view.width, view.height)
  // If its corners are inside, so is the whole view; that is the case for nearly every accepted picture.
  if (cornersOf(view).every(corner => within(source, corner))) return { ...plane, data: plane.data.fill(1) }
  const { a, b, tx, ty } = view.toSource
  for (let y = 0.5, at = 0; y < view.height; y++) {
    for (let x = 0.5; x < view.width; x++, at++) {
      const u = a * x - b * y + tx
      const v = b * x + a * y + ty
      plane.data[at] = u >= 0 && v >= 0 && u < source.width && v < source.height ? 1 : 0
    }
  }
  return plane
}

/** The centres of the corner pixels, in source coordinates. */
const cornersOf = ({ width, height, toSource }: View) =>
  [0.5, width - 0.5].flatMap(x => [0.5, height - 0.5].map(y => apply(toSource, { x, y })))
const within = (image: Bitmap, p: Point) => p.x >= 0 && p.y >= 0 && p.x < image.width && p.y < image.height

const scaled = (t: Similarity, factor: number): Similarity => ({
  a: t.a * factor,
  b: t.b * factor,
  tx: t.tx * factor,
  ty: t.ty * factor,
})

type Spot = { readonly x: number; readonly y: number; readonly phaseX: number; readonly phaseY: number }

function sample({ data, width, height }: Bitmap, { weights, taps, before }: Filter, spot: Spot, out: Uint8Array, at: number): void {
  const left = spot.x - before
  const top = spot.y - before
  const inside = left >= 0 && top >= 0 && left + taps <= width && top + taps <= height
  let red = 0
  let green = 0
  let blue = 0
  for (let j = 0; j < taps; j++) {
    const weightY = weights[spot.phaseY + j] as number
    if (weightY === 0) continue
    const row = (inside ? top + j : clamp(top + j, height)) * width
    for (let i = 0; i < taps; i++) {
      const weight = weightY * (weights[spot.phaseX + i] as number)
      const from = (row + (inside ? left + i : clamp(left + i, width))) * 3
      red += weight * (data[from] as number)
      green += weight * (data[from + 1] as number)
      blue += weight * (data[from + 2] as number)
    }
  }
  out[at] = byte(red)
  out[at + 1] = byte(green)
  out[at + 2] = byte(blue)
}

const byte = (value: number) => (value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0)
