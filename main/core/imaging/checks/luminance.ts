/** The mean and variance of the face's luminance. OFIQ LuminanceMean and LuminanceVariance. */
import { levelFor } from '../../../../shared/photo/limits.ts'
import { limitOf, type PhotoSpec } from '../../../../shared/photo/standard.ts'
import { dynamicRangeOf } from './dynamic-range.ts'
import { skinLost } from './exposure.ts'
import { type FaceRegion, meanOf } from './face-region.ts'
import { luminanceScore, varianceScore } from './ofiq.ts'
import type { FaceCheck } from './seen.ts'
import { whiteReference } from './white-reference.ts'

// Eye whites in good light measure 0.5-0.8; at half the light nothing, however white, is more than 0.5.
const fullWhite = 0.5

export const luminance: FaceCheck = {
  id: 'luminance',
  read: ({ spec, region, composed }) => {
    const mean = meanOf(region)
    const isProven = holdsItsTones(skinLost(composed), region, spec) && whiteReference(composed) >= fullWhite
    return { readings: [{ value: mean, limit: limitOf(spec, isProven ? 'luminance-toned' : 'luminance') }], score: luminanceScore(mean) }
  },
}

/** Dark skin in good light is dark but keeps its tones, while an underexposed picture loses them; one that is only somewhat dark keeps them too, so something white must prove the light. */
function holdsItsTones(lost: number, region: FaceRegion, spec: PhotoSpec): boolean {
  const black = levelFor(lost, limitOf(spec, 'exposure-under-skin'))
  return black === 'pass' && levelFor(dynamicRangeOf(region), limitOf(spec, 'dynamic-range')) !== 'refuse'
}

/** Too little variance means a washed-out face, too much means hard light. */
export const luminanceVariance: FaceCheck = {
  id: 'luminance-variance',
  read: ({ spec, region }) => {
    const variance = varianceOf(region)
    return { readings: [{ value: variance, limit: limitOf(spec, 'luminance-variance') }], score: varianceScore(variance) }
  },
}

/** Variance of the luminance scaled to 0..1. */
export function varianceOf({ histogram, pixels }: FaceRegion): number {
  const count = Math.max(1, pixels.length)
  const mean = histogram.reduce((sum, n, luma) => sum + (n * luma) / 255, 0) / count
  return histogram.reduce((sum, n, luma) => sum + n * (luma / 255 - mean) ** 2, 0) / count
}
