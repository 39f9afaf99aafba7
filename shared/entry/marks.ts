/** Takes out of a text what nobody can see and nobody meant: direction marks, joiners, control characters, full width. */

// Copied text brings them along: direction marks from chats and web pages, zero-width spaces from office programs, variation
// selectors from phones. U+FFFD stays: it says that the text was read in the wrong encoding, so it has to be refused.
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single marks are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e01ef}]/gu

/** A line end as some exports leave it in a cell, after which it is copied on as letters (ECMA-376, 22.9.2.19). */
const escapedEnd = /(?:_x000D_)?(?:_x000A_|\r\n?|\n|[\u0085\u2028\u2029])|_x000D_/gi

/** Line ends of every kind become `\n`. */
export const withoutUnseen = (text: string): string => text.replaceAll(escapedEnd, '\n').replaceAll(unseen, '')

/**
 * Full-width letters, digits and signs, which input methods leave on, become the plain ones. Only those: NFKC would also make a digit
 * of a circled or raised one, and a different Han character of a look-alike.
 */
export const halfWidth = (text: string): string =>
  text
    .replaceAll(/[\uff01-\uff5e]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('\uffe5', '\u00a5')

/** Dashes, hyphens and minus signs of every length become `-`. */
export const plainDashes = (text: string): string =>
  text.replaceAll(/[\u00ad\u02d7\u2010-\u2015\u2043\u2212\u2500\u30fc\ufe58\ufe63\uff0d\uff70]/g, '-')

/** Without the quotes around the whole, the `=` by which a sheet of separated values says that it is text, or the quote in front that says so. */
export const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^=?["\u201c\u201d](.*)["\u201c\u201d]$/su, '$1')
    .replace(/^['`\u2018\u2019]/u, '')

/** Takes off one thing after another until nothing more comes off; `step` never makes a text longer. */
export function settled(text: string, step: (text: string) => string): string {
  let before = text
  for (let after = step(before); after !== before; after = step(before)) before = after
  return before
}

/** How a workbook writes a character that XML does not take (ECMA-376, 22.9.2.19): `_x000D_` is one character, `_x005F_` an underscore. */
export const unescapedCell = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** In one line without gaps, half width: the form in which numbers, days and amounts are read. */
export const compact = (text: string): string => plainDashes(halfWidth(withoutUnseen(text))).replaceAll(/\s/gu, '')
