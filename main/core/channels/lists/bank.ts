/** Matches the bank's own file of payments with the ledger of the same days. */

import { matchPayments } from '../../../../shared/fee/match.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { feeSign, fen } from '../../../../shared/money.ts'
import type { DaySpan } from '../../../../shared/report/day-span.ts'
import { bankHeadings, bankWentOut } from '../../../../shared/strings/zh-CN/fee.ts'
import { dayIn, fenIn, readHeaded } from '../../platform/workbook/headed.ts'
import { ledgerLines } from '../../queries/fee/statement.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { readFileOf } from '../unit/file.ts'

type Line = NonNullable<Out<'fee.match'>['differences'][number]['bank']>

/** @throws Refusal FILE_REFUSED */
export async function matchBank(core: RecordsContext, _who: Who, { span, path }: Parsed<'fee.match'>): Promise<Out<'fee.match'>> {
  const { lines, unread } = await bankLines(await readFileOf(path))
  const { matched, differences } = matchPayments(lines, await ledgerOf(core, span))
  return { matched, differences: [...differences], unread }
}

async function bankLines(bytes: Uint8Array): Promise<{ readonly lines: Line[]; readonly unread: number[] }> {
  const { rows, from1904 } = await readHeaded(bytes, bankHeadings, ['day', 'amount'])
  const lines: Line[] = []
  const unread: number[] = []
  for (const { at, cells } of rows) {
    const [day, amount] = [dayIn(cells.day, from1904), fenIn(cells.amount)]
    // A line with neither is a sum or a remark of the bank.
    if (day === null && amount === null) continue
    if (day === null || amount === null) {
      unread.push(at)
      continue
    }
    const kind = cells.kind?.text ?? ''
    const out = amount > 0 && bankWentOut.some(word => kind.includes(word))
    lines.push({
      row: at,
      day,
      fen: fen(out ? -amount : amount),
      terminal: cells.terminal?.text.toUpperCase() ?? '',
      reference: cells.reference?.text.toUpperCase() ?? '',
      paper: null,
      caseNumber: null,
    })
  }
  return { lines, unread }
}

/** What went through a bank; the parts of one payment are one line, as the bank sees it. An entry written under the wrong way never came there. */
async function ledgerOf(core: RecordsContext, span: DaySpan): Promise<Line[]> {
  const all = await ledgerLines(core, span)
  const wrong = new Set(all.filter(line => line.cause === 'wrong-way' || line.cause === 'not-paid').flatMap(line => [line.id, line.undoes]))
  const lines = new Map<string, Line>()
  for (const line of all) {
    if (line.method === null || line.method === 'cash' || wrong.has(line.id)) continue
    const key = line.kind === 'collected' && line.payment_id !== null ? line.payment_id : line.id
    const before = lines.get(key)
    lines.set(key, {
      row: null,
      day: line.day,
      fen: fen((before?.fen ?? 0) + feeSign[line.kind] * line.fen),
      terminal: line.terminal,
      reference: line.reference,
      paper: line.payment ?? line.receipt,
      caseNumber: before ? null : line.case_number,
    })
  }
  return [...lines.values()]
}
