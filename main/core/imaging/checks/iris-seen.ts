/** How much of the iris shows between the lids: a narrow eye shows a band of it, a shut one only the line of its lashes. */
import type { FaceMesh } from '../face/mesh.ts'
import { type Bitmap, lumaAt } from '../raster/pixels.ts'
import { type Eye, eyesOf, isWithin, skinBelow } from './eyes.ts'

// An iris is 11.7 mm wide in an eye of about 30 mm.
const irisWidth = 0.39
// Columns around the middle of the iris, and how far above and below it they are followed, in widths of the iris.
const columns = [-0.25, -0.125, 0, 0.125, 0.25] as const
const reach = 0.75
// Iris, pupil and lashes are darker than this share of the skin below the eye; the white of the eye and the lids are not.
const dark = 0.62

/** The height of the dark band in the eye that shows less of it, as a share of the iris's width: 0.5-0.9 for open eyes. */
export function irisSeen(plate: Bitmap, mesh: FaceMesh): number {
  return Math.min(...eyesOf(mesh).map(eye => bandOf(plate, eye)))
}

/** The median of the columns, so that neither a reflection in one nor a single lash decides. */
function bandOf(plate: Bitmap, eye: Eye): number {
  const iris = irisWidth * eye.width
  const limit = dark * skinBelow(plate, eye)
  const runs = columns.map(aside => longestRun(plate, Math.round(eye.iris.x + aside * iris), eye.iris.y, reach * iris, limit))
  return (runs.sort((a, b) => a - b)[runs.length >> 1] as number) / iris
}

function longestRun(plate: Bitmap, x: number, middle: number, half: number, limit: number): number {
  let longest = 0
  let run = 0
  for (let y = Math.ceil(middle - half); y <= middle + half; y++) {
    run = isWithin(plate, x, y) && lumaAt(plate, y * plate.width + x) < limit ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}
