/** Looks up a character by its code point, by radical and strokes, or by pinyin, in the table made from Unihan. */
import { compact } from '../../../../shared/entry/marks.ts'
import { codePointOf, isDrawn } from '../../../../shared/identity/drawn-characters.ts'
import { isHan } from '../../../../shared/identity/person-name.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import type { FoundCharacter } from '../../../../shared/ipc/shapes/characters.ts'
import { z } from '../../../../shared/zod.ts'

/** Keys are `radical.strokes` and syllables without tones; values are strings of characters. */
export const CharacterFile = z.object({
  source: z.string(),
  version: z.string(),
  licence: z.string(),
  radicals: z.record(z.string().regex(/^\d+\.\d+$/), z.string().min(1)),
  pinyin: z.record(z.string().min(1), z.string().min(1)),
})
export type CharacterFile = z.infer<typeof CharacterFile>

/** Readings beside the first, as in surnames. */
export const ReadingFile = z.object({ source: z.string(), pinyin: z.record(z.string().min(1), z.string().min(1)) })
export type ReadingFile = z.infer<typeof ReadingFile>

export type CharacterBook = { find(text: string): Out<'characters.find'> }

/** The size of the dialog's grid; a more exact search narrows a longer result down. */
const most = 240

type Place = { readonly key: string; readonly pinyin: string }

/** First readings before others, so that what is shown of a character begins with the usual one. */
function indexOf(file: CharacterFile, more: ReadingFile): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const [key, characters] of Object.entries(file.radicals)) for (const one of characters) places.set(one, { key, pinyin: '' })
  for (const [syllable, characters] of [...Object.entries(file.pinyin), ...Object.entries(more.pinyin)]) {
    for (const one of characters) {
      const place = places.get(one) ?? { key: '', pinyin: '' }
      places.set(one, { ...place, pinyin: place.pinyin === '' ? syllable : `${place.pinyin} ${syllable}` })
    }
  }
  return places
}

const isUsual = (character: string): boolean => character >= '\u4e00' && character <= '\u9fa5'
// Input methods cover the common characters, so rare ones come first, and among those the ones the fonts can draw.
const rank = (character: string): number => (isUsual(character) ? 2 : isDrawn(character) ? 0 : 1)
const rareFirst = (characters: string): string[] => [...characters].sort((a, b) => rank(a) - rank(b))

export function openCharacters(file: CharacterFile, more: ReadingFile): CharacterBook {
  const places = indexOf(file, more)
  // Few, and what an input method lists under another reading; so they stand before the hundreds of rare ones.
  const read = (syllable: string): string[] => [...(more.pinyin[syllable] ?? ''), ...rareFirst(file.pinyin[syllable] ?? '')]
  const named = (radical: string): string => [...(file.radicals[`${radical}.0`] ?? '')][0] ?? radical
  const rowOf = (character: string): FoundCharacter => {
    const { key, pinyin } = places.get(character) ?? { key: '', pinyin: '' }
    const [radical, strokes] = key.split('.')
    return {
      character,
      code: codePointOf(character),
      radical: radical ? named(radical) : null,
      strokes: strokes ? Number(strokes) : null,
      pinyin: pinyin === '' ? null : pinyin,
    }
  }
  const found = (by: Out<'characters.find'>['by'], characters: readonly string[]): Out<'characters.find'> => ({
    by: characters.length === 0 ? 'nothing' : by,
    rows: characters.slice(0, most).map(rowOf),
    more: Math.max(0, characters.length - most),
  })
  /** Variant forms of a radical, such as water's, are listed among its characters with no further strokes. */
  const radicalsWritten = (sign: string): string[] =>
    Object.keys(file.radicals).flatMap(key => (key.endsWith('.0') && file.radicals[key]?.includes(sign) ? [key.slice(0, -2)] : []))
  const byRadical = (sign: string, strokes: string): string[] =>
    rareFirst(
      radicalsWritten(sign)
        .map(radical => file.radicals[`${radical}.${Number(strokes)}`] ?? '')
        .join(''),
    )

  return {
    find(typed) {
      const text = compact(typed)
      const radical = /^(\p{Script=Han})(\d{1,2})$/u.exec(text)
      if (radical) return found('radical', byRadical(radical[1] ?? '', radical[2] ?? ''))
      if (/^(u\+)?[0-9a-f]{4,5}$/i.test(text)) return found('code', fromCode(text))
      if (/^[a-z\u00fc]+$/i.test(text)) return found('pinyin', read(text.toLowerCase().replaceAll('\u00fc', 'v')))
      return found('character', [...text].filter(isHan))
    },
  }
}

function fromCode(text: string): string[] {
  const character = String.fromCodePoint(Number.parseInt(text.replace(/^u\+/i, ''), 16))
  return isHan(character) ? [character] : []
}
