/** Makes the sheet of a batch row by row: a workbook of text cells, or separated values in the encoding the centre reads. */
import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate'
import iconv from 'iconv-lite'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import type { SheetForm } from '../../../../../shared/profile/handover.ts'
import { centreWaysText } from '../../../../../shared/strings/zh-CN/centre-ways.ts'

export const sheetEnding = { xlsx: 'xlsx', 'csv-utf8': 'csv', 'csv-gbk': 'csv' } as const satisfies Record<SheetForm, string>

/** Whether every character can be written: GBK knows some twenty thousand, and a name may hold another. */
export const isSendable = (form: SheetForm, cells: readonly string[]): boolean =>
  form !== 'csv-gbk' || cells.every(cell => iconv.decode(iconv.encode(cell, 'gbk'), 'gbk') === cell)

/** Takes one row after the other, so that the cells of ten thousand cases never lie in memory together. */
export type SheetWriter = { add(cells: readonly string[]): void; end(): Uint8Array }

export async function sheetOf(form: SheetForm, heading: readonly string[], rows: Iterable<readonly string[]>): Promise<Uint8Array> {
  const sheet = await openSheet(form, heading)
  for (const cells of rows) sheet.add(cells)
  return sheet.end()
}

export const openSheet = async (form: SheetForm, heading: readonly string[]): Promise<SheetWriter> =>
  form === 'xlsx' ? openWorkbook(heading) : openValues(form, heading)

function openValues(form: SheetForm, heading: readonly string[]): SheetWriter {
  const parts: Uint8Array[] = []
  const add = (cells: readonly string[]) => {
    const line = `${cells.map(quoted).join(',')}\r\n`
    // Office programs take UTF-8 for GBK unless the mark stands in front.
    parts.push(form === 'csv-gbk' ? iconv.encode(line, 'gbk') : iconv.encode(line, 'utf8', { addBOM: parts.length === 0 }))
  }
  add(heading)
  return { add, end: () => new Uint8Array(Buffer.concat(parts)) }
}

/** RFC 4180: whatever holds a separator, a quote or a line end is quoted. */
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell)

const sheetPart = 'xl/worksheets/sheet1.xml'
/** Rows are compressed so many characters at a time. */
const pieceLength = 200_000

/** The library makes the workbook with its heading and the look of a text cell; it would hold all rows, so they are put in here. */
async function openWorkbook(heading: readonly string[]): Promise<SheetWriter> {
  const { parts, before, style, after } = await emptyWorkbook(heading)
  const done: Uint8Array[] = []
  const zip = new Zip((error, part) => {
    if (error) throw error
    done.push(part)
  })
  const begin = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = new Date(1980, 0, 1)
    zip.add(file)
    return file
  }
  for (const [name, bytes] of Object.entries(parts)) if (name !== sheetPart) begin(name).push(bytes, true)
  const sheet = begin(sheetPart)
  let [xml, count] = [before, 1]
  return {
    add: cells => {
      count += 1
      xml += `<row r="${count}">${cells.map((cell, at) => cellOf(`${columnName(at)}${count}`, style, cell)).join('')}</row>`
      if (xml.length < pieceLength) return
      sheet.push(strToU8(xml))
      xml = ''
    },
    end: () => {
      sheet.push(strToU8(xml + after), true)
      zip.end()
      return new Uint8Array(Buffer.concat(done))
    },
  }
}

/** Everything up to the end of the heading, and everything after the rows. */
async function emptyWorkbook(heading: readonly string[]) {
  // Text cells: a document number as a figure would lose its last digits.
  const data: SheetData = [
    heading.map(value => ({ value: written(value), type: String, format: '@', fontWeight: 'bold' as const })),
    heading.map(() => ({ value: 'text', type: String, format: '@' })),
  ]
  const columns = heading.map(name => ({ width: Math.max(12, name.length * 2 + 2) }))
  const bytes = await writeWorkbook([{ data, sheet: centreWaysText.sheet, columns, stickyRowsCount: 1 }]).toBuffer()
  const parts = unzipSync(new Uint8Array(bytes))
  const xml = strFromU8(parts[sheetPart] ?? new Uint8Array())
  const row = /<row r="2".*?<\/row>/s.exec(xml)
  if (!row) throw new Error('the workbook has no row to be like')
  const style = /^<row[^>]*><c r="A2"( s="\d+")?/.exec(row[0])?.[1] ?? ''
  return { parts, before: xml.slice(0, row.index), style, after: xml.slice(row.index + row[0].length) }
}

const cellOf = (at: string, style: string, text: string): string =>
  text === '' ? '' : `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(written(text))}</t></is></c>`

/** A to Z, then AA. */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : `${columnName(Math.floor(at / 26) - 1)}${letter}`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

const written = (text: string): string => text.replaceAll(unwritable, '')
// XML 1.0 cannot represent them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
