/** Rolls the same month for the same seed. */
export type Dice = { below(count: number): number; percent(share: number): boolean; of<T>(list: readonly T[]): T }

/** Mulberry32, a public-domain generator by Tommy Ettinger. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const below = (count: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count)
  }
  return {
    below,
    percent: share => below(100) < share,
    of: list => {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('nothing to choose from')
      return one
    },
  }
}
