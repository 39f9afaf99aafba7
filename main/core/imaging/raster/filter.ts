/** The resampling filter, with its weights precomputed for every phase between two pixels. */

// Subpixel phases; more would not change an 8-bit result.
export const phases = 256

/** `taps` weights for every phase, the first for the pixel `before` positions to the left or above. */
export type Filter = { readonly weights: Float64Array; readonly taps: number; readonly before: number }

export function filterFor(shrink: number): Filter {
  const stretch = Math.max(1, shrink)
  const before = Math.ceil(2 * stretch) - 1
  const taps = 2 * before + 2
  const weights = new Float64Array(phases * taps)
  for (let phase = 0; phase < phases; phase++) {
    // Phase 0 is exactly on a pixel, so an untransformed picture is unchanged.
    const own = Array.from({ length: taps }, (_, i) => catmullRom((i - before - phase / phases) / stretch))
    const sum = own.reduce((total, weight) => total + weight, 0)
    for (const [i, weight] of own.entries()) weights[phase * taps + i] = Math.fround(weight / sum)
  }
  return { weights, taps, before }
}

export const clamp = (place: number, length: number) => (place < 0 ? 0 : place >= length ? length - 1 : place)

/** Keys' cubic with a = -1/2: sharp, and exact for linear ramps. */
function catmullRom(x: number): number {
  const d = Math.abs(x)
  if (d >= 2) return 0
  return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : ((-0.5 * d + 2.5) * d - 4) * d + 2
}
