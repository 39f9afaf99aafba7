/** Refines the coarse matte to the picture's own edges. */
import type { Bitmap, Plane } from '../pixels.ts'
import { guidedFilter } from './guided-filter.ts'

const radius = 6
const epsilon = 1e-4
// Below and above these the person is taken as absent and as solid: the filter leaves a faint haze on both sides,
// and alpha under 0.02 is noise in the white that costs file size.
const absent = 0.1
const solid = 0.92

/** `inside` is 1 where the source has pixels. */
export function refineMatte(image: Bitmap, coarse: Plane, inside: Plane): Plane {
  const fine = guidedFilter(image, coarse, radius, epsilon)
  for (let i = 0; i < fine.data.length; i++) {
    const level = ((fine.data[i] as number) - absent) / (solid - absent)
    fine.data[i] = level < 0.02 ? 0 : level > 0.98 ? (inside.data[i] as number) : level * (inside.data[i] as number)
  }
  return fine
}
