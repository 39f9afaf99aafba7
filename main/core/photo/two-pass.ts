/** Samples a picture through a nearly level similarity transform along rows first and columns next (Catmull and Smith 1980). */
import type { Similarity } from './affine.ts'
import { clamp, filterFor, phases } from './filter.ts'
import { type Bitmap, newBitmap } from './pixels.ts'

type Size = { readonly width: number; readonly height: number }

/**
 * A point (u, v) of the view lies at x = a u - b v + tx, y = b u + a v + ty. Solved for v at a source row y, the first gives
 * the column in that row; so every source row is drawn to the view's columns, and then every column to the view's rows:
 * some twelve taps a pixel instead of thirty-six.
 */
export function inTwoPasses(image: Bitmap, size: Size, t: Similarity): Bitmap {
  const ends = [t.ty, t.b * size.width + t.ty, t.a * size.height + t.ty, t.b * size.width + t.a * size.height + t.ty]
  const reach = 2 * Math.max(1, t.a) + 2
  const rows = { from: Math.floor(Math.min(...ends) - reach), to: Math.ceil(Math.max(...ends) + reach) }
  const drawn = alongRows(image, size.width, t, rows)
  return alongColumns(drawn, size, t, rows.from)
}

type Rows = { readonly from: number; readonly to: number }

/** One row for every source row that is needed, as wide as the view; rows beyond the source repeat its edge. */
function alongRows({ data, width, height }: Bitmap, columns: number, t: Similarity, rows: Rows): Float32Array {
  const stretch = t.a + (t.b * t.b) / t.a
  const { weights, taps, before } = filterFor(stretch)
  const out = new Float32Array((rows.to - rows.from) * columns * 3)
  for (let row = rows.from, at = 0; row < rows.to; row++) {
    const start = clamp(row, height) * width
    const shift = t.tx - (t.b / t.a) * (row + 0.5 - t.ty) - 0.5
    for (let column = 0; column < columns; column++, at += 3) {
      const x = stretch * (column + 0.5) + shift
      const whole = Math.floor(x)
      const phase = Math.floor((x - whole) * phases) * taps
      const left = whole - before
      let red = 0
      let green = 0
      let blue = 0
      // Nearly every pixel has all its taps inside the row: those need not be held there one by one.
      if (left >= 0 && left + taps <= width) {
        for (let i = 0, from = (start + left) * 3; i < taps; i++, from += 3) {
          const weight = weights[phase + i] as number
          red += weight * (data[from] as number)
          green += weight * (data[from + 1] as number)
          blue += weight * (data[from + 2] as number)
        }
      } else {
        for (let i = 0; i < taps; i++) {
          const weight = weights[phase + i] as number
          const from = (start + clamp(left + i, width)) * 3
          red += weight * (data[from] as number)
          green += weight * (data[from + 1] as number)
          blue += weight * (data[from + 2] as number)
        }
      }
      out[at] = red
      out[at + 1] = green
      out[at + 2] = blue
    }
  }
  return out
}

function alongColumns(drawn: Float32Array, size: Size, t: Similarity, firstRow: number): Bitmap {
  const { weights, taps, before } = filterFor(t.a)
  const out = newBitmap(size.width, size.height)
  const step = size.width * 3
  for (let row = 0, at = 0; row < size.height; row++) {
    for (let column = 0; column < size.width; column++, at += 3) {
      const y = t.b * (column + 0.5) + t.a * (row + 0.5) + t.ty - 0.5
      const whole = Math.floor(y)
      const phase = Math.floor((y - whole) * phases) * taps
      let from = (whole - before - firstRow) * step + column * 3
      let red = 0
      let green = 0
      let blue = 0
      for (let i = 0; i < taps; i++, from += step) {
        const weight = weights[phase + i] as number
        red += weight * (drawn[from] as number)
        green += weight * (drawn[from + 1] as number)
        blue += weight * (drawn[from + 2] as number)
      }
      out.data[at] = byte(red)
      out.data[at + 1] = byte(green)
      out.data[at + 2] = byte(blue)
    }
  }
  return out
}

const byte = (value: number) => (value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value))
