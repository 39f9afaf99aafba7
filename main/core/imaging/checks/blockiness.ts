/** Finds the 8 x 8 grid left by heavy JPEG compression, even if the picture was later saved in better quality. */
import type { FaceMesh } from '../face/mesh.ts'
import { pointAt } from '../face/mesh.ts'
import { type Bitmap, lumaAt } from '../raster/pixels.ts'

const block = 8
// A smaller face has too few blocks to compare.
const fewest = 10 * block

/**
 * How much larger the steps between neighbouring pixels are at the grid lines than at the other seven offsets
 * (after Wang, Sheikh and Bovik 2002). 1 means no grid; null if the face is too small. The weaker of both axes counts,
 * because stripes in the scene affect only one.
 */
export function blockiness(source: Bitmap, mesh: FaceMesh): number | null {
  const box = faceBox(source, mesh)
  if (box.right - box.left < fewest || box.bottom - box.top < fewest) return null
  const tones = tonesIn(source, box)
  return Math.min(gridAlong(tones, box, 1, 0), gridAlong(tones, box, 0, 1))
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

function faceBox({ width, height }: Bitmap, mesh: FaceMesh): Box {
  const xs = [234, 454, 10, 152].map(index => pointAt(mesh, index).x)
  const ys = [234, 454, 10, 152].map(index => pointAt(mesh, index).y)
  return {
    left: Math.max(1, Math.floor(Math.min(...xs))),
    right: Math.min(width - 2, Math.ceil(Math.max(...xs))),
    top: Math.max(1, Math.floor(Math.min(...ys))),
    bottom: Math.min(height - 2, Math.ceil(Math.max(...ys))),
  }
}

type Tones = { readonly data: Float64Array; readonly width: number }

/** The luminance of the box, of one pixel before it and of two after it. */
function tonesIn(source: Bitmap, { left, right, top, bottom }: Box): Tones {
  const width = right - left + 3
  const data = new Float64Array(width * (bottom - top + 3))
  for (let y = top - 1, at = 0; y < bottom + 2; y++) {
    for (let x = left - 1; x < right + 2; x++, at++) data[at] = lumaAt(source, y * source.width + x)
  }
  return { data, width }
}

function gridAlong({ data, width }: Tones, box: Box, dx: 0 | 1, dy: 0 | 1): number {
  const step = dx + dy * width
  const sums = new Float64Array(block)
  const counts = new Float64Array(block)
  // Every other line across the axis is enough.
  for (let y = box.top; y < box.bottom; y += 1 + dx) {
    const row = (y - box.top + 1) * width + 1 - box.left
    for (let x = box.left; x < box.right; x += 1 + dy) {
      const place = (dx === 1 ? x : y) % block
      sums[place] = (sums[place] as number) + standingOut(data, row + x, step)
      counts[place] = (counts[place] as number) + 1
    }
  }
  const means = [...sums].map((sum, place) => sum / (counts[place] as number)).sort((a, b) => b - a)
  // The median of the seven others estimates the picture's own detail; the floor keeps a flat drawing from dividing by zero.
  return (means[0] ?? 0) / Math.max(0.05, means[block / 2] ?? 0)
}

/** By how much the step to the next pixel exceeds the steps on either side. */
function standingOut(tones: Float64Array, pixel: number, step: number): number {
  const before = tones[pixel - step] as number
  const here = tones[pixel] as number
  const next = tones[pixel + step] as number
  const after = tones[pixel + 2 * step] as number
  return Math.max(0, Math.abs(next - here) - (Math.abs(here - before) + Math.abs(after - next)) / 2)
}
