/** Similarity transforms (rotation, scale, translation) between picture coordinates, where pixel 0 spans 0..1. */

export type Point = { readonly x: number; readonly y: number }

/** x' = a x - b y + tx, y' = b x + a y + ty */
export type Similarity = { readonly a: number; readonly b: number; readonly tx: number; readonly ty: number }

export function apply(t: Similarity, p: Point): Point {
  return { x: t.a * p.x - t.b * p.y + t.tx, y: t.b * p.x + t.a * p.y + t.ty }
}

export function invert(t: Similarity): Similarity {
  const square = t.a * t.a + t.b * t.b
  const a = t.a / square
  const b = -t.b / square
  return { a, b, tx: -(a * t.tx - b * t.ty), ty: -(b * t.tx + a * t.ty) }
}

/** Applies `inner` first, then `outer`. */
export function chain(outer: Similarity, inner: Similarity): Similarity {
  const shift = apply(outer, { x: inner.tx, y: inner.ty })
  return { a: outer.a * inner.a - outer.b * inner.b, b: outer.b * inner.a + outer.a * inner.b, tx: shift.x, ty: shift.y }
}

export const scaleOf = (t: Similarity) => Math.hypot(t.a, t.b)

/** Scales and rotates, and maps `from` to `to`. */
export function placing(from: Point, to: Point, scale: number, radians: number): Similarity {
  const a = scale * Math.cos(radians)
  const b = scale * Math.sin(radians)
  return { a, b, tx: to.x - (a * from.x - b * from.y), ty: to.y - (b * from.x + a * from.y) }
}

export const middle = (p: Point, q: Point): Point => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 })
export const distance = (p: Point, q: Point) => Math.hypot(p.x - q.x, p.y - q.y)
