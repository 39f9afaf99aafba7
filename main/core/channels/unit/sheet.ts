/** Finds the heading of a unit's sheet by its words, and reads the people under it, line by line. */

import { unitHeadings, unitSheetText } from '../../../../shared/strings/zh-CN/unit-sheet.ts'
import { mostLines, mustColumns, type UnitColumn, type UnitLine, unitColumns } from '../../../../shared/unit/columns.ts'
import { fileRefused } from '../../platform/archive/zip.ts'
import { findHeading, type Heading, sameWord } from '../../platform/workbook/heading.ts'
import { type Cell, dayOfCount, type SheetRow, type Workbook } from '../../platform/workbook/sheet.ts'
import type { SheetFacts } from '../../records/unit/rows.ts'
import type { WrittenLine } from '../../records/unit/terms.ts'

export type UnitSheet = { readonly facts: SheetFacts; readonly lines: readonly WrittenLine[] }

/** @throws Refusal FILE_REFUSED */
export function readSheet(book: Workbook): UnitSheet {
  const heading = findHeading(book, unitHeadings, mustColumns)
  if (!heading) throw fileRefused('no-heading')
  const under = heading.sheet.rows.filter(row => row.at > heading.at)
  const footers = under.filter(row => isFooter(row, heading))
  const people = under.filter(row => !footers.includes(row)).map(row => ({ row, line: lineOf(row, heading, book.from1904) }))
  const written = people.filter(({ line }) => isWritten(line))
  const lines = written.map(({ line }) => line)
  if (lines.length === 0) throw fileRefused('no-rows')
  if (lines.length > mostLines) throw fileRefused('too-many-rows')
  const facts = {
    part: heading.sheet.part,
    headingAt: heading.at,
    resultColumn: resultColumn(heading),
    spare: spareWords(heading),
    hidden: written.filter(({ row }) => row.hidden).length,
    leftOut: footers.map(({ at }) => at),
  }
  return { facts, lines }
}

const footer = new RegExp(`^(${unitSheetText.footerWords.join('|')})(\\s*[:\uff1a].*)?$`, 'su')

/** Nobody stands in a row that begins with a word for the foot of a form and has no number of a person. */
function isFooter({ cells }: SheetRow, { columns }: Heading<UnitColumn>): boolean {
  const first = cells.get(Math.min(...cells.keys()))
  return !/\d{6}/.test(cells.get(columns.get('number') ?? 0)?.text ?? '') && footer.test(first?.text ?? '')
}

const isResult = (text: string): boolean => sameWord(text, unitSheetText.result)

/** Where the results stood the last time, or the first column right of everything. */
function resultColumn({ sheet, words }: Heading<UnitColumn>): number {
  const before = words.find(({ text }) => isResult(text))
  return before?.column ?? sheet.rows.reduce((most, { cells }) => Math.max(most, ...cells.keys()), 0) + 1
}

const spareWords = ({ words }: Heading<UnitColumn>): string[] => words.flatMap(({ text, known }) => (known || isResult(text) ? [] : [text]))

const dayColumns: readonly UnitColumn[] = ['birth', 'validFrom', 'validTo', 'guardianFrom', 'guardianTo']

function lineOf({ at, cells }: SheetRow, { columns }: Heading<UnitColumn>, from1904: boolean): WrittenLine {
  const figures: UnitColumn[] = []
  const entries = unitColumns.map(({ key }): [UnitColumn, string] => {
    const cell = cells.get(columns.get(key) ?? 0)
    if (!cell) return [key, '']
    if (cell.figure) figures.push(key)
    return [key, dayColumns.includes(key) ? dayDigits(cell, from1904) : cell.text]
  })
  return { at, line: Object.fromEntries(entries) as UnitLine, figures }
}

/** A day typed as one is kept as a count of days; eight digits typed as a number are the day itself. */
function dayDigits({ text, figure, day }: Cell, from1904: boolean): string {
  const count = Number(text)
  const known = day ?? (figure && count < 100_000 ? dayOfCount(count, from1904) : null)
  return known === null ? text : known.replaceAll('-', '')
}

/** A line with nothing but its own order number is an empty one. */
const isWritten = ({ line }: WrittenLine): boolean => mustColumns.some(key => line[key] !== '')
