/** The share of the face that is burnt out. OFIQ OverExposurePrevention. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { shareBetween } from './face-region.ts'
import { overExposureScore } from './ofiq.ts'
import type { FaceCheck } from './seen.ts'

export const exposureOver: FaceCheck = {
  id: 'exposure-over',
  read: ({ spec, region }) => {
    const share = shareBetween(region, 247, 255)
    return { readings: [{ value: share, limit: limitOf(spec, 'exposure-over') }], score: overExposureScore(share) }
  },
}
