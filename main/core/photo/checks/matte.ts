/** A clean cut-out: how much of the head is neither solid nor absent, and how much else stood beside the person. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { pointAt } from '../face/mesh.ts'
import type { Check } from './seen.ts'

export const matte: Check = {
  id: 'matte',
  read: ({ spec, composed: { alpha, mesh, head } }) => {
    const chin = Math.min(alpha.height, Math.round(pointAt(mesh, 152).y))
    let soft = 0
    let solid = 0
    for (let i = 0; i < chin * alpha.width; i++) {
      const value = alpha.data[i] as number
      if (value >= 0.95) solid++
      else if (value > 0.05) soft++
    }
    return {
      readings: [
        { value: (100 * soft) / Math.max(1, solid), limit: limitOf(spec, 'matte-soft') },
        { value: 100 * head.found.otherShare, limit: limitOf(spec, 'matte-others') },
      ],
    }
  },
}
