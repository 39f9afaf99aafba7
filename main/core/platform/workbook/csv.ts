/** Reads a text of separated values as if it were a workbook with one sheet: banks and gateways give either. */
import { parse } from 'csv-parse/sync'
import { fileRefused } from '../archive/zip.ts'
import { RowCollector, sheetLimits, textCell, type Workbook } from './sheet.ts'

/** @throws Refusal FILE_REFUSED for what is no text */
export function readCsv(bytes: Uint8Array): Workbook {
  if (bytes.length > sheetLimits.plainBytes) throw fileRefused('workbook-too-large')
  const text = decoded(bytes)
  // Control characters stand in no text; a page or an XML file under another name nobody can foresee.
  if (binary.test(text) || /^\s*<(!doctype|html|\?xml|table|meta)/i.test(text)) throw fileRefused('not-a-workbook')
  // Excel takes a first line such as `sep=;` as an order and does not show it.
  const order = /^sep=(.)\r?\n/i.exec(text)
  const body = order ? text.slice(order[0].length) : text
  const records = recordsIn(body, order?.[1] ?? separatorOf(body))
  const collector = new RowCollector()
  for (const [at, cells] of records.entries()) {
    collector.startRow(at + 1, false)
    for (const [column, cell] of cells.entries()) collector.put(column + 1, textCell(bare(cell)))
  }
  return {
    kind: 'csv',
    parts: new Map(),
    bookPart: '',
    sheets: [{ name: '', hidden: false, rows: collector.take(), merges: [], part: '' }],
    from1904: false,
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const binary = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

/** Excel's "Unicode text" is UTF-16; office programs in China write GB 18030 where they do not write UTF-8. */
export function decoded(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes)
  if (wide !== null) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** By the mark at the beginning, or because every other byte of a text in Latin letters and digits is zero. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 4000)
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = head.length / 20
  if (odd > many && even === 0) return 'utf-16le'
  return even > many && odd === 0 ? 'utf-16be' : null
}

const separators = [',', '\t', ';', '|', '\uff0c'] as const

/** The one that divides most of the first lines into the same number of cells; quoted words do not count. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n?|\n/)
    .filter(line => line.trim() !== '')
    .slice(0, 30)
  const fitOf = (separator: string): number => {
    const times = new Map<number, number>()
    for (const line of lines) {
      const cells = line.split(separator).length
      if (cells > 1) times.set(cells, (times.get(cells) ?? 0) + 1)
    }
    // Of two that fit as many lines, the one that makes more cells.
    return Math.max(0, ...[...times].map(([cells, lineCount]) => lineCount + cells / 1000))
  }
  return separators.reduce((best, other) => (fitOf(other) > fitOf(best) ? other : best))
}

function recordsIn(text: string, delimiter: string): string[][] {
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: 1_000_000,
    to: sheetLimits.rows + 1,
  }
  try {
    return parse(text, options)
  } catch {
    try {
      // A quote that is never closed is a letter of its cell, as Excel's own neighbours read it.
      return parse(text, { ...options, quote: false })
    } catch {
      throw fileRefused('not-a-workbook')
    }
  }
}

/** Exports guard long numbers against Excel: `="0123"`, a tab or an apostrophe before the digits. */
const bare = (cell: string): string =>
  cell
    .trim()
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^['\u2018\u2019`](?=\d)/, '')
