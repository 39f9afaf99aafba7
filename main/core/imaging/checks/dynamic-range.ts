/** The tonal range of the face, as the entropy of its luminance. OFIQ DynamicRange is the score; the limit is on the value normalised to medium skin. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { type FaceRegion, meanOf } from './face-region.ts'
import { dynamicRangeScore } from './ofiq.ts'
import type { FaceCheck } from './seen.ts'

export const dynamicRange: FaceCheck = {
  id: 'dynamic-range',
  read: ({ spec, region }) => {
    const bits = dynamicRangeOf(region)
    return {
      readings: [{ value: bits + darkSkinBits(meanOf(region)), limit: limitOf(spec, 'dynamic-range') }],
      score: dynamicRangeScore(bits),
    }
  },
}

/**
 * The same face at half the luminance fills half as many of the 256 levels and so loses one bit. Down to 0.25, the level of
 * very dark skin in good light, that loss is due to the skin and not to the picture.
 */
const darkSkinBits = (mean: number) => Math.log2(0.5 / Math.min(0.5, Math.max(0.25, mean)))

export function dynamicRangeOf({ histogram, pixels }: FaceRegion): number {
  const count = Math.max(1, pixels.length)
  return histogram.reduce((sum, n) => (n === 0 ? sum : sum - (n / count) * Math.log2(n / count)), 0)
}
