/** What becomes of a text that is typed or pasted into a field of the window, by what the field holds. */
import { tidyCode } from './code.ts'
import { compact, halfWidth, withoutUnseen } from './marks.ts'
import { tidyName } from './name.ts'
import { tidyMobile, tidyPhone } from './phone.ts'
import { tidyLine, tidyLines } from './text.ts'

export const fieldEntries = ['text', 'lines', 'name', 'mobile', 'phone', 'digits', 'code', 'secret'] as const
export type FieldEntry = (typeof fieldEntries)[number]

/** A whole text at once: everything that was copied along goes before the length is judged. */
export const pasted: { readonly [E in FieldEntry]: (text: string) => string } = {
  text: tidyLine,
  lines: tidyLines,
  name: tidyName,
  mobile: tidyMobile,
  phone: tidyPhone,
  digits: text => compact(text).replaceAll(/[^0-9]/g, ''),
  code: tidyCode,
  // Whoever chose a password may have meant every sign of it.
  secret: text => text,
}

const digitsTyped = (text: string): string => halfWidth(withoutUnseen(text)).replaceAll(/\D/g, '')

/** Letter by letter: a space may still be followed by a word, so only what no key gives is taken out. */
export const typed: { readonly [E in FieldEntry]: (text: string) => string } = {
  text: withoutUnseen,
  lines: withoutUnseen,
  name: withoutUnseen,
  mobile: text => (halfWidth(text).trimStart().startsWith('+') ? '+' : '') + digitsTyped(text),
  phone: digitsTyped,
  digits: digitsTyped,
  code: withoutUnseen,
  secret: text => text,
}

/** A number of a document as it is typed so far; what is longer than one is cut, for only keys come this way. */
export const typedNumber = (text: string, most: number): string =>
  halfWidth(withoutUnseen(text))
    .replaceAll(/[^0-9a-z]/gi, '')
    .toUpperCase()
    .slice(0, most)

/** The eight digits of a day as they are typed so far. */
export const typedDay = (text: string): string => digitsTyped(text).slice(0, 8)
