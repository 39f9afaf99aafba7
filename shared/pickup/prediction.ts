/** Predicts within how many working days nine of ten cards arrive, from the branch's own cases. Pure. */

/** No prediction with fewer cases. */
export const fewestCases = 20
const share = 0.9

/** Nine of ten of the `cases` took at most `within` working days. */
export type Prediction = { readonly within: number; readonly cases: number }

/** `workdays`: from submission to arrival at the branch, one figure per case. Null if there are too few. */
export function predict(workdays: readonly number[]): Prediction | null {
  if (workdays.length < fewestCases) return null
  const sorted = [...workdays].sort((a, b) => a - b)
  // Nearest-rank percentile, in integers because 0.9 * 20 may come out above 18.
  const place = Math.ceil((sorted.length * Math.round(share * 10)) / 10) - 1
  const within = sorted[place]
  return within === undefined ? null : { within, cases: sorted.length }
}
