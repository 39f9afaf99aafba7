/** Writes a column of results into a copy of a workbook. Inserts only the new cells; the existing cells stay byte for byte. */
import { zipSync } from 'fflate'
import { columnOf, lettersOf, localName, textOf, type Workbook, walk } from './read.ts'

export type Mark = { readonly text: string; readonly bad: boolean }
/** Marks by row number, including the heading. */
export type Marks = ReadonlyMap<number, Mark>

/** `column` is free, or holds the results of an earlier return of the same sheet. */
export function marked(book: Workbook, column: number, marks: Marks): Uint8Array {
  const styles = book.parts.has('xl/styles.xml') ? withRed(textOf(book.parts, 'xl/styles.xml')) : null
  const sheet = withMarks(textOf(book.parts, book.sheetPart), column, marks, styles?.red ?? null)
  const encoder = new TextEncoder()
  const parts = new Map(book.parts)
  parts.set(book.sheetPart, encoder.encode(sheet))
  if (styles) parts.set('xl/styles.xml', encoder.encode(styles.xml))
  return zipSync(Object.fromEntries(parts), { level: 6 })
}

type Cut = { readonly from: number; readonly to: number; readonly text: string }

function withMarks(xml: string, column: number, marks: Marks, red: number | null): string {
  const cuts: Cut[] = []
  let row = { at: 0, prefix: '' }
  let cell: number | null = null
  walk(xml, {
    open: (tag, position) => {
      const name = localName(tag)
      if (name === 'row') row = { at: Number(tag.attributes.r ?? row.at + 1), prefix: prefixOf(tag.name) }
      if (name === 'c' && columnOf(tag.attributes.r ?? '') === column) cell = xml.lastIndexOf('<', position - 1)
    },
    close: (tag, position) => {
      const name = localName(tag)
      if (name === 'c' && cell !== null) {
        cuts.push({ from: cell, to: position, text: '' })
        cell = null
      }
      const mark = name === 'row' ? marks.get(row.at) : undefined
      if (mark) cuts.push(rowCut(xml, position, `${lettersOf(column)}${row.at}`, mark, row.prefix, red))
    },
  })
  return cut(xml, cuts)
}

const prefixOf = (name: string): string => (name.includes(':') ? `${name.slice(0, name.indexOf(':'))}:` : '')

/** Inserts the new cell at the end of the row, because no column follows it. */
function rowCut(xml: string, end: number, reference: string, mark: Mark, prefix: string, red: number | null): Cut {
  const style = mark.bad && red !== null ? ` s="${red}"` : ''
  const cell = `<${prefix}c r="${reference}"${style} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(mark.text)}</${prefix}t></${prefix}is></${prefix}c>`
  if (xml.slice(0, end).endsWith('/>')) return { from: end - 2, to: end, text: `>${cell}</${prefix}row>` }
  const before = xml.lastIndexOf('</', end - 1)
  return { from: before, to: before, text: cell }
}

export function cut(xml: string, cuts: readonly Cut[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { from, to, text } of cuts) {
    pieces.push(xml.slice(at, from), text)
    at = to
  }
  return pieces.join('') + xml.slice(at)
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
