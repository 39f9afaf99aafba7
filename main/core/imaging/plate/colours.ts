/** Counts which colours belong to the wall and which to the person, so that any pixel can be asked to which it is nearer. */

// Sixteen steps a channel: finer ones would tell grain apart, coarser ones hair from a dark coat.
const bits = 4
const levels = 1 << bits
const cells = levels ** 3

export type Rgb = readonly [number, number, number]

/** A smoothed histogram of colours. */
export class Palette {
  private readonly counts = new Float32Array(cells)
  private blurred: Float32Array | null = null
  private total = 0

  add(red: number, green: number, blue: number): void {
    this.counts[cellOf(red, green, blue)] = (this.counts[cellOf(red, green, blue)] as number) + 1
    this.total++
    this.blurred = null
  }

  get size(): number {
    return this.total
  }

  /** The share of all counted pixels that have about this colour. */
  share(red: number, green: number, blue: number): number {
    if (this.total === 0) return 0
    this.blurred ??= spread(this.counts)
    return (this.blurred[cellOf(red, green, blue)] as number) / this.total
  }
}

function cellOf(red: number, green: number, blue: number): number {
  const shift = 8 - bits
  return ((((red >> shift) << bits) | (green >> shift)) << bits) | (blue >> shift)
}

/** Every cell with half of its neighbours along each axis, so that a colour on the border of two cells is in both. */
function spread(counts: Float32Array): Float32Array {
  let from = counts
  for (const step of [1, levels, levels * levels]) {
    const to = new Float32Array(cells)
    for (let i = 0; i < cells; i++) {
      const place = Math.floor(i / step) % levels
      const before = place > 0 ? (from[i - step] as number) : 0
      const after = place < levels - 1 ? (from[i + step] as number) : 0
      to[i] = (from[i] as number) + (before + after) / 2
    }
    from = to
  }
  return from
}
