/** Reads the first sheet of a workbook as plain text, and keeps the file's parts so that results can be written into a copy. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Refusal } from '../../../../shared/refusal.ts'
import { fileRefused, type OpenZip, openZip } from '../archive/zip.ts'

/** `figure`: stored as a number, so that digits after the 15th are lost. */
export type Cell = { readonly text: string; readonly figure: boolean }
export type SheetRow = { readonly at: number; readonly cells: ReadonlyMap<number, Cell> }
export type Workbook = {
  /** Every part of the file by name, unchanged. */
  readonly parts: ReadonlyMap<string, Uint8Array>
  readonly sheetPart: string
  readonly rows: readonly SheetRow[]
  /** Files created by old Mac versions count days from 1904. */
  readonly from1904: boolean
}

const limits = { files: 400, fileBytes: 64 * 1024 * 1024, allBytes: 128 * 1024 * 1024 }

/** @throws Refusal FILE_REFUSED */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const zip = await openZip({ bytes }, limits)
  const parts = await partsOf(zip)
  try {
    const book = textOf(parts, 'xl/workbook.xml')
    const sheetPart = firstSheet(book, parts)
    const shared = parts.has('xl/sharedStrings.xml') ? sharedTexts(textOf(parts, 'xl/sharedStrings.xml')) : []
    return { parts, sheetPart, rows: rowsOf(textOf(parts, sheetPart), shared), from1904: /date1904="(1|true)"/.test(book) }
  } catch (error) {
    // Any error in the parser is caused by the file, so it is refused rather than reported as a bug.
    throw error instanceof Refusal ? error : fileRefused('not-a-workbook')
  }
}

async function partsOf(zip: OpenZip): Promise<ReadonlyMap<string, Uint8Array>> {
  try {
    const parts = new Map<string, Uint8Array>()
    for (const file of zip.files) parts.set(file.name, await file.read())
    return parts
  } finally {
    zip.close()
  }
}

export function textOf(parts: ReadonlyMap<string, Uint8Array>, name: string): string {
  const bytes = parts.get(name)
  if (!bytes) throw fileRefused('not-a-workbook')
  return new TextDecoder().decode(bytes)
}

/** Sheets are listed in tab order; the relation of each gives its part. */
function firstSheet(book: string, parts: ReadonlyMap<string, Uint8Array>): string {
  let wanted: string | null = null
  walk(book, {
    open: tag => {
      if (localName(tag) !== 'sheet' || wanted !== null || attribute(tag, 'state') !== null) return
      wanted = attribute(tag, 'id')
    },
  })
  let target: string | null = null
  walk(textOf(parts, 'xl/_rels/workbook.xml.rels'), {
    open: tag => {
      if (localName(tag) === 'Relationship' && tag.attributes.Id === wanted) target = tag.attributes.Target ?? null
    },
  })
  if (target === null) throw fileRefused('not-a-workbook')
  const path: string = target
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`
}

const afterColon = (name: string): string => name.slice(name.indexOf(':') + 1)
export const localName = (tag: { readonly name: string }): string => afterColon(tag.name)
const attribute = (tag: SaxesTagPlain, name: string): string | null =>
  Object.entries(tag.attributes).find(([key]) => afterColon(key) === name)?.[1] ?? null

type Walk = {
  readonly open?: (tag: SaxesTagPlain, position: number) => void
  readonly text?: (text: string) => void
  readonly close?: (tag: SaxesTagPlain, position: number) => void
}
/** `position` is the offset right after the tag. */
export function walk(xml: string, { open, text, close }: Walk): void {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  parser.on('error', error => {
    throw error
  })
  if (open) parser.on('opentag', tag => open(tag, parser.position))
  if (text) parser.on('text', text)
  if (close) parser.on('closetag', tag => close(tag, parser.position))
  parser.write(xml).close()
}

/** A text can consist of several formatted runs; phonetic hints (`rPh`) are skipped. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = []
  let inText = false
  let aloud = 0
  walk(xml, {
    open: tag => {
      const name = localName(tag)
      if (name === 'si') texts.push('')
      if (name === 'rPh') aloud += 1
      inText = name === 't'
    },
    text: part => {
      if (inText && aloud === 0) texts.push((texts.pop() ?? '') + part)
    },
    close: tag => {
      if (localName(tag) === 'rPh') aloud -= 1
      inText = false
    },
  })
  return texts
}

class RowReader {
  readonly rows: { at: number; cells: Map<number, Cell> }[] = []
  private readonly shared: readonly string[]
  private column = 0
  private type = 'n'
  private value = ''
  private inValue = false

  constructor(shared: readonly string[]) {
    this.shared = shared
  }

  open(tag: SaxesTagPlain): void {
    const name = localName(tag)
    this.inValue = name === 'v' || name === 't'
    if (name === 'row') {
      this.rows.push({ at: Number(tag.attributes.r ?? (this.rows.at(-1)?.at ?? 0) + 1), cells: new Map() })
      this.column = 0
    }
    if (name !== 'c') return
    this.column = tag.attributes.r === undefined ? this.column + 1 : columnOf(tag.attributes.r)
    this.type = tag.attributes.t ?? 'n'
    this.value = ''
  }

  text(part: string): void {
    if (this.inValue) this.value += part
  }

  close(tag: SaxesTagPlain): void {
    this.inValue = false
    if (localName(tag) !== 'c') return
    const cell = cellOf(this.type, this.value, this.shared)
    if (cell.text !== '') this.rows.at(-1)?.cells.set(this.column, cell)
  }
}

function rowsOf(xml: string, shared: readonly string[]): SheetRow[] {
  const reader = new RowReader(shared)
  walk(xml, { open: tag => reader.open(tag), text: part => reader.text(part), close: tag => reader.close(tag) })
  return reader.rows
}

function cellOf(type: string, value: string, shared: readonly string[]): Cell {
  if (type === 's') return { text: tidied(shared[Number(value)] ?? ''), figure: false }
  if (type !== 'n') return { text: tidied(value), figure: false }
  const figure = Number(value)
  return value === '' || Number.isNaN(figure) ? { text: tidied(value), figure: false } : { text: plain(figure), figure: true }
}

// A telephone number may be stored as 1.38E+10.
const plain = (figure: number): string => (Number.isInteger(figure) ? BigInt(figure).toString() : String(figure))
const tidied = (text: string): string => text.replaceAll(/[\u200b\ufeff\u00a0]/g, ' ').trim()

/** 'C7' is in the third column. */
export const columnOf = (reference: string): number =>
  [...reference.replace(/\d+$/, '')].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)

/** The letters of a column: 28 is 'AB'. */
export function lettersOf(column: number): string {
  const rest = (column - 1) % 26
  const head = column > 26 ? lettersOf((column - 1 - rest) / 26) : ''
  return head + String.fromCharCode(65 + rest)
}
