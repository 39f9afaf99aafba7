/** Says how long a login waits after wrong tries. Pure. */

// The first three tries are typing errors; then the wait doubles from 5 s, and never exceeds 15 minutes.
const freeTries = 3
const firstWaitSeconds = 5
const longestWaitSeconds = 900

/** Seconds to wait after the `wrongTries`-th wrong try in a row. */
export function waitAfter(wrongTries: number): number {
  if (wrongTries < freeTries) return 0
  return Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (wrongTries - freeTries))
}
