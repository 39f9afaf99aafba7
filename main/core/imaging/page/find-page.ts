/** Finds the four edges of a sheet or a card that lies on a table of another colour. Pure. */
import type { Point } from '../raster/affine.ts'
import type { Bitmap } from '../raster/pixels.ts'
import { areaOf, crossing, fromUpperLeft, hullOf, type Quad, quadAround } from './hull.ts'
import { largestPiece } from './largest-piece.ts'

export type PageFound = {
  readonly corners: Quad
  /** A part of it lies outside of the picture. */
  readonly cut: boolean
}

/** Shares of the picture. */
const smallestPage = 0.05
const wholePicture = 0.985
/** How much of its outline is filled: a block of print or the lines of a table have the outline of a sheet too, and paper between them. */
const leastFilled = 0.7
/** How much of the four edges the outline fills; a round thing fills 0.79. */
const leastSquare = 0.9
const sharpestCorner = 50
const bluntestCorner = 130
/** Of 255, between the table and what lies on it. */
const leastContrast = 24

/** Null where nothing with four edges stands out from what lies around it, as on a scan without a margin. Best given some 400 pixels wide. */
export function findPage(image: Bitmap): PageFound | null {
  const { width, height } = image
  const away = distancesFrom(tableColour(image), image)
  const threshold = split(away)
  if (threshold === null) return null
  const piece = largestPiece(away, width, height, threshold)
  if (piece === null) return null
  const hull = hullOf(piece.rim)
  const around = hull.length < 4 ? null : quadAround(hull)
  if (!around) return null
  const share = areaOf(hull) / (width * height)
  if (share < smallestPage || share > wholePicture || piece.size / areaOf(hull) < leastFilled) return null
  const near = refined(around, away, { width, height, threshold, reach: 0.2 })
  const corners = refined(near, away, { width, height, threshold, reach: 0.05 })
  if (areaOf(hull) / areaOf(corners) < leastSquare || !hasFairCorners(corners)) return null
  const margin = Math.max(2, width / 100)
  const cut = corners.some(({ x, y }) => x < margin || y < margin || x > width - margin || y > height - margin)
  return { corners, cut }
}

/** The colour that most of the picture's rim has, whatever lies over a part of it. */
function tableColour({ data, width, height }: Bitmap): readonly [number, number, number] {
  const bins = new Map<number, [number, number, number, number]>()
  const rim = Math.max(2, Math.round(width / 60))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x >= rim && x < width - rim && y >= rim && y < height - rim) continue
      const at = (y * width + x) * 3
      const [r, g, b] = [data[at] as number, data[at + 1] as number, data[at + 2] as number]
      const key = ((r >> 5) << 6) | ((g >> 5) << 3) | (b >> 5)
      const bin = bins.get(key) ?? [0, 0, 0, 0]
      bins.set(key, [bin[0] + r, bin[1] + g, bin[2] + b, bin[3] + 1])
    }
  }
  const [r, g, b, count] = [...bins.values()].reduce((most, bin) => (bin[3] > most[3] ? bin : most), [0, 0, 0, 0])
  return [r / Math.max(1, count), g / Math.max(1, count), b / Math.max(1, count)]
}

/** How far each pixel is from the table's colour, at most 255, a little smoothed. */
function distancesFrom([r, g, b]: readonly [number, number, number], { data, width, height }: Bitmap): Uint8Array {
  const raw = new Uint8Array(width * height)
  for (let i = 0, at = 0; i < raw.length; i++, at += 3)
    raw[i] = Math.min(255, Math.hypot((data[at] as number) - r, (data[at + 1] as number) - g, (data[at + 2] as number) - b))
  const smooth = new Uint8Array(raw)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      let sum = 0
      for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) sum += raw[(y + dy) * width + x + dx] as number
      smooth[y * width + x] = sum / 9
    }
  }
  return smooth
}

/** Otsu's threshold (IEEE Trans. SMC 9, 1979): the split whose two sides differ most; null where they hardly differ. */
function split(values: Uint8Array): number | null {
  const counts = new Float64Array(256)
  for (const value of values) counts[value] = (counts[value] as number) + 1
  const total = counts.reduce((sum, count, value) => sum + count * value, 0)
  let [below, sumBelow, best, at, apart] = [0, 0, 0, 0, 0]
  for (let value = 0; value < 255; value++) {
    below += counts[value] as number
    sumBelow += value * (counts[value] as number)
    const above = values.length - below
    if (below === 0 || above === 0) continue
    const difference = (total - sumBelow) / above - sumBelow / below
    const between = below * above * difference * difference
    if (between > best) [best, at, apart] = [between, value + 0.5, difference]
  }
  return apart < leastContrast ? null : at
}

/** `reach`: how far inside an edge it is looked for, as a share of its length. */
type Search = { readonly width: number; readonly height: number; readonly threshold: number; readonly reach: number }

/** Each edge drawn anew through where the colour changes along it, so that a finger on the rim or a round corner moves no edge. */
function refined(quad: Quad, away: Uint8Array, search: Search): Quad {
  const lines = quad.map((from, i) => edgeLine(from, quad[(i + 1) % 4] as Point, away, search))
  const corners = lines.map((line, i) => {
    const before = lines[(i + 3) % 4] as (typeof lines)[number]
    return crossing(before.from, before.to, line.from, line.to) ?? (quad[i] as Point)
  })
  return fromUpperLeft(corners)
}

/** Where the colour changes: so far along the edge, so far inside of it. */
type Mark = { readonly along: number; readonly deep: number }
type Line = { readonly from: Point; readonly to: Point }

function edgeLine(from: Point, to: Point, away: Uint8Array, { width, height, threshold, reach }: Search): Line {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  // Clockwise on a picture the inside is on the right hand.
  const [nx, ny] = [-uy, ux]
  const deepest = Math.max(6, length * reach)
  const offsets: Mark[] = []
  const value = (x: number, y: number): number | null => {
    const [column, row] = [Math.floor(x), Math.floor(y)]
    return column < 0 || row < 0 || column >= width || row >= height ? null : (away[row * width + column] as number)
  }
  for (let along = length * 0.1; along <= length * 0.9; along += Math.max(1, length / 120)) {
    let last: number | null = null
    for (let deep = -5; deep <= deepest; deep += 0.5) {
      const here = value(from.x + ux * along + nx * deep, from.y + uy * along + ny * deep)
      if (here !== null && last !== null && last < threshold && here >= threshold) {
        offsets.push({ along, deep })
        break
      }
      last = here
    }
  }
  const { at, slope } = steadyLine(offsets)
  const point = (along: number): Point => {
    const deep = at + slope * along
    return { x: from.x + ux * along + nx * deep, y: from.y + uy * along + ny * deep }
  }
  return { from: point(0), to: point(length) }
}

/** Begun by the median of all slopes (Theil and Sen), which a finger over a quarter of the edge does not move, then least squares over what lies near. Without enough to go by the edge stays where it was. */
function steadyLine(all: readonly Mark[]): { at: number; slope: number } {
  if (all.length < 12) return { at: 0, slope: 0 }
  let line = medianLine(all)
  for (let turn = 0; turn < 3; turn++) {
    const off = all.map(({ along, deep }) => Math.abs(deep - line.at - line.slope * along))
    const near = all.filter((_, i) => (off[i] as number) <= Math.max(0.8, 2.5 * middleOf(off)))
    if (near.length < 12) break
    line = fitted(near)
  }
  return line
}

const middleOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number

function medianLine(all: readonly Mark[]): { at: number; slope: number } {
  const slopes: number[] = []
  for (const [i, one] of all.entries())
    for (const other of all.slice(i + 1)) if (other.along > one.along) slopes.push((other.deep - one.deep) / (other.along - one.along))
  const slope = middleOf(slopes)
  return { at: middleOf(all.map(({ along, deep }) => deep - slope * along)), slope }
}

function fitted(points: readonly Mark[]): { at: number; slope: number } {
  const n = points.length
  const meanAlong = points.reduce((sum, { along }) => sum + along, 0) / n
  const meanDeep = points.reduce((sum, { deep }) => sum + deep, 0) / n
  const spread = points.reduce((sum, { along }) => sum + (along - meanAlong) ** 2, 0)
  const slope = spread === 0 ? 0 : points.reduce((sum, { along, deep }) => sum + (along - meanAlong) * (deep - meanDeep), 0) / spread
  return { at: meanDeep - slope * meanAlong, slope }
}

function hasFairCorners(quad: Quad): boolean {
  return quad.every((corner, i) => {
    const [before, after] = [quad[(i + 3) % 4] as Point, quad[(i + 1) % 4] as Point]
    const turn = Math.atan2(after.y - corner.y, after.x - corner.x) - Math.atan2(before.y - corner.y, before.x - corner.x)
    const degrees = Math.abs((((turn * 180) / Math.PI + 540) % 360) - 180)
    return degrees >= sharpestCorner && degrees <= bluntestCorner
  })
}
