/** Reads the rows of a result file: a workbook or separated values, in whatever order and words the centre writes. */

import {
  type FaultyRow,
  type ResultRow,
  type RowFault,
  type RowResult,
  refusalCodeIn,
  resultIn,
} from '../../../../../shared/centre/results.ts'
import { folded } from '../../../../../shared/entry/words.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { resultHeadings, rowResultWords } from '../../../../../shared/strings/zh-CN/centre-ways.ts'
import { clockInstant, Day } from '../../../../../shared/time.ts'
import { dayIn, type Headed, type HeadedRow, readHeaded } from '../../../platform/workbook/headed.ts'
import type { Cell } from '../../../platform/workbook/sheet.ts'

type Column = keyof typeof resultHeadings
export type ReadRows = { readonly rows: readonly ResultRow[]; readonly faults: readonly FaultyRow[]; readonly count: number }

/** What our own sheets call the columns that tell a case. */
export type OwnNames = ReadonlyMap<'caseNumber' | 'docNumber', readonly string[]>

/** @throws Refusal FILE_REFUSED where it is no list of results */
export async function readResults(bytes: Uint8Array, own: OwnNames = new Map()): Promise<ReadRows> {
  const { rows, from1904 } = await headed(bytes, own)
  const good: ResultRow[] = []
  const faults: FaultyRow[] = []
  const said = rows.filter(({ cells }) => Object.values(cells).some(cell => textIn(cell) !== null))
  for (const row of said) {
    const read = rowOf(row, from1904)
    if ('what' in read) faults.push(read)
    else good.push(read)
  }
  return { rows: good, faults, count: said.length }
}

/** A centre that knows no number of ours tells by the number of the person. */
async function headed(bytes: Uint8Array, own: OwnNames): Promise<Headed<Column>> {
  const headings = {
    ...resultHeadings,
    caseNumber: [...(own.get('caseNumber') ?? []), ...resultHeadings.caseNumber],
    docNumber: [...(own.get('docNumber') ?? []), ...resultHeadings.docNumber],
  }
  try {
    return await readHeaded(bytes, headings, ['caseNumber', 'result'])
  } catch (error) {
    if (!(error instanceof Refusal) || error.detail?.why !== 'no-heading') throw error
    return readHeaded(bytes, headings, ['docNumber', 'result'])
  }
}

function rowOf({ at, cells }: HeadedRow<Column>, from1904: boolean): ResultRow | FaultyRow {
  const caseNumber = textIn(cells.caseNumber)
  const docNumber = textIn(cells.docNumber)?.toUpperCase() ?? null
  const fault = (what: RowFault, said: string): FaultyRow => ({ at, what, said: said.slice(0, 60) })
  if (caseNumber === null && docNumber === null) return fault('no-number', '')
  const said = textIn(cells.result)
  if (said === null) return fault('no-result', caseNumber ?? masked(docNumber))
  const result: RowResult | null = resultIn(said, rowResultWords)
  if (result === null) return fault('unknown-result', said)
  return {
    at,
    caseNumber,
    docNumber,
    result,
    code: refusalCodeIn(textIn(cells.code)),
    reason: (textIn(cells.reason) ?? '').slice(0, 200),
    receipt: textIn(cells.receipt)?.slice(0, 60) ?? null,
    when: whenIn(cells.at, from1904),
    cardTail: /(\d{4})$/.exec(textIn(cells.cardTail) ?? '')?.[1] ?? null,
  }
}

/** What is shown of a number that says who somebody is. */
export const masked = (docNumber: string | null): string => (docNumber === null ? '' : `…${docNumber.slice(-4)}`)

const textIn = (cell: Cell | null): string | null => {
  // A leading apostrophe or tab keeps a spreadsheet from making a figure of a number.
  const text = folded(cell?.text ?? '')
    .replace(/^['\t]+/, '')
    .trim()
  return text === '' ? null : text
}

/** A day with or without a time of day, by the clock of the country; an instant is one already. */
export function whenIn(cell: Cell | null, from1904: boolean): string | null {
  if (cell === null) return null
  const said = cell.text.trim()
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(said)) {
    const ms = Date.parse(said)
    return Number.isNaN(ms) ? null : new Date(ms).toISOString()
  }
  const day = dayIn(cell, from1904)
  if (day === null) return null
  return new Date(Date.parse(clockInstant(Day.parse(day), '00:00')) + msOfDay(cell)).toISOString()
}

function msOfDay(cell: Cell): number {
  const count = Number(cell.text)
  if (cell.figure && Number.isFinite(count)) return count < 100_000 ? Math.round((count % 1) * 86_400) * 1_000 : 0
  const parts = /(?:^|[\sT\u65e5])(\d{1,2}):(\d{2})(?::(\d{2}))?/u.exec(cell.text) ?? /^\d{8}(\d{2})(\d{2})(\d{2})?$/.exec(cell.text.trim())
  const [hours = 0, minutes = 0, seconds = 0] = (parts ?? []).slice(1).map(part => Number(part ?? 0))
  return hours < 24 && minutes < 60 && seconds < 60 ? ((hours * 60 + minutes) * 60 + seconds) * 1_000 : 0
}
