/** What is typed to look for a case, in the form in which it is kept. */
import { compact } from './marks.ts'
import { tidyName } from './name.ts'
import { tidyNumber } from './number.ts'
import { tidyMobile } from './phone.ts'

const whole = /^(?:\d{17}[\dX]|1[3-9]\d{9})$/

/** Groups of a number are closed up, a telephone loses its country, a name has one form of dot; case does not matter. */
export function tidySought(text: string): string {
  const closed = compact(text).toUpperCase()
  const bare = [tidyNumber(text), tidyMobile(text)].find(number => whole.test(number))
  if (bare !== undefined) return bare
  // Numbers of cases and slips have dashes of their own.
  return /^[0-9A-Z-]*$/.test(closed) && /\d{3}/.test(closed) ? closed : tidyName(text).toUpperCase()
}
