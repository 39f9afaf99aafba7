/** Says within how many working days nine of ten cards came, from what this branch has seen itself. Pure. */

/** With fewer cases there is no prediction. */
export const fewestCases = 20
const share = 0.9

/** `within` holds for nine of ten of the `cases` it is made from. */
export type Prediction = { readonly within: number; readonly cases: number }

/** `workdays` from hand-in to the card at the branch, one figure a case. Null where there are too few. */
export function predict(workdays: readonly number[]): Prediction | null {
  if (workdays.length < fewestCases) return null
  const sorted = [...workdays].sort((a, b) => a - b)
  // The smallest figure that at least nine of ten cases do not exceed; in integers, because 0.9 * 20 may come out above 18.
  const place = Math.ceil((sorted.length * Math.round(share * 10)) / 10) - 1
  const within = sorted[place]
  return within === undefined ? null : { within, cases: sorted.length }
}
