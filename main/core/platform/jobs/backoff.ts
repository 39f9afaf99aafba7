/** Says how long a job or an item rests after failing so often in a row. Pure but for the draw that is handed in. */

const firstMs = 2_000
const longestMs = 5 * 60_000

/**
 * Full jitter: anything from nothing to the doubled limit, so that many things that failed together, as when a share went away,
 * do not all come back in the same second. `draw` is a number from 0 up to 1.
 */
export function restAfter(attempts: number, draw: number): number {
  const limit = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 20))
  return Math.round(limit * draw)
}
