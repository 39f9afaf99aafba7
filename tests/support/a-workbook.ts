/** Packs an .xlsx by hand, part by part, the way one office program or another writes it. */
import { zipSync } from 'fflate'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
const relations = (...rows: string[]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`

type Given = {
  /** What stands inside `sheetData`, sheet by sheet. */
  readonly sheets: readonly { readonly rows: string; readonly state?: string; readonly after?: string; readonly name?: string }[]
  /** The `si` elements. */
  readonly shared?: string
  readonly styles?: string
  readonly date1904?: string
  /** Parts as they are, over those made here; null for a part that is not there. */
  readonly parts?: Readonly<Record<string, string | null>>
}

export function aWorkbook({ sheets, shared, styles, date1904, parts = {} }: Given): Uint8Array {
  const tabs = sheets.map(({ state, name }, at) => {
    const shown = state === undefined ? '' : ` state="${state}"`
    return `<sheet name="${name ?? `Sheet${at + 1}`}" sheetId="${at + 1}"${shown} r:id="rId${at + 1}"/>`
  })
  const made: Record<string, string | null> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}${shared === undefined ? '' : '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'}${styles === undefined ? '' : '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'}</Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}">${date1904 === undefined ? '' : `<workbookPr date1904="${date1904}"/>`}<sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ...sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
      ...(shared === undefined ? [] : [relation('rId90', 'sharedStrings', 'sharedStrings.xml')]),
      ...(styles === undefined ? [] : [relation('rId91', 'styles', 'styles.xml')]),
    ),
    ...Object.fromEntries(
      sheets.map(({ rows, after = '' }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${head}<worksheet ${main}><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...(shared === undefined ? {} : { 'xl/sharedStrings.xml': `${head}<sst ${main}>${shared}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `${head}<styleSheet ${main}>${styles}</styleSheet>` }),
    ...parts,
  }
  const kept = Object.entries(made).flatMap(([name, text]) => (text === null ? [] : [[name, new TextEncoder().encode(text)] as const]))
  return zipSync(Object.fromEntries(kept))
}

/** A cell with its text inside it, as openpyxl and POI can write it. */
export const inline = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
