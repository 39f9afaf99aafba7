/** The face's mean luminance. OFIQ LuminanceMean. */
import { levelFor } from '../../../../shared/photo/limits.ts'
import { limitOf, type PhotoSpec } from '../../../../shared/photo/standard.ts'
import { dynamicRangeOf } from './dynamic-range.ts'
import { type FaceRegion, shareBetween } from './face-region.ts'
import { luminanceScore } from './ofiq.ts'
import type { Check } from './seen.ts'

export const luminance: Check = {
  id: 'luminance',
  read: ({ spec, region }) => {
    const sum = region.histogram.reduce((total, count, luma) => total + count * luma, 0)
    const mean = sum / 255 / Math.max(1, region.pixels.length)
    const limit = limitOf(spec, holdsItsTones(region, spec) ? 'luminance-toned' : 'luminance')
    return { readings: [{ value: mean, limit }], score: luminanceScore(mean) }
  },
}

/** Dark skin in good light is dark and full of tones; a dark picture has lost them. Only the second is a fault. */
function holdsItsTones(region: FaceRegion, spec: PhotoSpec): boolean {
  const black = levelFor(shareBetween(region, 0, 25), limitOf(spec, 'exposure-under'))
  return black === 'pass' && levelFor(dynamicRangeOf(region), limitOf(spec, 'dynamic-range')) === 'pass'
}
