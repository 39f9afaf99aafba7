/** Gives the register of all cases that fit a search out as a workbook, with the columns somebody chose. */
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { columnsFor } from '../../../../shared/disclosure/columns.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { mostRegisterRows } from '../../../../shared/ipc/shapes/disclosure.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { registerText as text } from '../../../../shared/strings/zh-CN/disclosure.ts'
import { countRegister, type RegisterCell, registerRows } from '../../queries/disclosure/register-rows.ts'
import type { Who } from '../../records/context.ts'
import { keepColumns } from '../../records/disclosure/register-choice.ts'
import { keepDisclosure } from '../../records/disclosure/rows.ts'
import type { Core } from '../core.ts'

/** @throws Refusal DISCLOSURE_TOO_LARGE for more cases than one sheet should hold */
export async function registerWorkbook(core: Core, who: Who, ask: Parsed<'disclosure.register'>): Promise<Out<'disclosure.register'>> {
  const { search, audience, reason } = ask
  const columns = columnsFor(audience, ask.columns)
  const count = await countRegister(core, who, search)
  if (count > mostRegisterRows) throw new Refusal('DISCLOSURE_TOO_LARGE', { count, limit: mostRegisterRows })
  await core.store.write(async ({ tx }) => {
    await keepColumns(tx, ask.columns)
    await keepDisclosure(core, tx, who, { kind: 'register', audience, reason, facts: { count, columns: columns.join(' ') } })
  })
  const data: SheetData = [columns.map(column => headOf(text.column[column]))]
  for await (const lot of registerRows(core, who, { search, columns, audience })) data.push(...lot.map(row => row.map(cellOf)))
  const buffer = await writeWorkbook(data, {
    sheet: text.sheet,
    columns: columns.map(column => ({ width: Math.max(12, text.column[column].length * 2 + 4) })),
    stickyRowsCount: 1,
  }).toBuffer()
  return { name: text.fileName(core.branch.code, core.clock.today()), bytes: new Uint8Array(buffer) }
}

const headOf = (value: string) => ({
  value,
  type: String,
  fontWeight: 'bold' as const,
  backgroundColor: '#DCE6F1',
  borderStyle: 'thin' as const,
})

/** A text is written as text, so that nothing a person typed becomes a formula and no number loses its digits. */
const cellOf = (value: RegisterCell) =>
  value === null || value === '' ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String }
