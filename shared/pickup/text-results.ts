/** Understands what a gateway wrote about the texts it took: by the words of its headings, whatever their order. Pure. */
import { folded } from '../entry/words.ts'
import { textResultWords } from '../strings/zh-CN/text-results.ts'
import type { Oddity } from './text-oddities.ts'

/** One line as it was written, heading by heading. */
export type ResultLine = { readonly line: number; readonly values: Readonly<Record<string, string>> }
export type ReadResult = { readonly line: number; readonly id: string; readonly refused: boolean; readonly why: string }
export type OddLine = { readonly line: number; readonly why: Oddity }

const plain = (text: string): string =>
  folded(text)
    .replaceAll(/[\s*():_-]/g, '')
    .toLowerCase()

function wordUnder(values: ResultLine['values'], words: readonly string[]): string {
  const found = Object.entries(values).find(([heading]) => words.includes(plain(heading)))
  return folded(found?.[1] ?? '').trim()
}

/** Long enough to say why, too short for a text that a gateway repeats. */
const mostWhy = 40

export function readResult({ line, values }: ResultLine): ReadResult | OddLine {
  const id = wordUnder(values, textResultWords.id).toUpperCase()
  const status = plain(wordUnder(values, textResultWords.status))
  const refused = textResultWords.refused.includes(status)
  if (id === '' || (!refused && !textResultWords.delivered.includes(status))) return { line, why: 'unreadable' }
  return { line, id, refused, why: wordUnder(values, textResultWords.why).slice(0, mostWhy) }
}

/** JSON lines: an object a line. What is none is odd, and the lines after it are read. */
export function readJsonLines(text: string): (ResultLine | OddLine)[] {
  return text.split('\n').flatMap((raw, at): (ResultLine | OddLine)[] => {
    if (raw.trim() === '') return []
    try {
      const values: unknown = JSON.parse(raw)
      if (typeof values !== 'object' || values === null) return [{ line: at + 1, why: 'unreadable' }]
      return [{ line: at + 1, values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value ?? '')])) }]
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return [{ line: at + 1, why: 'unreadable' }]
    }
  })
}
