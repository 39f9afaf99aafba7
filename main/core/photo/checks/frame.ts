/** The head and shoulders lie wholly inside the uploaded picture: what its edge cut off cannot be invented. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { scaleOf } from '../affine.ts'
import { levelling } from '../face/mesh.ts'
import type { Composed } from '../plate/compose.ts'
import type { Check } from './seen.ts'

export const frame: Check = {
  id: 'frame',
  read: ({ spec, composed, mesh, source }) => {
    const scale = 1 / scaleOf(composed.toSource)
    const { x, y } = composed.head.crown
    const toNearestEdge = Math.min(x, y, source.width - x) / scaleOf(levelling(mesh))
    return {
      readings: [
        { value: cutLength(composed), limit: limitOf(spec, 'frame-cut') },
        { value: toNearestEdge * scale, limit: limitOf(spec, 'frame-crown') },
      ],
    }
  },
}

/** How many finished pixels of the person end at the source's edge inside the finished picture. */
function cutLength({ alpha, inside }: Composed): number {
  const { width, height } = alpha
  let cut = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      if (!inside.data[at] || (alpha.data[at] as number) < 0.5) continue
      const edge =
        (x > 0 && !inside.data[at - 1]) ||
        (x < width - 1 && !inside.data[at + 1]) ||
        (y > 0 && !inside.data[at - width]) ||
        (y < height - 1 && !inside.data[at + width])
      if (edge) cut++
    }
  }
  return cut
}
