/** Keeps only the connected piece of a matte that contains the face, which drops bystanders and chair backs. */
import type { Plane } from '../raster/pixels.ts'

const solid = 0.5
// In matte cells: how far loose hair extends beyond the solid part.
const reach = 5

export type Kept = { readonly matte: Plane; readonly otherShare: number }

/** Clears everything else in place; `seed` is the cell of the nose. */
export function keepPiece(matte: Plane, seed: number): Kept {
  const piece = flood(matte, seed)
  const near = grow(piece, matte.width, matte.height)
  let other = 0
  let kept = 0
  for (let i = 0; i < matte.data.length; i++) {
    const value = matte.data[i] as number
    if (piece[i]) kept++
    else if (value >= solid) other++
    if (!near[i] || (!piece[i] && value >= solid)) matte.data[i] = 0
  }
  return { matte, otherShare: kept === 0 ? 1 : other / kept }
}

function flood(matte: Plane, seed: number): Uint8Array {
  const { data, width, height } = matte
  const piece = new Uint8Array(data.length)
  // Each cell is queued at most once.
  const waiting = new Uint32Array(data.length)
  let count = 0
  const visit = (at: number) => {
    if (piece[at]) return
    piece[at] = 1
    waiting[count++] = at
  }
  const visitSolid = (at: number) => {
    if ((data[at] as number) >= solid) visit(at)
  }
  visit(seed)
  while (count > 0) {
    const at = waiting[--count] as number
    const x = at % width
    if (x > 0) visitSolid(at - 1)
    if (x < width - 1) visitSolid(at + 1)
    if (at >= width) visitSolid(at - width)
    if (at < width * (height - 1)) visitSolid(at + width)
  }
  return piece
}

/** The piece, grown by `reach` cells along both axes. */
function grow(piece: Uint8Array, width: number, height: number): Uint8Array {
  const wide = new Uint8Array(piece.length)
  const out = new Uint8Array(piece.length)
  for (let y = 0; y < height; y++) growLine(piece, wide, { from: y * width, step: 1, count: width })
  for (let x = 0; x < width; x++) growLine(wide, out, { from: x, step: width, count: height })
  return out
}

type Line = { readonly from: number; readonly step: number; readonly count: number }

function growLine(cells: Uint8Array, out: Uint8Array, { from, step, count }: Line): void {
  let until = -1
  for (let i = 0; i < count + reach; i++) {
    if (i < count && cells[from + i * step]) until = i + 2 * reach
    const at = i - reach
    if (at >= 0 && i <= until) out[from + at * step] = 1
  }
}
