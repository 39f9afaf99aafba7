/** Refines the coarse matte to the edges of the picture. */

import { boxMean } from '../raster/box-mean.ts'
import { type Bitmap, newPlane, type Plane } from '../raster/pixels.ts'
import { doubled, guidedFilter, halved, halvedImage } from './guided-filter.ts'

const radius = 6
const epsilon = 1e-4
// Alpha below and above these becomes 0 and 1, because the filter leaves a faint haze on both sides
// and alpha under 0.02 is noise in the white that increases the file size.
const absent = 0.12
const solid = 0.92

/** `inside` is 1 where the source has pixels. `shrink`: by how much the pictures are smaller than the finished one. */
export function refineMatte(image: Bitmap, coarse: Plane, inside: Plane, shrink: 1 | 2 = 1): Plane {
  const fine = guidedFilter(image, coarse, radius / shrink, epsilon)
  stretch(fine)
  clearFog(fine, shrink)
  for (let i = 0; i < fine.data.length; i++) {
    const level = fine.data[i] as number
    fine.data[i] = (level < 0.02 ? 0 : level > 0.98 ? 1 : level) * (inside.data[i] as number)
  }
  return fine
}

/** `refineMatte` on a quarter of the pixels, precise enough for the checks of `look`. */
export function quickMatte(image: Bitmap, coarse: Plane, inside: Plane): Plane {
  const soft = doubled(refineMatte(halvedImage(image), halved(coarse), halved(inside), 2), image)
  // Enlarging widens the edge by half, so it is steepened to match the full-size matte.
  for (let i = 0; i < soft.data.length; i++) soft.data[i] = unit(((soft.data[i] as number) - 0.2) / 0.6)
  return soft
}

/** The unrefined matte, precise enough for guidance. */
export function roughMatte(_image: Bitmap, coarse: Plane, inside: Plane): Plane {
  const out = newPlane(coarse.width, coarse.height)
  for (let i = 0; i < out.data.length; i++) out.data[i] = (coarse.data[i] as number) * (inside.data[i] as number)
  return out
}

function stretch(matte: Plane): void {
  for (let i = 0; i < matte.data.length; i++) {
    matte.data[i] = unit(((matte.data[i] as number) - absent) / (solid - absent))
  }
}

// The neighbourhood, and the mean softness (0..1) in it above which an edge counts as fog rather than hair.
const fogRadius = 4
const clearUntil = 0.3
const fogFrom = 0.6
const rim = 8

/**
 * Where person and background have the same colour, the filter finds no edge and leaves a wide fog, which shows as a glow
 * on white. Hair is soft too, but narrow, so the matte is steepened only where the softness is wide.
 */
function clearFog(matte: Plane, shrink: 1 | 2): void {
  const softness = newPlane(matte.width, matte.height)
  for (let i = 0; i < softness.data.length; i++) {
    const a = matte.data[i] as number
    softness.data[i] = 4 * a * (1 - a)
  }
  const fog = boxMean(softness, fogRadius / shrink)
  for (let i = 0; i < fog.data.length; i++) fog.data[i] = unit(((fog.data[i] as number) - clearUntil) / (fogFrom - clearUntil))
  // Extend to the faint outer rim of the fog, where the softness is already small.
  const spread = boxMean(fog, rim / shrink)
  // Noise in a dark wall would fray the steep edge, so it follows the smoothed matte.
  const smooth = boxMean(matte, 2 / shrink)
  for (let i = 0; i < matte.data.length; i++) {
    const share = Math.max(fog.data[i] as number, unit((spread.data[i] as number) * 4))
    const a = matte.data[i] as number
    matte.data[i] = a + share * (unit(((smooth.data[i] as number) - 0.4) / 0.3) - a)
  }
}

const unit = (value: number) => (value < 0 ? 0 : value > 1 ? 1 : value)
