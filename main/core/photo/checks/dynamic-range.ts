/** How much tone the face holds: the entropy of its luminance. OFIQ DynamicRange. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { dynamicRangeScore } from './ofiq.ts'
import type { Check } from './seen.ts'

export const dynamicRange: Check = {
  id: 'dynamic-range',
  read: ({ spec, region }) => {
    const count = Math.max(1, region.pixels.length)
    const bits = region.histogram.reduce((sum, n) => (n === 0 ? sum : sum - (n / count) * Math.log2(n / count)), 0)
    return { readings: [{ value: bits, limit: limitOf(spec, 'dynamic-range') }], score: dynamicRangeScore(bits) }
  },
}
