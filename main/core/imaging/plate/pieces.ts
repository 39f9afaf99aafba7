/** Connected pieces of a mask, four neighbours a cell. */

export type Mask = { readonly data: Uint8Array; readonly width: number; readonly height: number }
export type Piece = {
  readonly cells: readonly number[]
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const newMask = (width: number, height: number): Mask => ({ data: new Uint8Array(width * height), width, height })

/** The pieces of at least `least` cells, largest first. */
export function piecesOf(mask: Mask, least: number): Piece[] {
  const seen = new Uint8Array(mask.data.length)
  const found: Piece[] = []
  for (let i = 0; i < seen.length; i++) {
    if (!mask.data[i] || seen[i]) continue
    const cells = flood(mask, i, seen)
    if (cells.length >= least) found.push(boxed(cells, mask.width))
  }
  return found.sort((a, b) => b.cells.length - a.cells.length)
}

/** The cells connected with `seed`; marks them in `seen`. */
export function flood({ data, width, height }: Mask, seed: number, seen = new Uint8Array(data.length)): number[] {
  const cells: number[] = []
  const visit = (at: number) => {
    if (!data[at] || seen[at]) return
    seen[at] = 1
    cells.push(at)
  }
  visit(seed)
  for (let next = 0; next < cells.length; next++) {
    const at = cells[next] as number
    const x = at % width
    if (x > 0) visit(at - 1)
    if (x < width - 1) visit(at + 1)
    if (at >= width) visit(at - width)
    if (at < width * (height - 1)) visit(at + width)
  }
  return cells
}

function boxed(cells: readonly number[], width: number): Piece {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0]
  for (const at of cells) {
    const [x, y] = [at % width, Math.floor(at / width)]
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  }
  return { cells, left, top, right, bottom }
}
