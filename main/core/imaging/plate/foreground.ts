/** Estimates the person's own colour where the old background shows through (Forte, "Approximate Fast Foreground Colour Estimation", 2021). */

import { boxMean } from '../raster/box-mean.ts'
import { type Bitmap, newPlane, type Plane } from '../raster/pixels.ts'

// Radii of the paper's two passes, scaled to our smaller pictures. The far pass needs coarse colours only.
const near = 6
const far = 15
const coarser = 4

/** Three planes, red first, 0..255. Where alpha is 1 they equal the picture. */
export function foregroundOf(image: Bitmap, alpha: Plane): readonly Plane[] {
  const small = shrunk(alpha)
  const smallWeight = boxMean(small, far)
  const smallRest = boxMean(complement(small), far)
  const weight = boxMean(alpha, near)
  const rest = boxMean(complement(alpha), near)
  return [0, 1, 2].map(channel => {
    const observed = channelOf(image, channel)
    const broad = pass({ observed: shrunk(observed), alpha: small, weight: smallWeight, rest: smallRest, radius: far })
    return pass({
      observed,
      alpha,
      weight,
      rest,
      radius: near,
      front: grown(broad.front, alpha),
      back: grown(broad.back, alpha),
    }).front
  })
}

type Pass = {
  readonly observed: Plane
  readonly alpha: Plane
  readonly weight: Plane
  readonly rest: Plane
  readonly radius: number
  readonly front?: Plane
  readonly back?: Plane
}

function pass({ observed, alpha, weight, rest, radius, front = observed, back = observed }: Pass): { front: Plane; back: Plane } {
  const frontMean = boxMean(product(front, alpha, false), radius)
  const backMean = boxMean(product(back, alpha, true), radius)
  const out = newPlane(observed.width, observed.height)
  for (let i = 0; i < out.data.length; i++) {
    const a = alpha.data[i] as number
    const f = (frontMean.data[i] as number) / ((weight.data[i] as number) + 1e-5)
    const b = (backMean.data[i] as number) / ((rest.data[i] as number) + 1e-5)
    backMean.data[i] = b
    const moved = f + a * ((observed.data[i] as number) - a * f - (1 - a) * b)
    out.data[i] = moved < 0 ? 0 : moved > 255 ? 255 : moved
  }
  return { front: out, back: backMean }
}

function channelOf(image: Bitmap, channel: number): Plane {
  const plane = newPlane(image.width, image.height)
  for (let i = 0; i < plane.data.length; i++) plane.data[i] = image.data[i * 3 + channel] as number
  return plane
}

function complement(plane: Plane): Plane {
  const out = newPlane(plane.width, plane.height)
  for (let i = 0; i < out.data.length; i++) out.data[i] = 1 - (plane.data[i] as number)
  return out
}

function product(one: Plane, alpha: Plane, absent: boolean): Plane {
  const out = newPlane(one.width, one.height)
  for (let i = 0; i < out.data.length; i++) {
    const a = alpha.data[i] as number
    out.data[i] = (one.data[i] as number) * (absent ? 1 - a : a)
  }
  return out
}

/** The mean of every block. */
function shrunk(plane: Plane): Plane {
  const blurred = boxMean(plane, coarser >> 1)
  const out = newPlane(Math.ceil(plane.width / coarser), Math.ceil(plane.height / coarser))
  for (let y = 0, i = 0; y < out.height; y++) {
    const row = Math.min(plane.height - 1, y * coarser + (coarser >> 1)) * plane.width
    for (let x = 0; x < out.width; x++, i++)
      out.data[i] = blurred.data[row + Math.min(plane.width - 1, x * coarser + (coarser >> 1))] as number
  }
  return out
}

/** The blocks enlarged to the size of `like` without interpolation; the near pass smooths the steps. */
function grown(small: Plane, like: Plane): Plane {
  const out = newPlane(like.width, like.height)
  for (let y = 0, i = 0; y < like.height; y++) {
    const row = Math.floor(y / coarser) * small.width
    for (let x = 0; x < like.width; x++, i++) out.data[i] = small.data[row + Math.floor(x / coarser)] as number
  }
  return out
}
