/** Measures the time between two instants. */

/** Whole seconds; a clock that was set back in between makes none. */
export const secondsBetween = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
