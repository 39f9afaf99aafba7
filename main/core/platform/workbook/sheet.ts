/** The one shape every sheet is read into, whatever file it came from, and the caps that hold while reading. */
import { fileRefused } from '../archive/zip.ts'

export type Cell = {
  /** What the cell says, without invisible marks and spaces around it. */
  readonly text: string
  /** Stored as a number, so that digits after the 15th are lost. */
  readonly figure: boolean
  /** YYYY-MM-DD, where the file itself says that the cell is a day. */
  readonly day: string | null
}
export type SheetRow = {
  /** Counted from 1, as Excel shows it. */
  readonly at: number
  readonly cells: ReadonlyMap<number, Cell>
  /** Hidden by hand or by a filter: whoever sent the sheet did not see it. */
  readonly hidden: boolean
}
/** Corners of cells that are shown as one; what it says stands in the first. */
export type Merge = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
export type Sheet = {
  readonly name: string
  /** A hidden sheet is listed, but its rows are not read. */
  readonly hidden: boolean
  /** Rows with at least one written cell. */
  readonly rows: readonly SheetRow[]
  readonly merges: readonly Merge[]
  /** The part of an .xlsx that holds it; empty for other files. */
  readonly part: string
}
export type Workbook = {
  readonly kind: 'xlsx' | 'xls' | 'csv'
  /** Every part of an .xlsx by name, unchanged; empty for other files. */
  readonly parts: ReadonlyMap<string, Uint8Array>
  readonly bookPart: string
  /** In the order of their tabs. */
  readonly sheets: readonly Sheet[]
  /** Files created by old Mac versions count days from 1904. */
  readonly from1904: boolean
}

export const sheetLimits = {
  files: 2000,
  fileBytes: 64 * 1024 * 1024,
  allBytes: 128 * 1024 * 1024,
  /** Of a file that is not packed. */
  plainBytes: 32 * 1024 * 1024,
  rows: 200_000,
  cells: 2_000_000,
} as const
/** The last row and column that Excel knows. */
const [lastRow, lastColumn] = [1_048_576, 16_384]

/** The sheet a person sees first. @throws Refusal FILE_REFUSED where all are hidden */
export function firstSheet({ sheets }: Workbook): Sheet {
  const first = sheets.find(({ hidden }) => !hidden)
  if (!first) throw fileRefused('no-rows')
  return first
}

/** Collects the rows of a workbook and refuses it as soon as there are more than a branch could mean. */
export class RowCollector {
  private cellCount = 0
  private rowCount = 0
  private last = 0
  private rows: { at: number; cells: Map<number, Cell>; hidden: boolean }[] = []

  startRow(at: number, hidden: boolean): void {
    if (!(Number.isInteger(at) && at >= 1 && at <= lastRow)) throw fileRefused('not-a-workbook')
    this.dropEmpty()
    this.last = at
    this.rows.push({ at, cells: new Map(), hidden })
  }

  /** The number of the row being read; 0 before the first. */
  get at(): number {
    return this.last
  }

  put(column: number, cell: Cell): void {
    if (cell.text === '') return
    if (!(column >= 1 && column <= lastColumn)) throw fileRefused('not-a-workbook')
    const row = this.rows.at(-1)
    if (!row) throw fileRefused('not-a-workbook')
    if (row.cells.size === 0) this.rowCount += 1
    this.cellCount += 1
    if (this.rowCount > sheetLimits.rows || this.cellCount > sheetLimits.cells) throw fileRefused('workbook-too-large')
    row.cells.set(column, cell)
  }

  /** The rows of one sheet, in their order; the counts go on. */
  take(): SheetRow[] {
    this.dropEmpty()
    const rows = this.rows.sort((a, b) => a.at - b.at)
    this.rows = []
    this.last = 0
    return rows
  }

  private dropEmpty(): void {
    if (this.rows.at(-1)?.cells.size === 0) this.rows.pop()
  }
}

/** Marks without a width of their own: zero-width, direction, soft hyphen, byte order (Unicode 16, class Cf). */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const tidied = (text: string): string => text.replaceAll(invisible, '').replaceAll(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').trim()

export const textCell = (text: string): Cell => ({ text: tidied(text), figure: false, day: null })

/** `format`: the number format of the cell; `isDay`: that format shows a day. */
export function figureCell(value: number, format: string, isDay: boolean, from1904: boolean): Cell {
  if (isDay) {
    const day = dayOfCount(value, from1904)
    if (day !== null) return { text: plain(value), figure: true, day }
  }
  // Codes such as 0757 are kept as 757 and shown with zeros before them.
  const zeros = /^0+$/.exec(format)?.[0].length ?? 0
  return { text: value >= 0 && Number.isInteger(value) ? plain(value).padStart(zeros, '0') : plain(value), figure: true, day: null }
}

/** Excel shows fifteen digits: 0.1 + 0.2 is kept as 0.30000000000000004, and a telephone number as 1.38E+10. */
function plain(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return String(value)
  if (Number.isInteger(value)) return BigInt(value).toString()
  const rounded = Number(value.toPrecision(15))
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded)
}

const msPerDay = 86_400_000

/** Null for counts that are no day anybody could mean: before the first, or after the year 9999. */
export function dayOfCount(count: number, from1904: boolean): string | null {
  if (!(count >= 1 && count < 2_958_466)) return null
  // Excel counts a 29 February 1900 that never was, so the count begins a day earlier (ECMA-376, 18.17.4.1).
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const day = new Date(start + Math.floor(count + 1e-9) * msPerDay)
  return day.getUTCFullYear() <= 9999 ? day.toISOString().slice(0, 10) : null
}

/** 'C7' is in the third column. */
export const columnOf = (reference: string): number =>
  [...reference.replace(/\d+$/, '')].reduce((column, letter) => column * 26 + letter.toUpperCase().charCodeAt(0) - 64, 0)

/** The letters of a column: 28 is 'AB'. */
export function lettersOf(column: number): string {
  const rest = (column - 1) % 26
  const head = column > 26 ? lettersOf((column - 1 - rest) / 26) : ''
  return head + String.fromCharCode(65 + rest)
}
