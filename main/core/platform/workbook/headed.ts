/** Finds the heading of a list by its words and reads the rows under it, whatever stands above, between and beside. */
import { fileRefused } from '../archive/zip.ts'
import { readCsv } from './csv.ts'
import { type Cell, readWorkbook, type SheetRow } from './read.ts'

/** The words a column may be headed by, the surest first. */
export type Headings<K extends string> = { readonly [key in K]: readonly string[] }
export type HeadedRow<K extends string> = { readonly at: number; readonly cells: { readonly [key in K]: Cell | null } }
export type Headed<K extends string> = { readonly rows: readonly HeadedRow<K>[]; readonly from1904: boolean }

/** A title and the name of whoever made the list may stand above the heading. */
const headingWithin = 30

const plainWord = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s*():_-]/g, '')
    .toUpperCase()

/** A workbook or a text of separated values. @throws Refusal FILE_REFUSED where the columns that must be there are not */
export async function readHeaded<K extends string>(
  bytes: Uint8Array,
  headings: Headings<K>,
  must: readonly NoInfer<K>[],
): Promise<Headed<K>> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const { rows, from1904 } = isZip ? await readWorkbook(bytes) : { rows: readCsv(bytes), from1904: false }
  const keys = Object.keys(headings) as K[]
  for (const [place, row] of rows.slice(0, headingWithin).entries()) {
    const columns = columnsIn(row, headings, keys)
    if (must.every(key => columns.has(key))) {
      const under = rows.slice(place + 1).filter(one => one.cells.size > 0)
      return { rows: under.map(one => headedRow(one, columns, keys)), from1904 }
    }
  }
  throw fileRefused('no-heading')
}

function columnsIn<K extends string>(row: SheetRow, headings: Headings<K>, keys: readonly K[]): ReadonlyMap<K, number> {
  const columns = new Map<K, number>()
  const cells = [...row.cells].map(([column, { text }]) => ({ column, word: plainWord(text) }))
  for (const key of keys)
    for (const word of headings[key]) {
      const found = cells.find(cell => cell.word === plainWord(word))
      if (found && !columns.has(key)) columns.set(key, found.column)
    }
  return columns
}

const headedRow = <K extends string>(row: SheetRow, columns: ReadonlyMap<K, number>, keys: readonly K[]): HeadedRow<K> => ({
  at: row.at,
  cells: Object.fromEntries(keys.map(key => [key, row.cells.get(columns.get(key) ?? 0) ?? null])) as HeadedRow<K>['cells'],
})

const msPerDay = 86_400_000

/** A day however a list writes it: a count of days, eight digits, or with any separators; a time behind it is left out. Null for none. */
export function dayIn(cell: Cell | null, from1904: boolean): string | null {
  if (cell === null) return null
  const count = Number(cell.text)
  if (cell.figure && count > 0 && count < 100_000) {
    // Excel counts a 29 February 1900 that never was, so the count begins a day earlier (ECMA-376, 18.17.4.1).
    const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
    return new Date(start + Math.floor(count) * msPerDay).toISOString().slice(0, 10)
  }
  const parts = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?!\d)/u.exec(cell.text.replace(/^(\d{8})\d{4,6}$/, '$1'))
  if (!parts) return null
  const [year, month, day] = parts.slice(1).map(Number)
  const made = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0))
  return made.getUTCMonth() === (month ?? 0) - 1 && made.getUTCDate() === day ? made.toISOString().slice(0, 10) : null
}

/** Fen of an amount however a list writes it: with thousands, a currency sign or brackets for what went out. Null for none. */
export function fenIn(cell: Cell | null): number | null {
  const text = cell?.text.normalize('NFKC').replaceAll(/[,\s\u00a5\u5143]/gu, '') ?? ''
  const bracketed = /^\((.+)\)$/.exec(text)
  const plain = bracketed?.[1] ?? text
  if (!/^[+-]?\d+(\.\d+)?$/.test(plain)) return null
  const fen = Math.round(Number(plain) * 100)
  return bracketed ? -fen : fen
}
