/** Makes the blank sheet a unit fills in: headings, text cells so that no number is rounded, and a page that tells how. */
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { unitSheetText as text, unitColumnHelp, unitHeadings } from '../../../../shared/strings/zh-CN/unit-sheet.ts'
import { unitColumns } from '../../../../shared/unit/columns.ts'
import type { Core } from '../../commands/core.ts'

/** Rows that already take what is typed as text; a cell beyond them is read as well. */
const blankRows = 300
const widths = { order: 6, number: 22, name: 12, mobile: 14, mailAddr: 30, unitName: 24, remark: 16 } as const
const widthOf = (key: string): number => (Object.hasOwn(widths, key) ? widths[key as keyof typeof widths] : 14)

const headingLook = { fontWeight: 'bold', backgroundColor: '#DCE6F1', align: 'center', borderStyle: 'thin' } as const

export async function unitTemplate(_core: Core): Promise<Out<'unit.template'>> {
  const headings = unitColumns.map(({ key, must }) => ({
    value: unitHeadings[key][0],
    ...headingLook,
    ...(must ? { textColor: '#C00000' } : {}),
  }))
  const blank = unitColumns.map(() => ({ value: '', type: String, format: '@' }))
  const sheet: SheetData = [headings, ...Array.from({ length: blankRows }, () => blank)]
  const buffer = await writeWorkbook([
    {
      data: sheet,
      sheet: text.sheet,
      columns: unitColumns.map(({ key }) => ({ width: widthOf(key) })),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    { data: helpRows(), sheet: text.help, columns: [{ width: 20 }, { width: 90 }] },
  ]).toBuffer()
  return { workbook: new Uint8Array(buffer) }
}

function helpRows(): SheetData {
  const told = text.rows.map(words => [{ value: words, columnSpan: 2 }, null])
  const columns = unitColumns.map(({ key }) => [
    { value: unitHeadings[key][0], fontWeight: 'bold' as const },
    { value: unitColumnHelp[key] },
  ])
  return [...told, [], ...columns]
}
