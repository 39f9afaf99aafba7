/** Equal light on both cheeks. The limit is on the difference of their means; OFIQ's histogram overlap is only the score, because it is noisy. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { cheeksOf, lumaOverlap, meanLuma } from './cheeks.ts'
import { illuminationScore } from './ofiq.ts'
import { cheekPlace } from './places.ts'
import type { FaceCheck } from './seen.ts'

export const illuminationEven: FaceCheck = {
  id: 'illumination-even',
  read: ({ spec, composed: { plate, mesh } }) => {
    const { right, left } = cheeksOf(plate, mesh)
    const [one, other] = [meanLuma(plate, right), meanLuma(plate, left)]
    const difference = Math.abs(one - other) / Math.max(1, one, other)
    return {
      readings: [
        {
          value: difference,
          limit: limitOf(spec, 'illumination-even'),
          marks: [cheekPlace({ plate, mesh }, one < other ? 'right' : 'left')],
        },
      ],
      score: illuminationScore(lumaOverlap(plate, right, left)),
    }
  },
}
