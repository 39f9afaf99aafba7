/** The face's mean luminance. OFIQ LuminanceMean. */
import { levelFor } from '../../../../shared/photo/limits.ts'
import { limitOf, type PhotoSpec } from '../../../../shared/photo/standard.ts'
import { dynamicRangeOf } from './dynamic-range.ts'
import { skinLost } from './exposure-under.ts'
import { type FaceRegion, meanOf } from './face-region.ts'
import { luminanceScore } from './ofiq.ts'
import type { FaceCheck } from './seen.ts'

export const luminance: FaceCheck = {
  id: 'luminance',
  read: ({ spec, region, composed }) => {
    const mean = meanOf(region)
    const limit = limitOf(spec, holdsItsTones(skinLost(composed), region, spec) ? 'luminance-toned' : 'luminance')
    return { readings: [{ value: mean, limit }], score: luminanceScore(mean) }
  },
}

/** Dark skin in good light is dark and full of tones; a dark picture has lost them. Only the second is a fault. */
function holdsItsTones(lost: number, region: FaceRegion, spec: PhotoSpec): boolean {
  const black = levelFor(lost, limitOf(spec, 'exposure-under-skin'))
  return black === 'pass' && levelFor(dynamicRangeOf(region), limitOf(spec, 'dynamic-range')) !== 'refuse'
}
