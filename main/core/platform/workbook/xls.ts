/** Reads the .xls of Excel 97 to 2003, WPS and old reporting systems through SheetJS. */
import { read, set_cptable, type WorkSheet } from '@e965/xlsx'
import { fileRefused } from '../archive/zip.ts'
import { hasDay } from './formats.ts'
import { figureCell, RowCollector, type Sheet, sheetLimits, textCell, type Workbook } from './sheet.ts'

// Sheets of Excel 5 and 95 hold their text in a code page; the tables that the library brings for it are a megabyte that Node has already.
const pageNames: Readonly<Record<number, string>> = {
  936: 'gb18030',
  950: 'big5',
  1200: 'utf-16le',
  10008: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
}
const decode = (page: number, bytes: Iterable<number>): string =>
  new TextDecoder(pageNames[page] ?? 'windows-1252').decode(Uint8Array.from(bytes))
set_cptable({ utils: { decode } })

/** @throws Refusal FILE_REFUSED; other errors are faults of the file too */
export function readXls(bytes: Uint8Array): Workbook {
  if (bytes.length > sheetLimits.plainBytes) throw fileRefused('workbook-too-large')
  const book = opened(bytes)
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  const collector = new RowCollector()
  const sheets = book.SheetNames.flatMap((name, place): Sheet[] => {
    const sheet = book.Sheets[name]
    if (!sheet || (sheet['!type'] ?? 'sheet') !== 'sheet') return []
    const hidden = (book.Workbook?.Sheets?.[place]?.Hidden ?? 0) !== 0
    if (!hidden) collectRows(sheet, from1904, collector)
    const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c + 1, right: e.c + 1 }))
    return [{ name, hidden, rows: collector.take(), merges, part: '' }]
  })
  if (sheets.length === 0) throw fileRefused('not-a-workbook')
  return { kind: 'xls', parts: new Map(), bookPart: '', sheets, from1904 }
}

function opened(bytes: Uint8Array) {
  try {
    // `cellStyles` is needed for hidden rows. One row more than the cap, so that a longer sheet is noticed.
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
      cellFormula: false,
      sheetRows: sheetLimits.rows + 1,
    })
  } catch (error) {
    throw fileRefused(error instanceof Error && /password|encrypt/i.test(error.message) ? 'workbook-locked' : 'not-a-workbook')
  }
}

function collectRows(sheet: WorkSheet, from1904: boolean, collector: RowCollector): void {
  for (const [at, cells] of (sheet['!data'] ?? []).entries()) {
    if (!cells) continue
    collector.startRow(at + 1, sheet['!rows']?.[at]?.hidden === true)
    for (const [column, cell] of cells.entries()) {
      if (!cell) continue
      const format = String(cell.z ?? '')
      if (cell.t === 'n') collector.put(column + 1, figureCell(Number(cell.v), format, hasDay(format), from1904))
      else if (cell.t === 'b') collector.put(column + 1, textCell(cell.v === true ? 'TRUE' : 'FALSE'))
      else if (cell.t === 'e') collector.put(column + 1, textCell(cell.w ?? '#N/A'))
      else if (cell.t === 's') collector.put(column + 1, textCell(String(cell.v ?? '')))
    }
  }
}
