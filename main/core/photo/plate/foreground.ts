/** Estimates the person's own colour where the old background shines through (Forte, "Approximate Fast Foreground Colour Estimation", 2021). */
import { type Bitmap, newPlane, type Plane } from '../pixels.ts'
import { boxMean } from './box-mean.ts'

// Radii of the paper's two passes, scaled from its large pictures to ours.
const radii = [60, 6] as const

export function foregroundOf(image: Bitmap, alpha: Plane): readonly Plane[] {
  const coverage = radii.map(radius => boxMean(alpha, radius))
  const rest = complement(alpha)
  const restCoverage = radii.map(radius => boxMean(rest, radius))
  return [0, 1, 2].map(channel => {
    const observed = channelOf(image, channel)
    let front = observed
    let back = observed
    for (const [pass, radius] of radii.entries()) {
      const frontBlur = ratio(boxMean(times(front, alpha), radius), coverage[pass])
      back = ratio(boxMean(times(back, rest), radius), restCoverage[pass])
      front = correct(observed, alpha, frontBlur, back)
    }
    return front
  })
}

function channelOf(image: Bitmap, channel: number): Plane {
  const plane = newPlane(image.width, image.height)
  for (let i = 0; i < plane.data.length; i++) plane.data[i] = image.data[i * 3 + channel] as number
  return plane
}

const over = (plane: Plane, fn: (value: number, i: number) => number): Plane => ({ ...plane, data: plane.data.map(fn) })
const complement = (plane: Plane) => over(plane, value => 1 - value)
const times = (one: Plane, other: Plane) => over(one, (value, i) => value * (other.data[i] as number))
const ratio = (sum: Plane, weight: Plane | undefined) => over(sum, (value, i) => value / ((weight?.data[i] ?? 0) + 1e-5))

function correct(observed: Plane, alpha: Plane, front: Plane, back: Plane): Plane {
  return over(front, (value, i) => {
    const a = alpha.data[i] as number
    const moved = value + a * ((observed.data[i] as number) - a * value - (1 - a) * (back.data[i] as number))
    return moved < 0 ? 0 : moved > 255 ? 255 : moved
  })
}
