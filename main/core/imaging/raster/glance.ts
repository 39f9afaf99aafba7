/** Samples a picture for a network: bilinear from the nearest halved copy, directly in the value range the network expects. */

import { scaleOf } from './affine.ts'
import type { Pyramid, View } from './warp.ts'

/** BlazeFace was trained on -1..1, the others on 0..1. */
export const ranges = { signed: { gain: 1 / 127.5, bias: -1 }, unit: { gain: 1 / 255, bias: 0 } } as const

export type Glance = {
  readonly range: keyof typeof ranges
  /** Black outside the source; otherwise edge pixels are repeated. */
  readonly blackOutside?: boolean
  /** Flips left and right. */
  readonly mirrored?: boolean
}

/** Writes three values per pixel into `out` and returns it. */
export function glance(
  source: Pyramid,
  view: View,
  out: Float32Array,
  { range, blackOutside = false, mirrored = false }: Glance,
): Float32Array {
  const index = Math.max(0, Math.round(Math.log2(Math.max(1, scaleOf(view.toSource)))))
  const { data, width, height } = source.level(index)
  const { gain, bias } = ranges[range]
  const factor = 2 ** -index
  const [a, b] = [view.toSource.a * factor, view.toSource.b * factor]
  for (let row = 0, at = 0; row < view.height; row++) {
    for (let column = 0; column < view.width; column++, at += 3) {
      const u = (mirrored ? view.width - 1 - column : column) + 0.5
      const px = a * u - b * (row + 0.5) + view.toSource.tx * factor
      const py = b * u + a * (row + 0.5) + view.toSource.ty * factor
      if (blackOutside && (px < 0 || py < 0 || px >= width || py >= height)) {
        out[at] = bias
        out[at + 1] = bias
        out[at + 2] = bias
        continue
      }
      const x = clamp(px - 0.5, width - 1)
      const y = clamp(py - 0.5, height - 1)
      // Truncation is floor here, because neither is negative.
      const x0 = x | 0
      const y0 = y | 0
      const upper = (y0 * width + x0) * 3
      const right = x0 < width - 1 ? 3 : 0
      const lower = upper + (y0 < height - 1 ? width * 3 : 0)
      const fx = x - x0
      const fy = y - y0
      const w11 = fx * fy * gain
      const w01 = fx * gain - w11
      const w10 = fy * gain - w11
      const w00 = gain - w01 - fy * gain
      const red = w00 * (data[upper] as number) + w01 * (data[upper + right] as number)
      const green = w00 * (data[upper + 1] as number) + w01 * (data[upper + right + 1] as number)
      const blue = w00 * (data[upper + 2] as number) + w01 * (data[upper + right + 2] as number)
      out[at] = red + w10 * (data[lower] as number) + w11 * (data[lower + right] as number) + bias
      out[at + 1] = green + w10 * (data[lower + 1] as number) + w11 * (data[lower + right + 1] as number) + bias
      out[at + 2] = blue + w10 * (data[lower + 2] as number) + w11 * (data[lower + right + 2] as number) + bias
    }
  }
  return out
}

const clamp = (value: number, max: number) => (value < 0 ? 0 : value > max ? max : value)
