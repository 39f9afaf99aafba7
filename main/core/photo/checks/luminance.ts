/** The face's mean luminance. OFIQ LuminanceMean. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { luminanceScore } from './ofiq.ts'
import type { Check } from './seen.ts'

export const luminance: Check = {
  id: 'luminance',
  read: ({ spec, region }) => {
    const sum = region.histogram.reduce((total, count, luma) => total + count * luma, 0)
    const mean = sum / 255 / Math.max(1, region.pixels.length)
    return { readings: [{ value: mean, limit: limitOf(spec, 'luminance') }], score: luminanceScore(mean) }
  },
}
