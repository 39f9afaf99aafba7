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

/** Beyond the source its edge is drawn out. */
export function warp(source: Pyramid, view: View): Bitmap {
  const shrink = scaleOf(view.toSource)
  const index = Math.max(0, Math.floor(Math.log2(Math.max(1, shrink))))
  const image = source.level(index)
  const toLevel = scaled(view.toSource, 2 ** -index)
  const filter = filterFor(shrink * 2 ** -index)
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

// Places between two pixels that are told apart: finer than a byte of the result can show.
const phases = 256

/** Weights for every phase, `taps` of them each, the first for the pixel `before` to the left of or above the place. */
type Filter = { readonly weights: Float32Array; readonly taps: number; readonly before: number }

function filterFor(shrink: number): Filter {
  const stretch = Math.max(1, shrink)
  const before = Math.ceil(2 * stretch) - 1
  const taps = 2 * before + 2
  const weights = new Float32Array(phases * taps)
  for (let phase = 0; phase < phases; phase++) {
    // Phase 0 is exactly on a pixel, so that an unmoved picture stays itself.
    const own = Array.from({ length: taps }, (_, i) => catmullRom((i - before - phase / phases) / stretch))
    const sum = own.reduce((total, weight) => total + weight, 0)
    for (const [i, weight] of own.entries()) weights[phase * taps + i] = weight / sum
  }
  return { weights, taps, before }
}

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

const clamp = (place: number, length: number) => (place < 0 ? 0 : place >= length ? length - 1 : place)

/** Keys' cubic with a = -1/2: sharp, and exact for straight ramps. */
function catmullRom(x: number): number {
  const d = Math.abs(x)
  if (d >= 2) return 0
  return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : ((-0.5 * d + 2.5) * d - 4) * d + 2
}

const byte = (value: number) => (value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value))
