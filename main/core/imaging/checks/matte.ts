/** A clean cut-out: how much of head and shoulders is semi-transparent, and how much else was next to the person. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { pointAt } from '../face/mesh.ts'
import type { Check } from './seen.ts'

export const matte: Check = {
  id: 'matte',
  read: ({ spec, composed: { alpha, mesh, head } }) => {
    const chin = Math.min(alpha.height, Math.round(pointAt(mesh, 152).y))
    const above = alpha.data.subarray(0, chin * alpha.width)
    const below = alpha.data.subarray(chin * alpha.width)
    return {
      readings: [
        { value: softShare(above), limit: limitOf(spec, 'matte-soft') },
        // Shoulders have no loose hair, so a soft edge there means clothing partly taken for background, such as a shirt in the wall's colour.
        { value: softWidth(below, alpha.width), limit: limitOf(spec, 'matte-shoulders') },
        { value: 100 * head.found.otherShare, limit: limitOf(spec, 'matte-others') },
      ],
    }
  },
}

function softShare(alpha: Float32Array): number {
  let soft = 0
  let solid = 0
  for (let i = 0; i < alpha.length; i++) {
    const value = alpha[i] as number
    if (value >= 0.95) solid++
    else if (value > 0.05) soft++
  }
  return solid === 0 ? 0 : (100 * soft) / solid
}

/** How wide the soft edge is in the mean, in pixels: its area over the number of times a row enters or leaves the person. */
function softWidth(alpha: Float32Array, width: number): number {
  let soft = 0
  let edges = 0
  for (let i = 0; i < alpha.length; i++) {
    const value = alpha[i] as number
    if (value > 0.05 && value < 0.95) soft++
    const before = i % width === 0 ? 0 : (alpha[i - 1] as number)
    if (value >= 0.5 !== before >= 0.5) edges++
  }
  return soft / Math.max(1, edges)
}
