/** Reads a text file of separated values as if it were the first sheet of a workbook: banks give either. */
import { fileRefused } from '../archive/zip.ts'
import type { SheetRow } from './read.ts'

/** Office programs in China write GB 18030 where they do not write UTF-8. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const separators = [',', '\t', ';', '|'] as const

/** The separator the first lines hold most of. */
function separatorOf(text: string): string {
  const head = text.split('\n').slice(0, 20).join('\n')
  const counts = separators.map(one => ({ one, count: head.split(one).length }))
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).one
}

/** @throws Refusal FILE_REFUSED for what is no text */
export function readCsv(bytes: Uint8Array): readonly SheetRow[] {
  const text = decoded(bytes)
  if (text.includes('\u0000')) throw fileRefused('not-a-workbook')
  const separator = separatorOf(text)
  return rowsIn(text, separator).map((cells, at) => ({
    at: at + 1,
    cells: new Map(
      cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [[column + 1, { text: cell.trim(), figure: false }] as const])),
    ),
  }))
}

/** Quoted cells may hold separators, line ends and doubled quotes (RFC 4180). */
function rowsIn(text: string, separator: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (letter === separator) endCell()
    else if (letter === '\n') {
      endCell()
      rows.push([])
    } else if (letter !== '\r') cell += letter
  }
  endCell()
  return rows
}
