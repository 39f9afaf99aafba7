/** Lays a made-up paper on a table and looks at it through a lens: at a slant, in a shadow, with a finger on its rim. */
import sharp from 'sharp'

export type Corner = readonly [number, number]
export type Lying = {
  /** Where its corners are in the frame, from its upper left, clockwise. */
  readonly corners: readonly [Corner, Corner, Corner, Corner]
  readonly frame?: readonly [number, number]
  readonly table?: string
  /** The light falls off towards the right. */
  readonly shadow?: boolean
  /** Something skin-coloured lies over the middle of its left edge. */
  readonly finger?: boolean
  readonly noise?: number
}

/** Where on the paper its four dots are, as shares of it; each has its colour, so that it is known which way up the paper lies. */
export const dots = [
  { x: 0.15, y: 0.12, fill: [200, 30, 30] },
  { x: 0.85, y: 0.12, fill: [30, 140, 30] },
  { x: 0.85, y: 0.88, fill: [30, 30, 200] },
  { x: 0.15, y: 0.88, fill: [150, 30, 150] },
] as const

/** Black lines as of print, and the four dots, on white; `width` and `height` in pixels. */
async function paperOf(width: number, height: number): Promise<Uint8Array> {
  const line = (place: number) => {
    const y = height * (0.2 + place * 0.022)
    return `<rect x="${width * 0.12}" y="${y}" width="${width * (0.5 + 0.25 * ((place * 7) % 3))}" height="${Math.max(1, height * 0.008)}" fill="#222"/>`
  }
  const lines = Array.from({ length: 28 }, (_, place) => line(place)).join('')
  const marks = dots
    .map(
      ({ x, y, fill }) =>
        `<circle cx="${x * width}" cy="${y * height}" r="${Math.min(width, height) * 0.03}" fill="rgb(${fill.join(',')})"/>`,
    )
    .join('')
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f6f5f0"/>${lines}${marks}</svg>`
  const { data } = await sharp(Buffer.from(drawing)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return new Uint8Array(data)
}

/**
 * Where the corners of a sheet of A4 are for a lens above the table: turned in its plane, then tilted away from the lens at its upper end and at
 * its left. Degrees; the sheet's height takes up `share` of the frame's when it lies straight.
 */
export function seenAt(
  { turn = 0, tilt = 0, swing = 0, share = 0.75 }: { turn?: number; tilt?: number; swing?: number; share?: number },
  [width, height]: readonly [number, number] = [1600, 1200],
): Lying['corners'] {
  const [focus, radians] = [width * 0.9, Math.PI / 180]
  const away = focus / (share * height)
  const half = { x: 0.5 / Math.SQRT2, y: 0.5 }
  const at = (x: number, y: number): Corner => {
    const [c, s] = [Math.cos(turn * radians), Math.sin(turn * radians)]
    const [tx, ty] = [x * c - y * s, x * s + y * c]
    const [cosTilt, sinTilt, cosSwing, sinSwing] = [
      Math.cos(tilt * radians),
      Math.sin(tilt * radians),
      Math.cos(swing * radians),
      Math.sin(swing * radians),
    ]
    const deep = away - ty * sinTilt * cosSwing + tx * sinSwing
    const scale = focus / deep
    return [width / 2 + (tx * cosSwing + ty * sinTilt * sinSwing) * scale, height / 2 + ty * cosTilt * scale]
  }
  return [at(-half.x, -half.y), at(half.x, -half.y), at(half.x, half.y), at(-half.x, half.y)]
}

const size = { width: 900, height: 1273 }

/** A JPEG of the frame. */
export async function aSheetOnATable(lying: Lying): Promise<Uint8Array> {
  const { corners, frame: [width, height] = [1600, 1200], table = '#2b2f33', shadow = false, finger = false, noise = 3 } = lying
  const paper = await paperOf(size.width, size.height)
  const ground = await sharp({ create: { width, height, channels: 3, background: table } })
    .raw()
    .toBuffer()
  const out = new Uint8Array(ground)
  let seed = 7
  const dice = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed / 2147483648 - 0.5
  }
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const on = shareOf(corners, x + 0.5, y + 0.5)
      const light = shadow ? 1 - 0.45 * (x / width) : 1
      for (let channel = 0; channel < 3; channel++) {
        const from = on && (Math.floor(on.v * size.height) * size.width + Math.floor(on.u * size.width)) * 3 + channel
        const value = from === null ? (out[at + channel] as number) : (paper[from] as number)
        out[at + channel] = Math.max(0, Math.min(255, value * light + dice() * noise))
      }
    }
  }
  const flat = sharp(out, { raw: { width, height, channels: 3 } })
  const [upper, , , lower] = corners
  const thumb = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><ellipse cx="${(upper[0] + lower[0]) / 2 - 30}" cy="${(upper[1] + lower[1]) / 2}" rx="90" ry="34" fill="#c89878"/></svg>`
  const seen = finger ? flat.composite([{ input: Buffer.from(thumb) }]) : flat
  return new Uint8Array(await seen.jpeg({ quality: 92 }).toBuffer())
}

/** Where on the paper a point of the frame is, as shares of it; null beside the paper. */
function shareOf(corners: Lying['corners'], x: number, y: number): { readonly u: number; readonly v: number } | null {
  const { a, b, c, d, e, f, g, h } = projectionOf(corners)
  // The inverse of the 3 by 3 map, by its adjugate.
  const [A, B, C] = [e - f * h, c * h - b, b * f - c * e]
  const [D, E, F] = [f * g - d, a - c * g, c * d - a * f]
  const [G, H, I] = [d * h - e * g, b * g - a * h, a * e - b * d]
  const depth = G * x + H * y + I
  const u = (A * x + B * y + C) / depth
  const v = (D * x + E * y + F) / depth
  return u < 0 || v < 0 || u >= 1 || v >= 1 ? null : { u, v }
}

type Projection = { readonly [K in 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h']: number }
const made = new Map<Lying['corners'], Projection>()

/** The unit square onto the four corners, by solving the eight equations; written for itself, so that it checks the program's own. */
function projectionOf(corners: Lying['corners']): Projection {
  const before = made.get(corners)
  if (before) return before
  const rows: number[][] = []
  const square = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const
  square.forEach(([u, v], place) => {
    const [x, y] = corners[place] as Corner
    rows.push([u, v, 1, 0, 0, 0, -u * x, -v * x, x], [0, 0, 0, u, v, 1, -u * y, -v * y, y])
  })
  const [a, b, c, d, e, f, g, h] = solved(rows) as [number, number, number, number, number, number, number, number]
  const projection = { a, b, c, d, e, f, g, h }
  made.set(corners, projection)
  return projection
}

/** Gauss with pivots; the last column is the right side. */
function solved(rows: number[][]): number[] {
  const n = rows.length
  const at = (row: number, column: number) => (rows[row] as number[])[column] as number
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let row = column + 1; row < n; row++) if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row
    ;[rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]]
    for (let row = 0; row < n; row++) {
      if (row === column) continue
      const factor = at(row, column) / at(column, column)
      for (let k = column; k <= n; k++) (rows[row] as number[])[k] = at(row, k) - factor * at(column, k)
    }
  }
  return rows.map((_, row) => at(row, n) / at(row, row))
}
