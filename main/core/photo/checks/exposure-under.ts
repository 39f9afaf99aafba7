/** The share of the face that is lost in black. OFIQ UnderExposurePrevention. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { shareBetween } from './face-region.ts'
import { underExposureScore } from './ofiq.ts'
import type { Check } from './seen.ts'

export const exposureUnder: Check = {
  id: 'exposure-under',
  read: ({ spec, region }) => {
    const share = shareBetween(region, 0, 25)
    return { readings: [{ value: share, limit: limitOf(spec, 'exposure-under') }], score: underExposureScore(share) }
  },
}
