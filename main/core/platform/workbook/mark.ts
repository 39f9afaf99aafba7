/** Writes a column of results into a copy of a workbook. Inserts only the new cells; the existing cells stay byte for byte. */
import { zipSync } from 'fflate'
import type { SaxesTagPlain } from 'saxes'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { bytesOf, localName, prefixOf, relationsOf, textOf, walk } from './parts.ts'
import { type Cell, columnOf, lettersOf, type Sheet, type Workbook } from './sheet.ts'

export type Mark = { readonly text: string; readonly bad: boolean }
/** Marks by row number, including the heading. */
export type Marks = ReadonlyMap<number, Mark>

/** `column` is free, or holds the results of an earlier return of the same sheet. Of an .xls or a text a new workbook is made. */
export async function marked(book: Workbook, sheet: Sheet, column: number, marks: Marks): Promise<Uint8Array> {
  return book.kind === 'xlsx' ? markedInPlace(book, sheet, column, marks) : await markedAnew(sheet, column, marks)
}

function markedInPlace(book: Workbook, sheet: Sheet, column: number, marks: Marks): Uint8Array {
  const stylesPart = relationsOf(book.parts, book.bookPart).find(({ type }) => type === 'styles')?.part
  const styles = stylesPart !== undefined && book.parts.has(stylesPart) ? withRed(textOf(book.parts, stylesPart)) : null
  const parts = new Map(book.parts)
  parts.set(sheet.part, bytesOf(withMarks(textOf(book.parts, sheet.part), column, marks, styles?.red ?? null)))
  if (styles && stylesPart !== undefined) parts.set(stylesPart, bytesOf(styles.xml))
  return zipSync(Object.fromEntries(parts), { level: 6 })
}

const redLook = { backgroundColor: '#FFC7CE' } as const

/** Every row and column where it stood; text stays text, so that no number is rounded. */
async function markedAnew(sheet: Sheet, column: number, marks: Marks): Promise<Uint8Array> {
  const rows = new Map(sheet.rows.map(({ at, cells }) => [at, cells]))
  const last = Math.max(...rows.keys(), ...marks.keys())
  const data: SheetData = Array.from({ length: last }, (_, place) => {
    const cells = rows.get(place + 1) ?? new Map<number, Cell>()
    const mark = marks.get(place + 1)
    const width = Math.max(column, ...cells.keys())
    return Array.from({ length: width }, (__, beside) => {
      if (beside + 1 === column && mark) return { value: mark.text, type: String, wrap: true, ...(mark.bad ? redLook : {}) }
      const cell = cells.get(beside + 1)
      if (!cell || beside + 1 === column) return null
      if (cell.day !== null) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
      return { value: cell.text, type: String, format: '@' }
    })
  })
  const columns = Array.from({ length: column }, (_, place) => ({ width: place + 1 === column ? 60 : 18 }))
  return new Uint8Array(await writeWorkbook([{ data, columns, ...(sheet.name === '' ? {} : { sheet: sheet.name }) }]).toBuffer())
}

export type Cut = { readonly from: number; readonly to: number; readonly text: string }

export function cut(xml: string, cuts: readonly Cut[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { from, to, text } of cuts) {
    pieces.push(xml.slice(at, from), text)
    at = to
  }
  return pieces.join('') + xml.slice(at)
}

type Place = { readonly from: number; to: number; written: boolean; readonly style: string | null }
type Row = { readonly at: number; readonly prefix: string; old: Place | null; next: number | null }

/** Finds for each row where the cell of the results stands or has to stand: cells are in the order of their columns. */
class MarkWriter {
  readonly cuts: Cut[] = []
  private readonly xml: string
  private readonly column: number
  private readonly marks: Marks
  private readonly red: number | null
  private row: Row = { at: 0, prefix: '', old: null, next: null }
  private at = 0

  constructor(xml: string, column: number, marks: Marks, red: number | null) {
    this.xml = xml
    this.column = column
    this.marks = marks
    this.red = red
  }

  open(tag: SaxesTagPlain, position: number): void {
    const name = localName(tag)
    const from = this.xml.lastIndexOf('<', position - 1)
    if (name === 'dimension') this.widen(tag.attributes.ref ?? '', from, position)
    if (name === 'row') {
      this.row = { at: Number(tag.attributes.r ?? this.row.at + 1), prefix: prefixOf(tag.name), old: null, next: null }
      this.at = 0
      if (this.marks.has(this.row.at)) this.spread(tag.attributes.spans ?? '', from, position)
    }
    if (name === 'c') {
      this.at = tag.attributes.r === undefined ? this.at + 1 : columnOf(tag.attributes.r)
      if (this.at === this.column) this.row.old = { from, to: position, written: false, style: tag.attributes.s ?? null }
      if (this.at > this.column) this.row.next ??= from
    } else if (this.row.old && this.at === this.column) this.row.old.written = true
  }

  close(tag: SaxesTagPlain, position: number): void {
    const name = localName(tag)
    if (name === 'c' && this.row.old && this.at === this.column) this.row.old.to = position
    if (name === 'row') this.endRow(position)
  }

  private endRow(end: number): void {
    const { at, prefix, old, next } = this.row
    const mark = this.marks.get(at)
    if (!mark) {
      // A result of an earlier return; above the heading the column is the unit's own.
      if (old?.written && at > Math.min(...this.marks.keys())) this.cuts.push({ ...old, text: '' })
      return
    }
    const look = mark.bad && this.red !== null ? String(this.red) : (old?.style ?? null)
    const text = cellOf(`${lettersOf(this.column)}${at}`, look, mark.text, prefix)
    if (old) this.cuts.push({ from: old.from, to: old.to, text })
    else if (next !== null) this.cuts.push({ from: next, to: next, text })
    else if (this.xml.slice(0, end).endsWith('/>')) this.cuts.push({ from: end - 2, to: end, text: `>${text}</${prefix}row>` })
    else {
      const before = this.xml.lastIndexOf('</', end - 1)
      this.cuts.push({ from: before, to: before, text })
    }
  }

  /** Some readers trust the size a sheet gives of itself and would not see the new column. */
  private widen(reference: string, from: number, to: number): void {
    const corners = /^([A-Z]+\d+):([A-Z]+)(\d+)$/.exec(reference)
    if (corners && columnOf(corners[2] ?? '') < this.column)
      this.replace(from, to, reference, `${corners[1]}:${lettersOf(this.column)}${corners[3]}`)
  }

  private spread(spans: string, from: number, to: number): void {
    const [first, last] = spans.split(':')
    if (last !== undefined && Number(last) < this.column) this.replace(from, to, `"${spans}"`, `"${first}:${this.column}"`)
  }

  private replace(from: number, to: number, before: string, after: string): void {
    this.cuts.push({ from, to, text: this.xml.slice(from, to).replace(before, after) })
  }
}

function withMarks(xml: string, column: number, marks: Marks, red: number | null): string {
  const writer = new MarkWriter(xml, column, marks, red)
  walk(xml, { open: (tag, position) => writer.open(tag, position), close: (tag, position) => writer.close(tag, position) })
  return cut(xml, writer.cuts)
}

function cellOf(reference: string, look: string | null, text: string, prefix: string): string {
  const style = look === null ? '' : ` s="${look}"`
  return `<${prefix}c r="${reference}"${style} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}is></${prefix}c>`
}

// Characters XML 1.0 cannot represent are dropped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const escaped = (text: string): string =>
  text.replaceAll(unwritable, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Adds a style with a red background and returns its index; null if the styles part has an unknown form. */
function withRed(xml: string): { xml: string; red: number } | null {
  const found = listsOf(xml)
  if (!found.fills || !found.cellXfs) return null
  const { fills, cellXfs } = found
  const p = fills.prefix
  const fill = `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FFFFC7CE"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`
  const look = `<${p}xf numFmtId="0" fontId="0" fillId="${fills.count}" borderId="0" xfId="0" applyFill="1"/>`
  const cuts = [
    { ...fills, text: fill },
    { ...cellXfs, text: look },
  ].sort((a, b) => a.end - b.end)
  const grown = cut(
    xml,
    cuts.map(({ end, text }) => ({ from: end, to: end, text })),
  )
  return { xml: recounted(recounted(grown, 'fills', fills.count + 1), 'cellXfs', cellXfs.count + 1), red: cellXfs.count }
}

type List = { readonly prefix: string; readonly count: number; readonly end: number }

function listsOf(xml: string): { readonly [name: string]: List | undefined } {
  const lists: Record<string, List> = {}
  const counts = new Map<string, number>()
  const path: string[] = []
  walk(xml, {
    open: tag => {
      const parent = path.at(-1)
      if (parent !== undefined) counts.set(parent, (counts.get(parent) ?? 0) + 1)
      path.push(localName(tag))
    },
    close: (tag, position) => {
      path.pop()
      const name = localName(tag)
      if (path.length !== 1 || xml.slice(0, position).endsWith('/>')) return
      lists[name] = { prefix: prefixOf(tag.name), count: counts.get(name) ?? 0, end: xml.lastIndexOf('</', position - 1) }
    },
  })
  return lists
}

const recounted = (xml: string, list: string, count: number): string =>
  xml.replace(new RegExp(`(<(?:\\w+:)?${list}\\b[^>]*?\\bcount=")\\d+"`), `$1${count}"`)
