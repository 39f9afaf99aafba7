/** What shows between the lips: teeth or a dark gap, told by colour, because the mesh draws the lips closed over a narrow one. */
import { eyeMiddle, type FaceMesh, pointAt } from '../face/mesh.ts'
import { distance, type Point } from '../raster/affine.ts'
import { type Bitmap, lumaAt, rgbAt } from '../raster/pixels.ts'
import { labOf } from './lab.ts'

// Inner edges of the upper and lower lip, and the middle of either lip's red, from corner to corner without the corners.
const columns = [
  { upper: 81, lower: 178, above: 39, below: 181 },
  { upper: 82, lower: 87, above: 37, below: 84 },
  { upper: 13, lower: 14, above: 0, below: 17 },
  { upper: 312, lower: 317, above: 267, below: 314 },
  { upper: 311, lower: 402, above: 269, below: 405 },
] as const

// A tooth is about as light as pale lips or lighter, and on the axis from green to red (a* of Lab) it lies this far below them.
const tooth = { darker: 5, lessRed: 6, redness: 0.6 } as const
// A gap is at most this share as light as the lip.
const gap = 0.5

/** Heights over the distance from eyes to chin, each the middle one of five places across the mouth. `any` is of teeth and gaps. */
export type Between = { readonly any: number; readonly teeth: number }

export function betweenLips(plate: Bitmap, mesh: FaceMesh): Between {
  const chin = distance(eyeMiddle(mesh), pointAt(mesh, 152))
  const lip = lipColour(plate, mesh)
  if (!lip) return { any: 0, teeth: 0 }
  const middle = (is: IsIt) => {
    const heights = columns.map(column => heightAt(plate, mesh, column, is)).sort((a, b) => a - b)
    return (heights[heights.length >> 1] as number) / chin
  }
  const isTooth: IsIt = at => {
    const { l, a } = labOf(rgbAt(plate, at))
    return l >= lip.l - tooth.darker && a <= lip.a - tooth.lessRed && a <= tooth.redness * lip.a
  }
  return { any: middle(at => isTooth(at) || lumaAt(plate, at) <= gap * lip.luma), teeth: middle(isTooth) }
}

type IsIt = (at: number) => boolean
type Lip = { readonly luma: number; readonly l: number; readonly a: number }

function lipColour(plate: Bitmap, mesh: FaceMesh): Lip | null {
  const seen: Lip[] = []
  for (const { upper, lower, above, below } of columns) {
    for (const [edge, outer] of [
      [upper, above],
      [lower, below],
    ] as const) {
      for (const share of [0.4, 0.5, 0.6]) {
        const at = pixelAt(plate, between(pointAt(mesh, edge), pointAt(mesh, outer), share))
        if (at !== null) seen.push({ luma: lumaAt(plate, at), ...labOf(rgbAt(plate, at)) })
      }
    }
  }
  if (seen.length === 0) return null
  const median = (of: (lip: Lip) => number) => seen.map(of).sort((a, b) => a - b)[seen.length >> 1] as number
  return { luma: median(({ luma }) => luma), l: median(({ l }) => l), a: median(({ a }) => a) }
}

/** The longest run of pixels of that kind from the middle of the upper lip down to the middle of the lower one. */
function heightAt(plate: Bitmap, mesh: FaceMesh, { upper, lower, above, below }: (typeof columns)[number], is: IsIt): number {
  const from = between(pointAt(mesh, upper), pointAt(mesh, above), 0.35)
  const to = between(pointAt(mesh, lower), pointAt(mesh, below), 0.35)
  const length = distance(from, to)
  // Half pixels, so that the height of a narrow strip is not rounded to whole ones.
  const steps = Math.max(1, Math.round(length * 2))
  let run = 0
  let longest = 0
  for (let step = 0; step <= steps; step++) {
    const at = pixelAt(plate, between(from, to, step / steps))
    run = at !== null && is(at) ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return (longest * length) / steps
}

const between = (p: Point, q: Point, share: number): Point => ({ x: p.x + (q.x - p.x) * share, y: p.y + (q.y - p.y) * share })

function pixelAt({ width, height }: Bitmap, { x, y }: Point): number | null {
  const [column, row] = [Math.floor(x), Math.floor(y)]
  return column < 0 || row < 0 || column >= width || row >= height ? null : row * width + column
}
