/** Whether hair touches the upper edge of the uploaded picture, told by its colour: the cut-out is four pixels too coarse for it. */
import type { Placed } from '../plate/compose.ts'
import type { Bitmap, Plane } from '../raster/pixels.ts'

/** For each column the first row with pixels of the source; the height if there is none. */
export function topEdgeOf({ data, width, height }: Plane): Int32Array {
  const edge = new Int32Array(width).fill(height)
  for (let y = height - 1; y >= 0; y--) for (let x = 0; x < width; x++) if (data[y * width + x]) edge[x] = y
  return edge
}

// Rows below the edge: the strip that is asked, and where the head's own colour is read if the cut-out is solid there.
const asked = [0, 2] as const
const own = [12, 20] as const
const wallUntil = 40
// The sum of the differences of three channels below which two colours cannot be told apart.
const alike = 60

type Rgb = readonly [number, number, number]

/** `hair`: columns whose uppermost pixels look like the head below them rather than like the wall beside it. */
export function hairAtEdge({ plate, alpha }: Pick<Placed, 'plate' | 'alpha'>, edge: Int32Array): { hair: number; unsure: boolean } {
  const columns: { x: number; top: number }[] = []
  for (const [x, top] of edge.entries()) {
    // An edge above the finished picture is out of sight and cuts nothing.
    if (top > 0 && top + own[1] < plate.height && isSolid(alpha, x, top + own[0], top + own[1])) columns.push({ x, top })
  }
  if (columns.length === 0) return { hair: 0, unsure: false }
  const wall = wallColour(plate, alpha, edge)
  if (!wall) return { hair: columns.length, unsure: false }
  let hair = 0
  let unsure = 0
  for (const { x, top } of columns) {
    const head = meanOf(plate, x, top + own[0], top + own[1])
    const seen = meanOf(plate, x, top + asked[0], top + asked[1])
    if (apart(head, wall) < alike) unsure++
    else if (apart(seen, head) < apart(seen, wall)) hair++
  }
  return { hair, unsure: unsure > columns.length / 2 }
}

function isSolid({ data, width }: Plane, x: number, from: number, to: number): boolean {
  for (let y = from; y < to; y++) if ((data[y * width + x] as number) < 0.9) return false
  return true
}

function meanOf({ data, width }: Bitmap, x: number, from: number, to: number): Rgb {
  const sum: [number, number, number] = [0, 0, 0]
  for (let y = from; y < to; y++) {
    for (const c of [0, 1, 2] as const) sum[c] += data[(y * width + x) * 3 + c] as number
  }
  return [sum[0] / (to - from), sum[1] / (to - from), sum[2] / (to - from)]
}

const apart = (one: Rgb, other: Rgb) => Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1]) + Math.abs(one[2] - other[2])

/** The median colour of what is not the person along the upper edge; null if the person fills it. */
function wallColour({ data, width }: Bitmap, alpha: Plane, edge: Int32Array): Rgb | null {
  const seen: number[] = []
  for (const [x, top] of edge.entries()) {
    for (let y = top; y < Math.min(alpha.height, top + wallUntil); y += 2)
      if ((alpha.data[y * width + x] as number) < 0.02) seen.push((y * width + x) * 3)
  }
  if (seen.length < 20) return null
  const median = (c: number) => seen.map(at => data[at + c] as number).sort((a, b) => a - b)[seen.length >> 1] as number
  return [median(0), median(1), median(2)]
}
