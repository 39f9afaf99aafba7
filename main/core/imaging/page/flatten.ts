/** Lays a page seen at a slant flat, by the one projective map that takes its four corners to those of a sheet. Pure. */
import { distance, type Point } from '../raster/affine.ts'
import { type Bitmap, newBitmap } from '../raster/pixels.ts'
import type { Quad } from './hull.ts'

/** Longer by shorter side: A series (ISO 216) and the cards of ISO/IEC 7810 ID-1. */
const knownShapes = [Math.SQRT2, 85.6 / 53.98]
/** A page this near to a known shape has it. */
const near = 0.04
/** What a slant of forty degrees makes of a shape. Corners that say more were not found where they are. */
const mostSlanted = 0.75
/** Of the picture's longer side: lenses between a wide one and a telephoto. */
const likelyFocus = { least: 0.4, most: 5 }

export type Size = { readonly width: number; readonly height: number }

/** As many pixels as the source has of it, at most `longest` on the longer side. `frame` is the size of the picture the corners are in. */
export function flatSize(quad: Quad, frame: Size, longest: number): Size {
  const [a, b, c, d] = quad
  const [across, down] = [(distance(a, b) + distance(d, c)) / 2, (distance(a, d) + distance(b, c)) / 2]
  const [sides, seen] = [across / down, shapeSeen(quad, frame)]
  const shape = snapped(seen !== null && seen / sides > mostSlanted && sides / seen > mostSlanted ? seen : sides)
  // The same number of pixels in all, in the right shape.
  const [width, height] = [Math.sqrt(across * down * shape), Math.sqrt((across * down) / shape)]
  const shrink = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * shrink)), height: Math.max(1, Math.round(height * shrink)) }
}

function snapped(shape: number): number {
  const known = knownShapes.find(one => Math.abs(Math.max(shape, 1 / shape) / one - 1) <= near)
  return known === undefined ? shape : shape > 1 ? known : 1 / known
}

/**
 * Width by height of the sheet itself, as a lens whose axis goes through the middle of the picture sees it (Zhang and He, "Whiteboard
 * scanning and image enhancement", Digital Signal Processing 17, 2007, section 3.3). Null where the sheet lies so straight that the
 * slant says nothing of the lens; then the sides say enough.
 */
function shapeSeen([upperLeft, upperRight, lowerRight, lowerLeft]: Quad, { width, height }: Size): number | null {
  const ray = ({ x, y }: Point): Ray => [x - width / 2, y - height / 2, 1]
  const [m1, m2, m3, m4] = [ray(upperLeft), ray(upperRight), ray(lowerLeft), ray(lowerRight)]
  const k2 = dot(cross(m1, m4), m3) / dot(cross(m2, m4), m3)
  const k3 = dot(cross(m1, m4), m2) / dot(cross(m3, m4), m2)
  const [across, down] = [minus(times(m2, k2), m1), minus(times(m3, k3), m1)]
  const focus2 = -(across[0] * down[0] + across[1] * down[1]) / (across[2] * down[2])
  const side = Math.max(width, height)
  if (!(focus2 > (likelyFocus.least * side) ** 2 && focus2 < (likelyFocus.most * side) ** 2)) return null
  const long = ([x, y, z]: Ray): number => Math.sqrt((x * x + y * y) / focus2 + z * z)
  return long(across) / long(down)
}

type Ray = readonly [number, number, number]
const cross = ([a, b, c]: Ray, [x, y, z]: Ray): Ray => [b * z - c * y, c * x - a * z, a * y - b * x]
const dot = ([a, b, c]: Ray, [x, y, z]: Ray): number => a * x + b * y + c * z
const times = ([x, y, z]: Ray, by: number): Ray => [x * by, y * by, z * by]
const minus = ([a, b, c]: Ray, [x, y, z]: Ray): Ray => [a - x, b - y, c - z]

/** Bilinear; four samples a pixel where the source has more than it needs. */
export function flattened(source: Bitmap, corners: Quad, { width, height }: Size): Bitmap {
  const map = projection(corners, { width, height })
  const out = newBitmap(width, height)
  const dense = distance(corners[0], corners[1]) > width * 1.3
  const steps = dense ? [0.25, 0.75] : [0.5]
  const share = 1 / steps.length ** 2
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      let [r, g, b] = [0, 0, 0]
      for (const dy of steps) {
        for (const dx of steps) {
          const [u, v] = [x + dx, y + dy]
          const depth = map.g * u + map.h * v + 1
          const px = clamp((map.a * u + map.b * v + map.c) / depth - 0.5, source.width - 1)
          const py = clamp((map.d * u + map.e * v + map.f) / depth - 0.5, source.height - 1)
          const [x0, y0] = [px | 0, py | 0]
          const [fx, fy] = [px - x0, py - y0]
          const upper = (y0 * source.width + x0) * 3
          const right = x0 < source.width - 1 ? 3 : 0
          const lower = upper + (y0 < source.height - 1 ? source.width * 3 : 0)
          const [w00, w10, w01, w11] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy]
          const { data } = source
          r +=
            w00 * (data[upper] as number) +
            w10 * (data[upper + right] as number) +
            w01 * (data[lower] as number) +
            w11 * (data[lower + right] as number)
          g +=
            w00 * (data[upper + 1] as number) +
            w10 * (data[upper + right + 1] as number) +
            w01 * (data[lower + 1] as number) +
            w11 * (data[lower + right + 1] as number)
          b +=
            w00 * (data[upper + 2] as number) +
            w10 * (data[upper + right + 2] as number) +
            w01 * (data[lower + 2] as number) +
            w11 * (data[lower + right + 2] as number)
        }
      }
      out.data[at] = r * share + 0.5
      out.data[at + 1] = g * share + 0.5
      out.data[at + 2] = b * share + 0.5
    }
  }
  return out
}

const clamp = (value: number, max: number) => (value < 0 ? 0 : value > max ? max : value)

type Projection = { readonly [K in 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h']: number }

/** From the sheet to the source. Square to quadrilateral in closed form (Heckbert, 1989, section 2.2.3). */
function projection([p0, p1, p2, p3]: Quad, { width, height }: Size): Projection {
  const sum: Point = { x: p0.x - p1.x + p2.x - p3.x, y: p0.y - p1.y + p2.y - p3.y }
  const [one, two]: [Point, Point] = [
    { x: p1.x - p2.x, y: p1.y - p2.y },
    { x: p3.x - p2.x, y: p3.y - p2.y },
  ]
  const by = one.x * two.y - two.x * one.y
  const g = (sum.x * two.y - two.x * sum.y) / by
  const h = (one.x * sum.y - sum.x * one.y) / by
  return {
    a: (p1.x - p0.x + g * p1.x) / width,
    b: (p3.x - p0.x + h * p3.x) / height,
    c: p0.x,
    d: (p1.y - p0.y + g * p1.y) / width,
    e: (p3.y - p0.y + h * p3.y) / height,
    f: p0.y,
    g: g / width,
    h: h / height,
  }
}
