/** Finds the 8 x 8 grid that hard JPEG compression leaves, also when the picture was saved again as something better. */
import type { FaceMesh } from '../face/mesh.ts'
import { pointAt } from '../face/mesh.ts'
import { type Bitmap, lumaAt } from '../pixels.ts'

const block = 8
// A face smaller than this holds too few blocks to compare.
const fewest = 10 * block

/**
 * How much higher the steps between neighbours stand out at the grid's lines than at the other seven places
 * (after Wang, Sheikh and Bovik 2002). 1 means no grid; null where the face is too small to say. The weaker of both
 * axes, because stripes in the picture itself lie along one.
 */
export function blockiness(source: Bitmap, mesh: FaceMesh): number | null {
  const box = faceBox(source, mesh)
  if (box.right - box.left < fewest || box.bottom - box.top < fewest) return null
  return Math.min(gridAlong(source, box, 1, 0), gridAlong(source, box, 0, 1))
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

function gridAlong(source: Bitmap, box: Box, dx: 0 | 1, dy: 0 | 1): number {
  const step = dx + dy * source.width
  const sums = new Float64Array(block)
  const counts = new Float64Array(block)
  // Every other line across the axis says as much.
  for (let y = box.top; y < box.bottom; y += 1 + dx) {
    for (let x = box.left; x < box.right; x += 1 + dy) {
      const place = (dx === 1 ? x : y) % block
      sums[place] = (sums[place] as number) + standingOut(source, y * source.width + x, step)
      counts[place] = (counts[place] as number) + 1
    }
  }
  const means = [...sums].map((sum, place) => sum / (counts[place] as number)).sort((a, b) => b - a)
  // The median of the seven others stands for what the picture itself does; a flat drawing has nothing to compare.
  return (means[0] ?? 0) / Math.max(0.05, means[block / 2] ?? 0)
}

/** How much the step to the next pixel exceeds the steps on either side of it. */
function standingOut(source: Bitmap, pixel: number, step: number): number {
  const before = lumaAt(source, pixel - step)
  const here = lumaAt(source, pixel)
  const next = lumaAt(source, pixel + step)
  const after = lumaAt(source, pixel + 2 * step)
  return Math.max(0, Math.abs(next - here) - (Math.abs(here - before) + Math.abs(after - next)) / 2)
}
