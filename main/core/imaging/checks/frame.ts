/** Head and shoulders are completely inside the uploaded picture, because missing parts cannot be invented. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { levelling, pointAt } from '../face/mesh.ts'
import type { Placed } from '../plate/compose.ts'
import { scaleOf } from '../raster/affine.ts'
import { boxMean } from '../raster/box-mean.ts'
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
        { value: shouldersAtEdge(composed), limit: limitOf(spec, 'frame-shoulders') },
      ],
    }
  },
}

// The matte is unreliable right at the source's edge, so a strip along it is examined.
const strip = 6

/** The length in finished pixels along which the source's edge cuts the person inside the finished picture. */
function cutLength({ alpha, inside }: Placed): number {
  if (!inside.data.includes(0)) return 0
  const near = boxMean(inside, strip)
  let area = 0
  for (let i = 0; i < alpha.data.length; i++) {
    if (inside.data[i] && (near.data[i] as number) < 1 - 1e-6 && (alpha.data[i] as number) >= 0.5) area++
  }
  return area / strip
}

/** The person's width at the lower edge, in face widths: a floating head has lost its shoulders or its white shirt. */
function shouldersAtEdge({ alpha: { data, width, height }, mesh }: Placed): number {
  let solid = 0
  for (let x = 0; x < width; x++) if ((data[(height - 1) * width + x] as number) >= 0.5) solid++
  return solid / Math.abs(pointAt(mesh, 454).x - pointAt(mesh, 234).x)
}
