/** The share of the face that is burnt out or lost in black. OFIQ OverExposurePrevention and UnderExposurePrevention. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { lumaAt } from '../raster/pixels.ts'
import { bareSkinOf } from './cheeks.ts'
import { shareBetween } from './face-region.ts'
import { overExposureScore, underExposureScore } from './ofiq.ts'
import { facePlace } from './places.ts'
import type { FaceAlone, FaceCheck } from './seen.ts'

const black = 25
const burntOut = 247

export const exposureOver: FaceCheck = {
  id: 'exposure-over',
  read: ({ spec, region, composed }) => {
    const share = shareBetween(region, burntOut, 255)
    return {
      readings: [{ value: share, limit: limitOf(spec, 'exposure-over'), marks: [facePlace(composed)] }],
      score: overExposureScore(share),
    }
  },
}

/** Bare skin decides first; OFIQ counts the whole face. */
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

/** Even the darkest skin in good light is far from black, while brows, beards and pupils are black in any light. */
export function skinLost({ plate, mesh }: FaceAlone['composed']): number {
  const pixels = bareSkinOf(plate, mesh).flatMap(patch => patch.pixels)
  return pixels.filter(pixel => lumaAt(plate, pixel) <= black).length / Math.max(1, pixels.length)
}
