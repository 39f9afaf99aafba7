/** How much of the iris shows between the lids: a narrow eye shows a band of it, a shut one only the line of its lashes. */
import { type FaceMesh, leftEye, pointAt, rightEye } from '../face/mesh.ts'
import { distance, type Point } from '../raster/affine.ts'
import { type Bitmap, lumaAt } from '../raster/pixels.ts'

// An iris is 11.7 mm wide in an eye of about 30 mm.
const irisWidth = 0.39
// Columns around the middle of the iris, and how far above and below it they are followed, in widths of the iris.
const columns = [-0.25, -0.125, 0, 0.125, 0.25] as const
const reach = 0.75
// Iris, pupil and lashes are darker than this share of the skin below the eye; the white of the eye and the lids are not.
const dark = 0.62
const skin = { from: 0.35, to: 0.6, half: 0.35 } as const

/** The height of the dark band in the eye that shows less of it, as a share of the iris's width: 0.5-0.9 for open eyes. */
export function irisSeen(plate: Bitmap, mesh: FaceMesh): number {
  const eyes = [
    { centre: rightEye(mesh), iris: mesh.irisRight, width: distance(pointAt(mesh, 33), pointAt(mesh, 133)) },
    { centre: leftEye(mesh), iris: mesh.irisLeft, width: distance(pointAt(mesh, 263), pointAt(mesh, 362)) },
  ]
  return Math.min(...eyes.map(eye => bandOf(plate, eye)))
}

type Eye = { readonly centre: Point; readonly iris: Point; readonly width: number }

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
    run = within(plate, x, y) && lumaAt(plate, y * plate.width + x) < limit ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

function skinBelow(plate: Bitmap, { centre, width }: Eye): number {
  const lumas: number[] = []
  for (let row = Math.ceil(centre.y + skin.from * width); row <= centre.y + skin.to * width; row++) {
    for (let column = Math.ceil(centre.x - skin.half * width); column <= centre.x + skin.half * width; column++) {
      if (within(plate, column, row)) lumas.push(lumaAt(plate, row * plate.width + column))
    }
  }
  return lumas.sort((a, b) => a - b)[lumas.length >> 1] ?? 0
}

const within = ({ width, height }: Bitmap, x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height
