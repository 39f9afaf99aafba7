/** Masks the middle of personal data for screens, slips and lists; seeing it in full is a separate command that needs a reason. */

type Keep = { readonly head: number; readonly tail: number }

// The annex of the standard on masked digits is only informative; these are the ones commonly used at counters.
const keep = {
  number: { head: 4, tail: 4 },
  phone: { head: 3, tail: 4 },
  card: { head: 6, tail: 4 },
} as const satisfies Record<string, Keep>

/** A mask with fewer hidden characters would be easy to guess. */
const leastHidden = 4

function hide(text: string, { head, tail }: Keep): string {
  const characters = [...text]
  const short = characters.length < head + tail + leastHidden
  const ends = short ? { head: Math.floor(characters.length / 4), tail: Math.floor(characters.length / 4) } : { head, tail }
  const last = characters.length - ends.tail
  return [...characters.slice(0, ends.head), '*'.repeat(last - ends.head), ...characters.slice(last)].join('')
}

/** Keeps the first character and hides the length of a long name. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  return `${characters[0] ?? ''}${'*'.repeat(Math.min(Math.max(characters.length - 1, 0), 3))}`
}

export const maskNumber = (number: string): string => hide(number, keep.number)
export const maskPhone = (phone: string): string => hide(phone, keep.phone)
export const maskCard = (card: string): string => hide(card, keep.card)
