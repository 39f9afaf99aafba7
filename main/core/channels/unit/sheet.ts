/** Finds the heading of a unit's sheet by its words, and reads the people under it, line by line. */

import { unitHeadings, unitSheetText } from '../../../../shared/strings/zh-CN/unit-sheet.ts'
import { mostLines, mustColumns, type UnitColumn, type UnitLine, unitColumns } from '../../../../shared/unit/columns.ts'
import { fileRefused } from '../../platform/archive/zip.ts'
import type { SheetRow, Workbook } from '../../platform/workbook/read.ts'
import type { SheetFacts } from '../../records/unit/rows.ts'
import type { WrittenLine } from '../../records/unit/terms.ts'

export type UnitSheet = { readonly facts: SheetFacts; readonly lines: readonly WrittenLine[] }

/** A title and the unit's name may stand above the heading. */
const headingWithin = 20

const plainWord = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s*():]/g, '')
    .toUpperCase()

const columnByWord = new Map<string, UnitColumn>(
  unitColumns.flatMap(({ key }) => unitHeadings[key].map((word): [string, UnitColumn] => [plainWord(word), key])),
)

type Heading = { readonly at: number; readonly columns: ReadonlyMap<UnitColumn, number>; readonly row: SheetRow }

/** @throws Refusal FILE_REFUSED */
export function readSheet(book: Workbook): UnitSheet {
  const heading = book.rows
    .slice(0, headingWithin)
    .map(headingIn)
    .find(found => mustColumns.every(key => found.columns.has(key)))
  if (!heading) throw fileRefused('no-heading')
  const lines = book.rows
    .filter(row => row.at > heading.at)
    .map(row => lineOf(row, heading, book.from1904))
    .filter(isWritten)
  if (lines.length === 0) throw fileRefused('no-rows')
  if (lines.length > mostLines) throw fileRefused('too-many-rows')
  return { facts: { headingAt: heading.at, resultColumn: resultColumn(book, heading), spare: spareWords(heading) }, lines }
}

function headingIn(row: SheetRow): Heading {
  const columns = new Map<UnitColumn, number>()
  for (const [column, { text }] of row.cells) {
    const key = columnByWord.get(plainWord(text))
    if (key && !columns.has(key)) columns.set(key, column)
  }
  return { at: row.at, columns, row }
}

const isResult = (text: string): boolean => plainWord(text) === plainWord(unitSheetText.result)

/** Where the results stood the last time, or the first column right of everything. */
function resultColumn(book: Workbook, { row }: Heading): number {
  const before = [...row.cells].find(([, { text }]) => isResult(text))
  return before?.[0] ?? Math.max(...book.rows.flatMap(({ cells }) => [...cells.keys()])) + 1
}

const spareWords = ({ row }: Heading): string[] =>
  [...row.cells.values()].map(({ text }) => text).filter(text => !columnByWord.has(plainWord(text)) && !isResult(text))

const dayColumns: readonly UnitColumn[] = ['birth', 'validFrom', 'validTo', 'guardianFrom', 'guardianTo']

function lineOf({ at, cells }: SheetRow, { columns }: Heading, from1904: boolean): WrittenLine {
  const figures: UnitColumn[] = []
  const entries = unitColumns.map(({ key }): [UnitColumn, string] => {
    const cell = cells.get(columns.get(key) ?? 0)
    if (!cell) return [key, '']
    if (cell.figure) figures.push(key)
    return [key, cell.figure && dayColumns.includes(key) ? dayDigits(cell.text, from1904) : cell.text]
  })
  return { at, line: Object.fromEntries(entries) as UnitLine, figures }
}

const msPerDay = 86_400_000

/** A day typed as one is kept as a count of days; eight digits typed as a number are the day itself. */
function dayDigits(text: string, from1904: boolean): string {
  const count = Number(text)
  if (!Number.isInteger(count) || count > 100_000) return text
  // Excel counts a 29 February 1900 that never was, so the count begins a day earlier (ECMA-376, 18.17.4.1).
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return new Date(start + count * msPerDay).toISOString().slice(0, 10).replaceAll('-', '')
}

/** A line with nothing but its own order number is an empty one. */
const isWritten = ({ line }: WrittenLine): boolean => mustColumns.some(key => line[key] !== '')
