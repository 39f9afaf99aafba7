/** Exactly one face. OFIQ SingleFacePresent scores the area of the second face relative to the first. */

import { limitText } from '../../../../shared/photo/limits.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { limitOf } from '../../../../shared/photo/standard.ts'
import type { Verdict } from '../../../../shared/photo/verdict.ts'
import { singleFaceScore } from './ofiq.ts'
import type { Check, Read, Seen } from './seen.ts'

export const oneFace = {
  id: 'one-face',
  read: ({ spec, faces }: Pick<Seen, 'spec' | 'faces'>): Read => {
    const [first, second] = faces
    const share = first && second ? (second.box.width / first.box.width) ** 2 : 0
    return { readings: [{ value: faces.length, limit: limitOf(spec, 'one-face') }], score: singleFaceScore(share) }
  },
} as const satisfies Check

/** The only verdict for a picture without a face. */
export function noFaceVerdict(spec: PhotoSpec): Verdict {
  return { check: 'one-face', level: 'refuse', measured: 0, limit: limitText(limitOf(spec, 'one-face')), score: 0 }
}
