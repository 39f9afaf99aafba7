/** Makes an open eye narrower by moving its lids towards each other over an iris that stays where it is, as narrow eyes cover theirs. */
import { type FaceMesh, pointAt } from '../../../main/core/imaging/face/mesh.ts'
import { distance, type Point } from '../../../main/core/imaging/raster/affine.ts'
import type { Bitmap } from '../../../main/core/imaging/raster/pixels.ts'
import { remapped, unit } from './raster.ts'

// Both lids of either eye from the outer to the inner corner.
const eyes = [
  { upper: [33, 246, 161, 160, 159, 158, 157, 173, 133], lower: [33, 7, 163, 144, 145, 153, 154, 155, 133] },
  { upper: [263, 466, 388, 387, 386, 385, 384, 398, 362], lower: [263, 249, 390, 373, 374, 380, 381, 382, 362] },
] as const

// The upper lid does most of the closing. In eye widths: how far above and below the lids the skin is stretched for it.
const upperShare = 0.7
const skin = { above: 0.35, below: 0.3 } as const

/** `opening`: the height of the opened eye over its width, 0 for a shut one. An eye that is narrower already stays as it is. */
export function narrowed(image: Bitmap, mesh: FaceMesh, opening: number): Bitmap {
  return eyes.reduce((out, { upper, lower }) => narrowedEye(out, lineOf(mesh, upper), lineOf(mesh, lower), opening), image)
}

function lineOf(mesh: FaceMesh, indices: readonly number[]): Point[] {
  return indices.map(index => pointAt(mesh, index)).sort((a, b) => a.x - b.x)
}

function narrowedEye(image: Bitmap, upper: readonly Point[], lower: readonly Point[], opening: number): Bitmap {
  const [from, to] = [upper[0] as Point, upper.at(-1) as Point]
  const width = distance(from, to)
  const open = Math.max(...upper.map(({ x, y }) => heightAt(lower, x) - y))
  const closing = 1 - unit((opening * width) / Math.max(1, open))
  const box = {
    left: from.x,
    right: to.x,
    top: Math.min(...upper.map(({ y }) => y)) - skin.above * width,
    bottom: Math.max(...lower.map(({ y }) => y)) + skin.below * width,
  }
  return remapped(image, box, (x, y) => {
    const [up, low] = [heightAt(upper, x), heightAt(lower, x)]
    const gone = closing * Math.max(0, low - up)
    const [lid, under] = [up + upperShare * gone, low - (1 - upperShare) * gone]
    const [above, below] = [up - skin.above * width, low + skin.below * width]
    if (y <= above || y >= below) return [x, y]
    if (y <= lid) return [x, above + ((y - above) * (up - above)) / (lid - above)]
    if (y >= under) return [x, below - ((below - y) * (below - low)) / (below - under)]
    return [x, y]
  })
}

/** The line's row at that column, between its points along the straight. */
function heightAt(line: readonly Point[], x: number): number {
  const next = line.findIndex(point => point.x >= x)
  const [a, b] = [line[Math.max(0, next - 1)] as Point, line[next < 0 ? line.length - 1 : next] as Point]
  return b.x === a.x ? b.y : a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x)
}
