/** The region of the plate for the light and colour checks: the face oval of the mesh. */
import { type FaceMesh, pointAt } from '../face/mesh.ts'
import { type Bitmap, lumaAt } from '../raster/pixels.ts'

/** `pixels` are the indices inside the oval; `histogram` counts their luminance 0..255. */
export type FaceRegion = { readonly pixels: Uint32Array; readonly histogram: Float64Array }

// The outline of MediaPipe's face mesh, clockwise from the forehead.
const oval = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58, 132, 93,
  234, 127, 162, 21, 54, 103, 67, 109,
] as const

export function faceRegionOf(plate: Bitmap, mesh: FaceMesh): FaceRegion {
  const corners = oval.map(index => pointAt(mesh, index))
  const pixels = pixelsInside(plate, corners)
  const histogram = new Float64Array(256)
  for (let i = 0; i < pixels.length; i++) {
    const luma = Math.min(255, Math.round(lumaAt(plate, pixels[i] as number)))
    histogram[luma] = (histogram[luma] as number) + 1
  }
  return { pixels, histogram }
}

/** Row by row from above. */
function pixelsInside({ width, height }: Bitmap, corners: readonly { x: number; y: number }[]): Uint32Array {
  const ys = corners.map(corner => corner.y)
  const top = Math.max(0, Math.floor(Math.min(...ys)))
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)))
  const pixels = new Uint32Array(width * Math.max(0, bottom - top))
  let count = 0
  for (let y = top; y < bottom; y++) {
    for (const [from, to] of crossings(corners, y + 0.5)) {
      const last = Math.min(width - 1, Math.floor(to - 0.5))
      for (let x = Math.max(0, Math.ceil(from - 0.5)); x <= last; x++) pixels[count++] = y * width + x
    }
  }
  return pixels.slice(0, count)
}

/** The region's mean luminance as 0..1. */
export function meanOf({ histogram, pixels }: FaceRegion): number {
  return histogram.reduce((sum, count, luma) => sum + count * luma, 0) / 255 / Math.max(1, pixels.length)
}

/** The share of the region with a luminance in a range, both ends included. */
export function shareBetween(region: FaceRegion, low: number, high: number): number {
  const count = region.histogram.subarray(low, high + 1).reduce((sum, n) => sum + n, 0)
  return region.pixels.length === 0 ? 0 : count / region.pixels.length
}

function crossings(corners: readonly { x: number; y: number }[], y: number): [number, number][] {
  const xs: number[] = []
  for (const [i, p] of corners.entries()) {
    const q = corners[(i + 1) % corners.length] ?? p
    if (p.y <= y === q.y <= y) continue
    xs.push(p.x + ((y - p.y) / (q.y - p.y)) * (q.x - p.x))
  }
  xs.sort((a, b) => a - b)
  return Array.from({ length: xs.length >> 1 }, (_, i) => [xs[i * 2] as number, xs[i * 2 + 1] as number])
}
