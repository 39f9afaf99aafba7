/** The largest connected piece of what stands out from the table, with thin bridges cut. Pure. */
import type { Point } from '../raster/affine.ts'

export type Piece = {
  /** How many of its pixels stand out by themselves: print is joined to a piece by its neighbours, and is hollow. */
  readonly size: number
  /** The first and last pixel of each row, on both their sides. */
  readonly rim: readonly Point[]
}

/** `values` above the threshold belong to something; null where nothing does. */
export function largestPiece(values: Uint8Array, width: number, height: number, threshold: number): Piece | null {
  const solid = opened(values, width, height, threshold)
  const label = new Int32Array(solid.length)
  let [best, most, labels] = [0, 0, 0]
  const waiting: number[] = []
  for (let start = 0; start < solid.length; start++) {
    if (solid[start] === 0 || label[start] !== 0) continue
    labels += 1
    label[start] = labels
    waiting.push(start)
    let size = 0
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      size += 1
      const x = at % width
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= solid.length || solid[next] === 0 || label[next] !== 0) continue
        label[next] = labels
        waiting.push(next)
      }
    }
    if (size > most) [best, most] = [labels, size]
  }
  return best === 0 ? null : pieceOf(label, best, { values, width, height, threshold })
}

/** A pixel counts where most of its 5 by 5 neighbours do: a cable or the rim of a hand is no bridge to something else. */
function opened(values: Uint8Array, width: number, height: number, threshold: number): Uint8Array {
  const solid = new Uint8Array(values.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [inside, seen] = [0, 0]
      for (let row = Math.max(0, y - 2); row <= Math.min(height - 1, y + 2); row++) {
        for (let column = Math.max(0, x - 2); column <= Math.min(width - 1, x + 2); column++) {
          seen += 1
          if ((values[row * width + column] as number) >= threshold) inside += 1
        }
      }
      solid[y * width + x] = inside * 2 > seen ? 1 : 0
    }
  }
  return solid
}

type Seen = { readonly values: Uint8Array; readonly width: number; readonly height: number; readonly threshold: number }

function pieceOf(label: Int32Array, wanted: number, { values, width, height, threshold }: Seen): Piece {
  const rim: Point[] = []
  let size = 0
  for (let y = 0; y < height; y++) {
    let [first, last] = [-1, -1]
    for (let x = 0; x < width; x++) {
      if (label[y * width + x] !== wanted) continue
      if (first < 0) first = x
      last = x
      if ((values[y * width + x] as number) >= threshold) size += 1
    }
    if (first < 0) continue
    for (const row of [y, y + 1]) rim.push({ x: first, y: row }, { x: last + 1, y: row })
  }
  return { size, rim }
}
