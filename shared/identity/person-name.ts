/** Checks a person's name as a card can carry it: Han characters of every plane, the name dot, Latin letters. */
import { nameDot } from '../entry/name.ts'

export const nameCodes = ['NAME_EMPTY', 'NAME_LONG', 'NAME_PRIVATE_USE', 'NAME_LOOK_ALIKE', 'NAME_CHARS', 'NAME_DOT'] as const
export type NameCode = (typeof nameCodes)[number]

// Ranges instead of \p{...}, because the page engine's Unicode version is older than GB 18030-2022 and its
// amendment. Kangxi radicals and compatibility forms are excluded: they only look like name characters.
const han =
  /[\u3007\u3400-\u4dbf\u4e00-\u9fff\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27-\ufa29\u{20000}-\u{2ee5d}\u{30000}-\u{33479}]/u
const latin = /[A-Za-z\u00c0-\u024f\u1e00-\u1eff .,'\u2019-]/u
const privateUse = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/u

// Radicals and compatibility ideographs: they look like the right character, but a card system does not match them.
const lookAlike = /[\u2e80-\u2fdf\u31c0-\u31e3\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u

export const isHan = (character: string): boolean => han.test(character)
const isNameCharacter = (character: string): boolean => han.test(character) || latin.test(character) || character === nameDot

export const codePoints = (text: string): number => [...text].length
export const hasPrivateUse = (text: string): boolean => privateUse.test(text)

/** Signs of Latin names; between Han characters they are a dot that was meant and not found, or a mistake. */
const strayBesideHan = /[\u3400-\u9fff\u{20000}-\u{33479}][.,'\u2019-]|[.,'\u2019-][\u3400-\u9fff\u{20000}-\u{33479}]/u

/** Length is in code points, so a rare character of plane 2 counts as one. */
export function checkName(name: string, maxLength: number): NameCode | null {
  if (name.trim() === '') return 'NAME_EMPTY'
  if (codePoints(name) > maxLength) return 'NAME_LONG'
  if (hasPrivateUse(name)) return 'NAME_PRIVATE_USE'
  if ([...name].some(character => lookAlike.test(character) && !han.test(character))) return 'NAME_LOOK_ALIKE'
  if (![...name].every(isNameCharacter)) return 'NAME_CHARS'
  if (strayBesideHan.test(name)) return 'NAME_CHARS'
  const parts = name.split(nameDot)
  return parts.some(part => part.trim() === '') ? 'NAME_DOT' : null
}
