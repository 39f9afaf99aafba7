/** The background is pure white: the darkest pixel well away from the person, in the decoded finished file. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { boxMean } from '../raster/box-mean.ts'
import type { Bitmap, Plane } from '../raster/pixels.ts'
import type { FinishedCheck } from './seen.ts'

// JPEG blocks are 8 pixels wide, 16 with subsampled colour; an edge can ring that far into the white.
const ringing = 16

export const background: FinishedCheck = {
  id: 'background',
  read: ({ spec, finished, composed: { alpha } }) => ({
    readings: [{ value: darkestAway(finished, alpha), limit: limitOf(spec, 'background') }],
  }),
}

export function darkestAway(finished: Bitmap, alpha: Plane): number {
  const near = boxMean(alpha, ringing)
  let darkest = 255
  for (let i = 0; i < near.data.length; i++) {
    if ((near.data[i] as number) > 1e-6) continue
    for (let c = 0; c < 3; c++) darkest = Math.min(darkest, finished.data[i * 3 + c] as number)
  }
  return darkest
}
