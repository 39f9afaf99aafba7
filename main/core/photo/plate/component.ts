/** Keeps of a matte only the piece that holds the face, so that neighbours and chair backs go. */
import { newPlane, type Plane } from '../pixels.ts'

const solid = 0.5
// Hair reaches a little beyond the solid part; in cells of the matte.
const reach = 5

export type Kept = { readonly matte: Plane; readonly otherShare: number }

/** `seed` is the cell of the nose. */
export function keepPiece(matte: Plane, seed: number): Kept {
  const piece = flood(matte, seed)
  const near = grow(piece, matte.width, matte.height)
  const out = newPlane(matte.width, matte.height)
  let other = 0
  let kept = 0
  for (let i = 0; i < out.data.length; i++) {
    const value = matte.data[i] as number
    if (piece[i]) kept++
    else if (value >= solid) other++
    out.data[i] = near[i] && (piece[i] || value < solid) ? value : 0
  }
  return { matte: out, otherShare: kept === 0 ? 1 : other / kept }
}

function flood(matte: Plane, seed: number): Uint8Array {
  const { data, width, height } = matte
  const piece = new Uint8Array(data.length)
  const waiting = [seed]
  piece[seed] = 1
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % width
    const y = (at - x) / width
    for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, y > 0 ? at - width : -1, y < height - 1 ? at + width : -1]) {
      if (next < 0 || piece[next] || (data[next] as number) < solid) continue
      piece[next] = 1
      waiting.push(next)
    }
  }
  return piece
}

function grow(piece: Uint8Array, width: number, height: number): Uint8Array {
  const wide = new Uint8Array(piece.length)
  const out = new Uint8Array(piece.length)
  for (let i = 0; i < piece.length; i++) {
    if (!piece[i]) continue
    const x = i % width
    wide.fill(1, i - Math.min(x, reach), i + Math.min(width - 1 - x, reach) + 1)
  }
  for (let i = 0; i < wide.length; i++) {
    if (!wide[i]) continue
    const y = Math.floor(i / width)
    for (let dy = -Math.min(y, reach); dy <= Math.min(height - 1 - y, reach); dy++) out[i + dy * width] = 1
  }
  return out
}
