/** Finds the heading of a list by its words and reads the rows under it, whatever stands above, between and beside. */
import { halfWidth, withoutUnseen } from '../../../../shared/entry/marks.ts'
import { fileRefused } from '../archive/zip.ts'
import { findHeading, type Headings } from './heading.ts'
import { readWorkbook } from './read.ts'
import { type Cell, dayOfCount } from './sheet.ts'

export type HeadedRow<K extends string> = { readonly at: number; readonly cells: { readonly [key in K]: Cell | null } }
export type Headed<K extends string> = {
  readonly rows: readonly HeadedRow<K>[]
  readonly from1904: boolean
  /** What stands over columns that nobody asked for. */
  readonly spare: readonly string[]
}

/** A workbook or a text of separated values. @throws Refusal FILE_REFUSED where the columns that must be there are not */
export async function readHeaded<K extends string>(
  bytes: Uint8Array,
  headings: Headings<K>,
  must: readonly NoInfer<K>[],
): Promise<Headed<K>> {
  const book = await readWorkbook(bytes)
  const heading = findHeading(book, headings, must)
  if (!heading) throw fileRefused('no-heading')
  const keys = Object.keys(headings) as K[]
  const cellsOf = (cells: ReadonlyMap<number, Cell>) =>
    Object.fromEntries(keys.map(key => [key, cells.get(heading.columns.get(key) ?? 0) ?? null])) as HeadedRow<K>['cells']
  const under = heading.sheet.rows.filter(({ at }) => at > heading.at)
  return {
    rows: under.map(({ at, cells }) => ({ at, cells: cellsOf(cells) })),
    from1904: book.from1904,
    spare: heading.words.flatMap(({ text, known }) => (known ? [] : [text])),
  }
}

/** A day however a list writes it: a count of days, eight digits, or with any separators; a time behind it is left out. Null for none. */
export function dayIn(cell: Cell | null, from1904: boolean): string | null {
  if (cell === null) return null
  if (cell.day !== null) return cell.day
  const count = Number(cell.text)
  if (cell.figure && count < 100_000) return dayOfCount(count, from1904)
  const written = dayWritten.exec(halfWidth(withoutUnseen(cell.text)).trim())
  if (!written) return null
  const [year = 0, month = 0, day = 0] = written.slice(1).filter(Boolean).map(Number)
  const made = new Date(Date.UTC(year, month - 1, day))
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? made.toISOString().slice(0, 10) : null
}

// Seven digits may mean two days, so digits alone are eight, or fourteen with the time.
const dayWritten = /^(\d{4})(?:(\d\d)(\d\d)(?:\d{4}|\d{6})?|[-./\u5e74]\s*(\d{1,2})\s*[-./\u6708]\s*(\d{1,2})\u65e5?)(?:[\sT].*)?$/u

/** Fen of an amount however a list writes it: with thousands, a currency sign, a minus before or behind, or brackets for what went out. Null for none. */
export function fenIn(cell: Cell | null): number | null {
  const text = halfWidth(withoutUnseen(cell?.text ?? '')).replaceAll(/[,'\s\u00a5\u5143]|CNY|RMB/giu, '')
  const written = /^(\()?([+-]?)(\d{1,12})(?:\.(\d{1,2})0*)?(-?)(\))?$/.exec(text.replace(/\.$/, ''))
  if (!written) return null
  const [, opened, sign, yuan = '', part = '', behind, closed] = written
  if ((opened === undefined) !== (closed === undefined)) return null
  const fen = Number(yuan) * 100 + Number(part.padEnd(2, '0'))
  // -0 is no amount of its own.
  return fen !== 0 && (opened !== undefined || sign === '-' || behind === '-') ? -fen : fen
}
