/** Says how long a login waits after wrong tries, whatever becomes of the clock. Pure. */

// The first three tries are typing errors; then the wait doubles from 5 s, and never exceeds 15 minutes.
const freeTries = 3
const firstWaitSeconds = 5
const longestWaitSeconds = 900

/** Seconds to wait after the `wrongTries`-th wrong try in a row. */
export function waitAfter(wrongTries: number): number {
  if (wrongTries < freeTries) return 0
  return Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (wrongTries - freeTries))
}

/**
 * Seconds left until `until`, at most as long as was set. `anew`: the clock was set back, and counted to its old time the wait would go on
 * for days, so it begins again now.
 */
export function waitLeft(until: string | null, now: string, most: number): { readonly seconds: number; readonly anew: boolean } {
  const left = until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000))
  return { seconds: Math.min(left, most), anew: left > most }
}

export const waitUntil = (now: string, seconds: number): string | null =>
  seconds > 0 ? new Date(Date.parse(now) + seconds * 1000).toISOString() : null
