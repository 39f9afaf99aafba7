/** Shapes of the search for characters that input methods do not offer. */
import { typedLines } from '../../entry/text.ts'
import { z } from '../../zod.ts'

/** A code point such as 20BB7, a radical with the number of further strokes, or pinyin without tones. */
export const CharactersFind = z.object({ text: typedLines().min(1).max(20) })
export const FoundCharacter = z.object({
  character: z.string(),
  code: z.string(),
  radical: z.string().nullable(),
  /** Strokes in addition to the radical. */
  strokes: z.number().nullable(),
  pinyin: z.string().nullable(),
})
export type FoundCharacter = z.infer<typeof FoundCharacter>
export const CharactersFound = z.object({
  by: z.enum(['code', 'radical', 'pinyin', 'character', 'nothing']),
  rows: z.array(FoundCharacter),
  more: z.number(),
})
