/** Reads what a unit writes in its cells: days, yes and no, codes by code or name. */
import { readDay, readEnd } from '../../../../shared/entry/day.ts'
import type { CodeTable } from '../../../../shared/form/fields.ts'
import { sexText } from '../../../../shared/strings/zh-CN/identity.ts'
import { unitSheetText as text } from '../../../../shared/strings/zh-CN/unit-sheet.ts'
import type { UnitColumn, UnitLine } from '../../../../shared/unit/columns.ts'
import type { UnitFault, UnitFaultCode } from '../../../../shared/unit/row.ts'
import type { Core } from '../../commands/core.ts'

export const said = (about: UnitColumn, code: UnitFaultCode): UnitFault => ({ about, code })

const isOneOf = (words: readonly string[], cell: string): boolean => words.includes(cell)
export const dayIn = readDay
export const endIn = readEnd

/** GB/T 2261.1; null for what is neither. */
export const sexIn = (cell: string): '1' | '2' | null =>
  cell === '1' || cell === sexText['1'] ? '1' : cell === '2' || cell === sexText['2'] ? '2' : null

/** Null for what is neither. */
export const yesIn = (cell: string): boolean | null => (isOneOf(text.yesWords, cell) ? true : isOneOf(text.noWords, cell) ? false : null)

export const emptyIn = (line: UnitLine, columns: readonly UnitColumn[]): UnitFault[] =>
  columns.filter(key => line[key] === '').map(key => said(key, 'CELL_EMPTY'))

type Dated = { readonly begins: readonly UnitColumn[]; readonly ends: readonly UnitColumn[] }
/** Days that are written and are none; whether they had to be written is another question. */
export function dayFaults(line: UnitLine, { begins, ends }: Dated): UnitFault[] {
  const wrong = [...begins.filter(key => dayIn(line[key]) === null), ...ends.filter(key => endIn(line[key]) === null)]
  return wrong.filter(key => line[key] !== '').map(key => said(key, 'CELL_DAY'))
}

type WrittenTable = Extract<CodeTable, 'ethnic' | 'occupation' | 'relation' | 'bank' | 'country'>
const ethnicEnd = '\u65cf'

/** A code as it stands, or the code of the name written; what is neither stays, so that it is refused by its own rule. */
export function codeIn(core: Core, table: WrittenTable, cell: string): string {
  if (cell === '' || core.resources.isCode(table, cell)) return cell
  const words = cell.endsWith(ethnicEnd) || table !== 'ethnic' ? [cell] : [cell, cell + ethnicEnd]
  const found = words.flatMap(word => core.resources.codes.find({ table, text: word, limit: 5 }).filter(row => row.name === word))
  return found[0]?.code ?? shortened(core, table, cell) ?? cell
}

/** Banks are written without the first word of their name; one that fits alone is meant. */
function shortened(core: Core, table: WrittenTable, cell: string): string | null {
  if (table !== 'bank') return null
  const rows = core.resources.codes.find({ table, text: cell, limit: 5 }).filter(row => row.name.endsWith(cell))
  return rows.length === 1 ? (rows[0]?.code ?? null) : null
}
