/** The convex outline of a set of points, and the smallest quadrilateral around it. Pure. */
import type { Point } from '../raster/affine.ts'

/** Clockwise as seen on a picture (y goes down), beginning at the upper left. */
export type Quad = readonly [Point, Point, Point, Point]

const cross = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)

/** Andrew's monotone chain; points on an edge are left out. Clockwise on a picture. */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((p, q) => p.x - q.x || p.y - q.y)
  const half = (run: readonly Point[]): Point[] => {
    const chain: Point[] = []
    for (const point of run) {
      while (chain.length >= 2 && cross(chain.at(-2) as Point, chain.at(-1) as Point, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

export function areaOf(polygon: readonly Point[]): number {
  let twice = 0
  polygon.forEach((p, i) => {
    const q = polygon[(i + 1) % polygon.length] as Point
    twice += p.x * q.y - q.x * p.y
  })
  return Math.abs(twice) / 2
}

/** Where the lines through a, b and through c, d cross; null where they run side by side. */
export function crossing(a: Point, b: Point, c: Point, d: Point): Point | null {
  const [rx, ry, sx, sy] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y]
  const by = rx * sy - ry * sx
  if (Math.abs(by) < 1e-9) return null
  const t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / by
  return { x: a.x + t * rx, y: a.y + t * ry }
}

/**
 * Takes one edge after the other away, that whose neighbours meet with the least area added, until four are left. So the rounded corners
 * of a card, or one that is folded over, become the corner its edges point at. Null where four edges cannot hold the hull.
 */
export function quadAround(hull: readonly Point[]): Quad | null {
  let polygon = [...hull]
  while (polygon.length > 4) {
    const cheapest = cheapestMerge(polygon)
    if (!cheapest) return null
    const after = (cheapest.edge + 1) % polygon.length
    polygon = polygon.map((point, i) => (i === cheapest.edge ? cheapest.meet : point)).filter((_, i) => i !== after)
  }
  return polygon.length === 4 ? fromUpperLeft(polygon) : null
}

function cheapestMerge(polygon: readonly Point[]): { readonly edge: number; readonly meet: Point } | null {
  const at = (i: number) => polygon[(i + polygon.length) % polygon.length] as Point
  let best: { edge: number; meet: Point; added: number } | null = null
  for (let edge = 0; edge < polygon.length; edge++) {
    const [before, from, to, after] = [at(edge - 1), at(edge), at(edge + 1), at(edge + 2)]
    const meet = crossing(before, from, to, after)
    // Only neighbours that lean together meet outside of the edge.
    if (!meet || cross(from, to, meet) >= 0) continue
    const added = areaOf([from, meet, to])
    if (!best || added < best.added) best = { edge, meet, added }
  }
  return best
}

export function fromUpperLeft(corners: readonly Point[]): Quad {
  const first = corners.reduce((best, { x, y }, i) => (x + y < (corners[best]?.x ?? 0) + (corners[best]?.y ?? 0) ? i : best), 0)
  const at = (i: number) => corners[(first + i) % 4] as Point
  return [at(0), at(1), at(2), at(3)]
}
