/** Samples a picture through a nearly level similarity transform, rows first, then columns (Catmull and Smith 1980). */
import type { Similarity } from './affine.ts'
import { clamp, type Filter, filterFor, phases } from './filter.ts'
import { type Bitmap, newBitmap } from './pixels.ts'

type Size = { readonly width: number; readonly height: number }
type Rows = { readonly from: number; readonly to: number }

// Rows of the result per band: the intermediate rows of one band stay in the CPU cache.
const bandHeight = 16

/**
 * A point (u, v) of the view maps to x = a u - b v + tx, y = b u + a v + ty. Solving for v at a source row y gives the column
 * in that row, so every source row is resampled to the view's columns, and then every column to the view's rows:
 * about twelve taps per pixel instead of thirty-six.
 */
export function inTwoPasses(image: Bitmap, size: Size, t: Similarity): Bitmap {
  const filter = filterFor(t.a)
  const most = Math.ceil(Math.abs(t.b) * size.width + t.a * bandHeight) + filter.taps + 3
  const drawn = new DrawnRows(image, t, size.width, most)
  const out = newBitmap(size.width, size.height)
  for (let from = 0; from < size.height; from += bandHeight) {
    const rows = { from, to: Math.min(size.height, from + bandHeight) }
    drawn.moveTo(rowsUnder(rows, size.width, t, filter))
    alongColumns(drawn, filter, t, rows, out)
  }
  return out
}

/** The source rows needed for a range of view rows. */
function rowsUnder({ from, to }: Rows, columns: number, { a, b, ty }: Similarity, { taps, before }: Filter): Rows {
  const highest = a * from + Math.min(0, b * columns) + ty - 1
  const lowest = a * to + Math.max(0, b * columns) + ty
  return { from: Math.floor(highest) - before, to: Math.floor(lowest) - before + taps }
}

/** Source rows resampled to the view's columns, as many as one band needs; rows outside the source repeat its edge. */
class DrawnRows {
  readonly data: Float32Array
  readonly step: number
  from = 0
  private to = Number.NEGATIVE_INFINITY
  private readonly image: Bitmap
  private readonly t: Similarity
  private readonly filter: Filter
  private readonly stretch: number
  private readonly line: Float64Array

  constructor(image: Bitmap, t: Similarity, columns: number, most: number) {
    this.image = image
    this.t = t
    this.stretch = t.a + (t.b * t.b) / t.a
    this.filter = filterFor(this.stretch)
    this.step = columns * 3
    this.line = new Float64Array((Math.ceil(this.stretch * columns) + this.filter.taps + 2) * 3)
    this.data = new Float32Array(most * this.step)
  }

  /** Reuses rows already resampled for the previous band. */
  moveTo({ from, to }: Rows): void {
    if (this.to > from) this.data.copyWithin(0, (from - this.from) * this.step, (this.to - this.from) * this.step)
    for (let row = Math.max(from, this.to > from ? this.to : from); row < to; row++) this.draw(row, (row - from) * this.step)
    this.from = from
    this.to = to
  }

  private draw(row: number, at: number): void {
    const { t, image, stretch } = this
    const shift = t.tx - (t.b / t.a) * (row + 0.5 - t.ty) - 0.5
    const { taps, before } = this.filter
    const first = Math.floor(0.5 * stretch + shift) - before
    const last = Math.floor(stretch * (this.step / 3) + shift) - before + taps
    stretchOut(image, clamp(row, image.height), first, last, this.line)
    alongRow(this.line, { stretch, shift, first }, this.filter, this.data, at, at + this.step)
  }
}

/** A piece of one row as numbers, repeating the end pixels outside the row. */
function stretchOut({ data, width }: Bitmap, row: number, first: number, last: number, line: Float64Array): void {
  const start = row * width
  for (let x = first, at = 0; x <= last; x++, at += 3) {
    const from = (start + clamp(x, width)) * 3
    line[at] = data[from] as number
    line[at + 1] = data[from + 1] as number
    line[at + 2] = data[from + 2] as number
  }
}

type Ramp = { readonly stretch: number; readonly shift: number; readonly first: number }

function alongRow(
  line: Float64Array,
  { stretch, shift, first }: Ramp,
  { weights, taps, before }: Filter,
  out: Float32Array,
  at: number,
  end: number,
): void {
  const reach = first + before
  for (let column = 0; at < end; column++, at += 3) {
    const x = stretch * (column + 0.5) + shift
    const whole = Math.floor(x)
    const phase = (((x - whole) * phases) | 0) * taps
    let from = ((whole - reach) | 0) * 3
    let red = 0
    let green = 0
    let blue = 0
    for (let i = phase; i < phase + taps; i++, from += 3) {
      const weight = weights[i] as number
      red += weight * (line[from] as number)
      green += weight * (line[from + 1] as number)
      blue += weight * (line[from + 2] as number)
    }
    out[at] = red
    out[at + 1] = green
    out[at + 2] = blue
  }
}

function alongColumns(
  { data, step, from: first }: DrawnRows,
  { weights, taps, before }: Filter,
  t: Similarity,
  rows: Rows,
  { data: bytes, width }: Bitmap,
): void {
  const reach = first + before
  for (let row = rows.from, at = rows.from * step; row < rows.to; row++) {
    for (let column = 0; column < width; column++, at += 3) {
      const y = t.b * (column + 0.5) + t.a * (row + 0.5) + t.ty - 0.5
      const whole = Math.floor(y)
      const phase = (((y - whole) * phases) | 0) * taps
      let from = ((whole - reach) | 0) * step + column * 3
      let red = 0
      let green = 0
      let blue = 0
      for (let i = phase; i < phase + taps; i++, from += step) {
        const weight = weights[i] as number
        red += weight * (data[from] as number)
        green += weight * (data[from + 1] as number)
        blue += weight * (data[from + 2] as number)
      }
      bytes[at] = byte(red)
      bytes[at + 1] = byte(green)
      bytes[at + 2] = byte(blue)
    }
  }
}

const byte = (value: number) => (value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0)
