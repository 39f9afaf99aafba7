/** How far the face's luminance spreads: too little is a washed-out face, too much is hard light. OFIQ LuminanceVariance. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import type { FaceRegion } from './face-region.ts'
import { varianceScore } from './ofiq.ts'
import type { FaceCheck } from './seen.ts'

export const luminanceVariance: FaceCheck = {
  id: 'luminance-variance',
  read: ({ spec, region }) => {
    const variance = varianceOf(region)
    return { readings: [{ value: variance, limit: limitOf(spec, 'luminance-variance') }], score: varianceScore(variance) }
  },
}

/** Of the luminance as 0..1. */
export function varianceOf({ histogram, pixels }: FaceRegion): number {
  const count = Math.max(1, pixels.length)
  const mean = histogram.reduce((sum, n, luma) => sum + (n * luma) / 255, 0) / count
  return histogram.reduce((sum, n, luma) => sum + n * (luma / 255 - mean) ** 2, 0) / count
}
