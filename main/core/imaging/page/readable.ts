/** Makes a copied page readable: the paper equally bright all over, the ink dark. Colours of stamps and photographs stay. Pure. */
import { type Bitmap, lumaAt } from '../raster/pixels.ts'

/** Cells along the longer side, each some millimetres of a sheet: wider than a letter, narrower than a shadow. */
const cells = 28
const paperWhite = 250
const strongestGain = 2.6
/** A dark cell beside bright paper is a photograph or a stamp, not a shadow: below this share of the usual white nothing more is lifted. */
const darkestPaper = 0.6
const abruptlyDarker = 0.85
const blackest = 60

type Grid = { readonly columns: number; readonly rows: number; readonly values: Float32Array }

/** Changes the picture in place. */
export function makeReadable(image: Bitmap): void {
  const paper = paperOf(image)
  const black = Math.min(blackest, percentileOf(lumasOf(image), 0.01))
  for (let y = 0, i = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++, i++) {
      const gain = Math.min(strongestGain, Math.max(1, paperWhite / Math.max(1, at(paper, x / image.width, y / image.height) - black)))
      for (let channel = i * 3; channel < i * 3 + 3; channel++)
        image.data[channel] = Math.min(255, Math.max(0, ((image.data[channel] as number) - black) * gain + 0.5))
    }
  }
}

/** Every fourth pixel each way is enough to know a page by. */
function lumasOf(image: Bitmap): number[] {
  const lumas: number[] = []
  for (let y = 0; y < image.height; y += 4) for (let x = 0; x < image.width; x += 4) lumas.push(lumaAt(image, y * image.width + x))
  return lumas
}

function percentileOf(values: number[], share: number): number {
  const sorted = values.sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** How bright the paper is at each place: the bright end of each cell, of it and its neighbours, smoothed. */
function paperOf(image: Bitmap): Grid {
  const size = Math.max(image.width, image.height) / cells
  const [columns, rows] = [Math.max(1, Math.round(image.width / size)), Math.max(1, Math.round(image.height / size))]
  const values = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const lumas: number[] = []
      const [left, right] = [Math.floor((column * image.width) / columns), Math.floor(((column + 1) * image.width) / columns)]
      const [top, bottom] = [Math.floor((row * image.height) / rows), Math.floor(((row + 1) * image.height) / rows)]
      for (let y = top; y < bottom; y += 2) for (let x = left; x < right; x += 2) lumas.push(lumaAt(image, y * image.width + x))
      values[row * columns + column] = percentileOf(lumas, 0.9)
    }
  }
  const usual = percentileOf([...values], 0.8)
  const lit = { columns, rows, values: values.map(value => Math.max(value, usual * darkestPaper)) }
  // A cell much darker than one beside it is print or a picture, and has its neighbour's paper under it; a shadow falls off slowly.
  const lifted = neighbours(lit, (around, own) => (own < Math.max(...around) * abruptlyDarker ? Math.max(...around) : own))
  return neighbours(neighbours(lifted, mean), mean)
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function neighbours({ columns, rows, values }: Grid, of: (around: readonly number[], own: number) => number): Grid {
  const out = new Float32Array(values.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const around: number[] = []
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) around.push(values[y * columns + x] as number)
      out[row * columns + column] = of(around, values[row * columns + column] as number)
    }
  }
  return { columns, rows, values: out }
}

/** Between the middles of the cells; `u` and `v` as shares of the picture. */
function at({ columns, rows, values }: Grid, u: number, v: number): number {
  const x = Math.min(columns - 1, Math.max(0, u * columns - 0.5))
  const y = Math.min(rows - 1, Math.max(0, v * rows - 0.5))
  const [x0, y0] = [x | 0, y | 0]
  const [x1, y1] = [Math.min(columns - 1, x0 + 1), Math.min(rows - 1, y0 + 1)]
  const [fx, fy] = [x - x0, y - y0]
  const upper = (values[y0 * columns + x0] as number) * (1 - fx) + (values[y0 * columns + x1] as number) * fx
  const lower = (values[y1 * columns + x0] as number) * (1 - fx) + (values[y1 * columns + x1] as number) * fx
  return upper * (1 - fy) + lower * fy
}
