/** Reads an .xlsx as Excel, WPS, LibreOffice, openpyxl, EasyExcel and POI write it. */
import type { SaxesTagPlain } from 'saxes'
import { fileRefused, type OpenZip, openZip } from '../archive/zip.ts'
import { type Look, lookOf } from './formats.ts'
import { attribute, isTrue, localName, type Parts, relationsOf, textOf, unescaped, walk } from './parts.ts'
import { type Cell, columnOf, figureCell, type Merge, RowCollector, type Sheet, sheetLimits, textCell, type Workbook } from './sheet.ts'

/** @throws Refusal FILE_REFUSED; other errors are faults of the file too */
export async function readXlsx(bytes: Uint8Array): Promise<Workbook> {
  const parts = await partsOf(await openZip({ bytes }, sheetLimits))
  const bookPart = relationsOf(parts, '').find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml'
  const { tabs, from1904 } = tabsOf(textOf(parts, bookPart))
  const relations = relationsOf(parts, bookPart)
  const partOf = (type: string): string | null => relations.find(one => one.type === type && parts.has(one.part))?.part ?? null
  const [sharedPart, stylesPart] = [partOf('sharedStrings'), partOf('styles')]
  const known = {
    shared: sharedPart === null ? [] : sharedTexts(textOf(parts, sharedPart)),
    looks: stylesPart === null ? [] : looksOf(textOf(parts, stylesPart)),
    from1904,
  }
  const collector = new RowCollector()
  const sheets = tabs.flatMap(({ name, hidden, id }): Sheet[] => {
    const relation = relations.find(one => one.id === id)
    // A tab may be a chart or a macro, which has no cells.
    if (relation?.type !== 'worksheet') return []
    const read = hidden ? { rows: [], merges: [] } : readCells(textOf(parts, relation.part), known, collector)
    return [{ name, hidden, part: relation.part, ...read }]
  })
  if (sheets.length === 0) throw fileRefused('not-a-workbook')
  return { kind: 'xlsx', parts, bookPart, sheets, from1904 }
}

async function partsOf(zip: OpenZip): Promise<Parts> {
  try {
    const parts = new Map<string, Uint8Array>()
    for (const file of zip.files) parts.set(file.name, await file.read())
    return parts
  } finally {
    zip.close()
  }
}

type Tab = { readonly name: string; readonly hidden: boolean; readonly id: string }

/** A tab without a state is visible, as is one that says so (ECMA-376, 18.18.68). */
function tabsOf(xml: string): { readonly tabs: readonly Tab[]; readonly from1904: boolean } {
  const tabs: Tab[] = []
  let from1904 = false
  walk(xml, {
    open: tag => {
      const name = localName(tag)
      if (name === 'workbookPr') from1904 = isTrue(tag.attributes.date1904)
      if (name !== 'sheet') return
      const hidden = /^(very)?hidden$/i.test(tag.attributes.state ?? '')
      tabs.push({ name: unescaped(tag.attributes.name ?? ''), hidden, id: attribute(tag, 'id') ?? '' })
    },
  })
  return { tabs, from1904 }
}

/** A text can consist of several formatted runs; phonetic hints (`rPh`) are skipped. */
class TextReader {
  text = ''
  private inText = false
  private aloud = 0

  open(name: string): void {
    if (name === 'rPh') this.aloud += 1
    this.inText = name === 't'
  }
  add(part: string): void {
    if (this.inText && this.aloud === 0) this.text += part
  }
  close(name: string): void {
    if (name === 'rPh') this.aloud -= 1
    this.inText = false
  }
}

function sharedTexts(xml: string): string[] {
  const texts: string[] = []
  let reader = new TextReader()
  walk(xml, {
    open: tag => {
      const name = localName(tag)
      if (name === 'si') reader = new TextReader()
      reader.open(name)
    },
    text: part => reader.add(part),
    close: tag => {
      const name = localName(tag)
      if (name === 'si') texts.push(unescaped(reader.text))
      reader.close(name)
    },
  })
  return texts
}

/** The number format of each style a cell may name. */
function looksOf(xml: string): Look[] {
  const own = new Map<number, string>()
  const looks: Look[] = []
  let inCells = false
  walk(xml, {
    open: tag => {
      const name = localName(tag)
      const id = Number(tag.attributes.numFmtId ?? 0)
      if (name === 'numFmt') own.set(id, tag.attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) looks.push(lookOf(id, own.get(id)))
    },
    close: tag => {
      if (localName(tag) === 'cellXfs') inCells = false
    },
  })
  return looks
}

type Known = { readonly shared: readonly string[]; readonly looks: readonly Look[]; readonly from1904: boolean }

/** Puts the cells of one sheet together from its tags. */
class CellReader {
  readonly merges: Merge[] = []
  private readonly known: Known
  private readonly rows: RowCollector
  private column = 0
  private type = 'n'
  private style = 0
  private value = ''
  private inValue = false
  private text = new TextReader()

  constructor(known: Known, rows: RowCollector) {
    this.known = known
    this.rows = rows
  }

  open(tag: SaxesTagPlain): void {
    const name = localName(tag)
    this.inValue = name === 'v'
    this.text.open(name)
    if (name === 'row') {
      this.rows.startRow(Number(tag.attributes.r ?? this.rows.at + 1), isTrue(tag.attributes.hidden))
      this.column = 0
    }
    if (name === 'mergeCell') this.merges.push(...mergeOf(tag.attributes.ref ?? ''))
    if (name !== 'c') return
    this.column = tag.attributes.r === undefined ? this.column + 1 : columnOf(tag.attributes.r)
    this.type = tag.attributes.t ?? 'n'
    this.style = Number(tag.attributes.s ?? 0)
    this.value = ''
    this.text = new TextReader()
  }

  add(part: string): void {
    if (this.inValue) this.value += part
    this.text.add(part)
  }

  close(tag: SaxesTagPlain): void {
    const name = localName(tag)
    this.inValue = false
    this.text.close(name)
    if (name === 'c') this.rows.put(this.column, this.cell())
  }

  private cell(): Cell {
    const { value } = this
    if (this.type === 'inlineStr') return textCell(unescaped(this.text.text))
    if (value === '') return textCell('')
    if (this.type === 's') return textCell(this.known.shared[Number(value)] ?? '')
    if (this.type === 'b') return textCell(isTrue(value) ? 'TRUE' : 'FALSE')
    if (this.type === 'd') return { ...textCell(value), day: /^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? null }
    const figure = Number(value)
    if (this.type !== 'n' || Number.isNaN(figure)) return textCell(unescaped(value))
    const look = this.known.looks[this.style]
    return figureCell(figure, look?.format ?? '', look?.isDay ?? false, this.known.from1904)
  }
}

function readCells(xml: string, known: Known, rows: RowCollector): Pick<Sheet, 'rows' | 'merges'> {
  const reader = new CellReader(known, rows)
  walk(xml, { open: tag => reader.open(tag), text: part => reader.add(part), close: tag => reader.close(tag) })
  return { rows: rows.take(), merges: reader.merges }
}

function mergeOf(reference: string): Merge[] {
  const corners = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(reference)
  if (!corners) return []
  const [left = '', top, right = '', bottom] = corners.slice(1)
  return [{ top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) }]
}
