/** Finds the row that heads a list by the words of its columns, on whichever sheet and under whatever title it stands. */
import { folded } from '../../../../shared/entry/words.ts'
import type { Cell, Merge, Sheet, SheetRow, Workbook } from './sheet.ts'

/** The words a column may be headed by, the surest first. */
export type Headings<K extends string> = { readonly [key in K]: readonly string[] }
export type Heading<K extends string> = {
  readonly sheet: Sheet
  /** The first and the last row of the heading, which may stand on two. */
  readonly from: number
  readonly at: number
  readonly columns: ReadonlyMap<K, number>
  /** What stands over each column, in the order of the columns. */
  readonly words: readonly { readonly column: number; readonly text: string; readonly known: boolean }[]
}

/** A title, a cover of notes and the name of whoever made the list may stand above the heading. */
const headingWithin = 30

const plain = (text: string): string => text.replaceAll(/[\s*:_\u00b7\u2022-]/g, '').toUpperCase()
const bracketed = /[([{\u3010\u3014][^)\]}\u3011\u3015]*[)\]}\u3011\u3015]/g
const mustMarks = /^(\u5fc5\u586b|\u9009\u586b)+|(\u5fc5\u586b|\u9009\u586b)+$/g

/** The word itself, and without what stands in brackets: a format, a unit, a mark that the column must be filled. */
function spellingsOf(text: string): readonly string[] {
  const word = folded(text)
  return [plain(word.replaceAll(/[()[\]{}]/g, '')), plain(word.replaceAll(bracketed, '')).replaceAll(mustMarks, '')]
}

export const sameWord = (one: string, other: string): boolean =>
  spellingsOf(one).some(word => word !== '' && spellingsOf(other).includes(word))

/** Null where no visible sheet has the columns that must be there. */
export function findHeading<K extends string>(book: Workbook, headings: Headings<K>, must: readonly NoInfer<K>[]): Heading<K> | null {
  const keys = Object.keys(headings) as K[]
  for (const sheet of book.sheets) {
    if (sheet.hidden) continue
    const top = sheet.rows.slice(0, headingWithin)
    for (const [place, row] of top.entries()) {
      const next = top[place + 1]
      const single = headingOf(sheet, [row], headings, keys)
      if (must.every(key => single.columns.has(key))) return single
      const double = next?.at === row.at + 1 ? headingOf(sheet, [row, next], headings, keys) : null
      // A person under a heading that lacks a column is no second row of it.
      if (double && isSpread(sheet, row) && must.every(key => double.columns.has(key))) return double
    }
  }
  return null
}

/** Two rows head a list together only where a cell of the first reaches over several columns or down into the second. */
const isSpread = ({ merges }: Sheet, { at }: SheetRow): boolean =>
  merges.some(({ top, bottom, left, right }) => top === at && (right > left || bottom > at))

function headingOf<K extends string>(sheet: Sheet, rows: readonly SheetRow[], headings: Headings<K>, keys: readonly K[]): Heading<K> {
  const over = new Map<number, string[]>()
  for (const row of rows)
    for (const [column, { text }] of spread(sheet.merges, row, rows)) over.set(column, [...(over.get(column) ?? []), text])
  const columns = new Map<K, number>()
  const taken = new Set<number>()
  for (const key of keys)
    for (const word of headings[key]) {
      if (columns.has(key)) break
      const found = [...over].find(([column, texts]) => !taken.has(column) && candidates(texts).some(text => sameWord(text, word)))
      if (!found) continue
      columns.set(key, found[0])
      taken.add(found[0])
    }
  const words = [...over]
    .sort(([one], [other]) => one - other)
    .map(([column, texts]) => ({ column, text: texts.join(''), known: taken.has(column) }))
  return { sheet, from: rows[0]?.at ?? 0, at: rows.at(-1)?.at ?? 0, columns, words }
}

/** The lower row says more than the upper, and both together say it whole. */
const candidates = (texts: readonly string[]): readonly string[] => (texts.length === 1 ? texts : [texts.join(''), ...texts.toReversed()])

/** What a merged cell says counts for each of its columns, and once only for both rows. */
function spread(merges: readonly Merge[], row: SheetRow, rows: readonly SheetRow[]): Map<number, Cell> {
  const cells = new Map(row.cells)
  if (rows.length === 1) return cells
  for (const { top, left, right } of merges) {
    const cell = top === row.at ? row.cells.get(left) : undefined
    if (cell) for (let column = left; column <= right; column += 1) cells.set(column, cell)
  }
  return cells
}
