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
  const factor = 2 ** -index
  const toLevel = scaled(view.toSource, factor)
  const out = newBitmap(view.width, view.height)
  const columns = newTaps(shrink * factor)
  const rows = newTaps(shrink * factor)
  for (let y = 0, at = 0; y < view.height; y++) {
    for (let x = 0; x < view.width; x++, at += 3) {
      aim(columns, toLevel.a * (x + 0.5) - toLevel.b * (y + 0.5) + toLevel.tx - 0.5, image.width, 3)
      aim(rows, toLevel.b * (x + 0.5) + toLevel.a * (y + 0.5) + toLevel.ty - 0.5, image.height, image.width * 3)
      sample(image, columns, rows, out.data, at)
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

/** One axis of the filter around a point: which source columns or rows count, and how much. */
type Taps = { readonly stretch: number; readonly weights: Float64Array; readonly places: Int32Array; count: number }

function newTaps(shrink: number): Taps {
  const stretch = Math.max(1, shrink)
  const most = Math.ceil(2 * stretch) * 2 + 2
  return { stretch, weights: new Float64Array(most), places: new Int32Array(most), count: 0 }
}

/** Fills in weights that sum to one; places beyond the picture fall on its edge. */
function aim(taps: Taps, centre: number, length: number, step: number): void {
  const reach = 2 * taps.stretch
  const start = Math.ceil(centre - reach)
  taps.count = Math.floor(centre + reach) - start + 1
  let sum = 0
  for (let i = 0; i < taps.count; i++) {
    const place = start + i
    const weight = catmullRom((place - centre) / taps.stretch)
    taps.weights[i] = weight
    taps.places[i] = (place < 0 ? 0 : place >= length ? length - 1 : place) * step
    sum += weight
  }
  for (let i = 0; i < taps.count; i++) taps.weights[i] = (taps.weights[i] as number) / sum
}

function sample({ data }: Bitmap, columns: Taps, rows: Taps, out: Uint8Array, at: number): void {
  let red = 0
  let green = 0
  let blue = 0
  for (let j = 0; j < rows.count; j++) {
    const row = rows.places[j] as number
    const weightY = rows.weights[j] as number
    for (let i = 0; i < columns.count; i++) {
      const weight = weightY * (columns.weights[i] as number)
      const from = row + (columns.places[i] as number)
      red += weight * (data[from] as number)
      green += weight * (data[from + 1] as number)
      blue += weight * (data[from + 2] as number)
    }
  }
  out[at] = byte(red)
  out[at + 1] = byte(green)
  out[at + 2] = byte(blue)
}

/** Keys' cubic with a = -1/2: sharp, and exact for straight ramps. */
function catmullRom(x: number): number {
  const d = Math.abs(x)
  if (d >= 2) return 0
  return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : ((-0.5 * d + 2.5) * d - 4) * d + 2
}

const byte = (value: number) => (value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value))
