/** Makes the sheet of a batch: a workbook of text cells, or separated values in the encoding the centre reads. */
import iconv from 'iconv-lite'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import type { SheetForm } from '../../../../../shared/profile/handover.ts'
import { centreWaysText } from '../../../../../shared/strings/zh-CN/centre-ways.ts'

export const sheetEnding = { xlsx: 'xlsx', 'csv-utf8': 'csv', 'csv-gbk': 'csv' } as const satisfies Record<SheetForm, string>

/** Whether every character can be written: GBK knows some twenty thousand, and a name may hold another. */
export const isSendable = (form: SheetForm, cells: readonly string[]): boolean =>
  form !== 'csv-gbk' || cells.every(cell => iconv.decode(iconv.encode(cell, 'gbk'), 'gbk') === cell)

export async function sheetOf(form: SheetForm, heading: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  if (form === 'xlsx') return workbookOf(heading, rows)
  const text = [heading, ...rows].map(cells => `${cells.map(quoted).join(',')}\r\n`).join('')
  // Office programs take UTF-8 for GBK unless the mark stands in front.
  return new Uint8Array(form === 'csv-gbk' ? iconv.encode(text, 'gbk') : iconv.encode(text, 'utf8', { addBOM: true }))
}

/** RFC 4180: whatever holds a separator, a quote or a line end is quoted. */
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell)

async function workbookOf(heading: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  // Text cells: a document number as a figure would lose its last digits.
  const data: SheetData = [heading, ...rows].map((cells, at) =>
    cells.map(value => ({
      value: value.replaceAll(unwritable, ''),
      type: String,
      format: '@',
      ...(at === 0 ? { fontWeight: 'bold' as const } : {}),
    })),
  )
  const buffer = await writeWorkbook([
    { data, sheet: centreWaysText.sheet, columns: heading.map(name => ({ width: Math.max(12, name.length * 2 + 2) })), stickyRowsCount: 1 },
  ]).toBuffer()
  return new Uint8Array(buffer)
}

// XML 1.0 cannot represent them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
