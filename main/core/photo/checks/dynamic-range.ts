/** How much tone the face holds: the entropy of its luminance. OFIQ DynamicRange. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import type { FaceRegion } from './face-region.ts'
import { dynamicRangeScore } from './ofiq.ts'
import type { Check } from './seen.ts'

export const dynamicRange: Check = {
  id: 'dynamic-range',
  read: ({ spec, region }) => {
    const bits = dynamicRangeOf(region)
    return { readings: [{ value: bits, limit: limitOf(spec, 'dynamic-range') }], score: dynamicRangeScore(bits) }
  },
}

export function dynamicRangeOf({ histogram, pixels }: FaceRegion): number {
  const count = Math.max(1, pixels.length)
  return histogram.reduce((sum, n) => (n === 0 ? sum : sum - (n / count) * Math.log2(n / count)), 0)
}
