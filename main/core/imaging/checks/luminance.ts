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
// Below the brow the white of an eye may lie in its own shade: down to here it still proves the light where the skin beside it is far darker.
// At half the light the whitest eyes reach 0.43, and light skin has 0.75 and more of theirs in any light.
const shadedWhite = 0.45
const darkSkin = 0.6

export const luminance: FaceCheck = {
  id: 'luminance',
  read: ({ spec, region, composed }) => {
    const mean = meanOf(region)
    const isProven = holdsItsTones(skinLost(composed), region, spec) && provesTheLight(whiteReference(composed), mean)
    return { readings: [{ value: mean, limit: limitOf(spec, isProven ? 'luminance-toned' : 'luminance') }], score: luminanceScore(mean) }
  },
}

/** Whether something white is as bright as in full light, so that a dark face is dark skin and not a dark picture. */
const provesTheLight = ({ eyes, cloth }: ReturnType<typeof whiteReference>, mean: number): boolean =>
  Math.max(eyes, cloth) >= fullWhite || (eyes >= shadedWhite && mean <= darkSkin * eyes)

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
