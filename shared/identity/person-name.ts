/** Tidies and checks a person's name as a card can carry it: Han characters of every plane, the name dot, Latin letters. */

export const nameCodes = ['NAME_EMPTY', 'NAME_LONG', 'NAME_PRIVATE_USE', 'NAME_LOOK_ALIKE', 'NAME_CHARS', 'NAME_DOT'] as const
export type NameCode = (typeof nameCodes)[number]

/** U+00B7, the dot inside names of several peoples; input methods produce many look-alikes. */
export const nameDot = '\u00b7'
const dotLookAlikes = /[\u2022\u2027\u2219\u22c5\u30fb\uff65\u0387\u16eb]/g

// Written as ranges, not as \p{...}: the Unicode version of the page's engine is older than GB 18030-2022 and its
// amendment. Kangxi radicals and compatibility forms look like characters of a name but are not: they stay out.
const han =
  /[\u3007\u3400-\u4dbf\u4e00-\u9fff\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27-\ufa29\u{20000}-\u{2ee5d}\u{30000}-\u{33479}]/u
const latin = /[A-Za-z\u00c0-\u024f\u1e00-\u1eff .,'\u2019-]/u
const privateUse = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/u

// Radicals and compatibility ideographs: they look like the character of the name, but a card system does not take them for it.
const lookAlike = /[\u2e80-\u2fdf\u31c0-\u31e3\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u

export const isHan = (character: string): boolean => han.test(character)
const isNameCharacter = (character: string): boolean => han.test(character) || latin.test(character) || character === nameDot

/** Puts a Latin letter and its accent into one character (NFC); no other character is touched, and none by NFKC. */
const composed = (text: string): string => text.replaceAll(/[A-Za-z][\u0300-\u036f]+/g, letter => letter.normalize('NFC'))

/** One dot form, no space at the ends or beside Han characters, single spaces elsewhere. */
export function tidyName(text: string): string {
  return composed(text)
    .replaceAll(dotLookAlikes, nameDot)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?\u00b7 ?/gu, nameDot)
    .replaceAll(/(?<=[\u3400-\u9fff\u{20000}-\u{33479}]) | (?=[\u3400-\u9fff\u{20000}-\u{33479}])/gu, '')
    .trim()
}

export const codePoints = (text: string): number => [...text].length
export const hasPrivateUse = (text: string): boolean => privateUse.test(text)

/** Length counts code points: a rare character of plane 2 is one character to the holder. */
export function checkName(name: string, maxLength: number): NameCode | null {
  if (name.trim() === '') return 'NAME_EMPTY'
  if (codePoints(name) > maxLength) return 'NAME_LONG'
  if (hasPrivateUse(name)) return 'NAME_PRIVATE_USE'
  if ([...name].some(character => lookAlike.test(character) && !han.test(character))) return 'NAME_LOOK_ALIKE'
  if (![...name].every(isNameCharacter)) return 'NAME_CHARS'
  const parts = name.split(nameDot)
  return parts.some(part => part.trim() === '') ? 'NAME_DOT' : null
}

/** Whether two spellings are one name: tidied and in NFC, case and width kept, because a name is what the document says. */
export const sameName = (a: string, b: string): boolean => tidyName(a).normalize('NFC') === tidyName(b).normalize('NFC')
