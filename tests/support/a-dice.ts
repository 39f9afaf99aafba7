/** Rolls the same numbers in every run, so that a failure found by chance is found again. */

export type Dice = { below(count: number): number; of<T>(list: readonly T[]): T }

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
    of: list => {
      if (list.length === 0) throw new Error('nothing to choose from')
      return list[below(list.length)] as (typeof list)[number]
    },
  }
}
