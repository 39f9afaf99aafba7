/** The background is pure white and holds nothing but the person: the darkest pixel away from the person, and what stands beside it. */

import { limitOf } from '../../../../shared/photo/standard.ts'
import type { Mark } from '../../../../shared/photo/verdict.ts'
import { doubtsOf } from '../plate/clean.ts'
import { boxMean } from '../raster/box-mean.ts'
import type { Bitmap, Plane } from '../raster/pixels.ts'
import type { FinishedCheck } from './seen.ts'

// JPEG blocks are 8 pixels wide, 16 with subsampled colour; an edge can ring that far into the white.
const ringing = 16

export const background: FinishedCheck = {
  id: 'background',
  read: ({ spec, finished, composed: { plate, alpha, inside, mesh } }) => {
    const doubts = doubtsOf(plate, alpha, inside, mesh)
    const marks = doubts.map(({ left, top, width, height }): Mark => ({ left, top, width, height }))
    return {
      readings: [
        { value: darkestAway(finished, alpha), limit: limitOf(spec, 'background') },
        { value: 100 * doubts.reduce((sum, { share }) => sum + share, 0), limit: limitOf(spec, 'background-left'), marks },
      ],
    }
  },
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
