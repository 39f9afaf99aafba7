/** What is lost in black: of the bare skin, which decides first, and of the whole face as OFIQ UnderExposurePrevention counts it. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { lumaAt } from '../pixels.ts'
import { bareSkinOf } from './cheeks.ts'
import { shareBetween } from './face-region.ts'
import { underExposureScore } from './ofiq.ts'
import type { FaceAlone, FaceCheck } from './seen.ts'

const black = 25

export const exposureUnder: FaceCheck = {
  id: 'exposure-under',
  read: ({ spec, region, composed }) => {
    const share = shareBetween(region, 0, black)
    return {
      readings: [
        { value: skinLost(composed), limit: limitOf(spec, 'exposure-under-skin') },
        { value: share, limit: limitOf(spec, 'exposure-under') },
      ],
      score: underExposureScore(share),
    }
  },
}

/** The darkest skin in good light is far from black; brows, beards and pupils are black in any light. */
export function skinLost({ plate, mesh }: FaceAlone['composed']): number {
  const pixels = bareSkinOf(plate, mesh).flatMap(patch => patch.pixels)
  return pixels.filter(pixel => lumaAt(plate, pixel) <= black).length / Math.max(1, pixels.length)
}
