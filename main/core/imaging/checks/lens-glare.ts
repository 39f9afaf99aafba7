/** White spots over the eyes, as reflected by spectacle lenses. A hint, because it cannot tell glare from a very bright eye. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { type FaceMesh, leftEye, pointAt, rightEye } from '../face/mesh.ts'
import { distance } from '../raster/affine.ts'
import { type Bitmap, lumaAt } from '../raster/pixels.ts'
import { eyePlaces } from './places.ts'
import type { FaceCheck } from './seen.ts'

export const lensGlare: FaceCheck = {
  id: 'lens-glare',
  read: ({ spec, composed: { plate, mesh } }) => ({
    readings: [{ value: 100 * burntShare(plate, mesh), limit: limitOf(spec, 'lens-glare'), marks: eyePlaces({ plate, mesh }) }],
  }),
}

function burntShare(plate: Bitmap, mesh: FaceMesh): number {
  const eyes = [
    { centre: rightEye(mesh), width: distance(pointAt(mesh, 33), pointAt(mesh, 133)) },
    { centre: leftEye(mesh), width: distance(pointAt(mesh, 263), pointAt(mesh, 362)) },
  ]
  return Math.max(...eyes.map(eye => shareIn(plate, eye.centre, eye.width)))
}

/** A box one and a half eyes wide and one eye high. */
function shareIn(plate: Bitmap, { x, y }: { x: number; y: number }, width: number): number {
  let burnt = 0
  let count = 0
  for (let row = Math.max(0, Math.floor(y - width / 2)); row <= Math.min(plate.height - 1, y + width / 2); row++) {
    for (let column = Math.max(0, Math.floor(x - width * 0.75)); column <= Math.min(plate.width - 1, x + width * 0.75); column++) {
      count++
      if (lumaAt(plate, row * plate.width + column) >= 247) burnt++
    }
  }
  return burnt / Math.max(1, count)
}
