/** Head and shoulders are completely inside the uploaded picture, because missing parts cannot be invented. */
import { limitOf } from '../../../../shared/photo/standard.ts'
import { levelling, pointAt } from '../face/mesh.ts'
import type { Placed } from '../plate/compose.ts'
import { earToEar } from '../plate/measure.ts'
import { scaleOf } from '../raster/affine.ts'
import { boxMean } from '../raster/box-mean.ts'
import type { Plane } from '../raster/pixels.ts'
import type { Check } from './seen.ts'
import { hairAtEdge, topEdgeOf } from './top-edge.ts'

export const frame: Check = {
  id: 'frame',
  read: ({ spec, composed, mesh, source }) => {
    const scale = 1 / scaleOf(composed.toSource)
    const { x, y } = composed.head.crown
    const toNearestEdge = Math.min(x, y, source.width - x) / scaleOf(levelling(mesh))
    const edge = topEdgeOf(composed.inside)
    const { hair, unsure } = hairAtEdge(composed, edge)
    return {
      readings: [
        { value: cutLength(composed, edge), limit: limitOf(spec, 'frame-cut') },
        { value: hair, limit: limitOf(spec, 'frame-hair') },
        // Where hair and wall look alike the distance of the cut-out must do.
        ...(unsure ? [{ value: toNearestEdge * scale, limit: limitOf(spec, 'frame-crown') }] : []),
        { value: shouldersAtEdge(composed), limit: limitOf(spec, 'frame-shoulders') },
      ],
    }
  },
}

// The matte is unreliable right at the source's edge, so a strip along it is examined.
const strip = 6

/** The length in finished pixels along which the source's sides and lower edge cut the person inside the finished picture. */
function cutLength({ alpha, inside }: Placed, topEdge: Int32Array): number {
  if (!inside.data.includes(0)) return 0
  const near = boxMean(inside, strip)
  let area = 0
  for (let i = 0; i < alpha.data.length; i++) {
    if (!inside.data[i] || (near.data[i] as number) >= 1 - 1e-6 || (alpha.data[i] as number) < 0.5) continue
    const x = i % alpha.width
    const top = topEdge[x] as number
    const isUnderTopEdge = top > 0 && (i - x) / alpha.width - top <= strip
    if (!isUnderTopEdge || isAtSide(inside, i, x)) area++
  }
  return area / strip
}

const isAtSide = ({ data, width }: Plane, i: number, x: number) =>
  (x >= strip && !data[i - strip]) || (x < width - strip && !data[i + strip])

/** The person's width at the lower edge, in face widths: a floating head has lost its shoulders or its white shirt. */
function shouldersAtEdge({ alpha: { data, width, height }, mesh }: Placed): number {
  let solid = 0
  for (let x = 0; x < width; x++) if ((data[(height - 1) * width + x] as number) >= 0.5) solid++
  return solid / (earToEar * Math.abs(pointAt(mesh, 454).x - pointAt(mesh, 234).x))
}
