/** Writes the fees of a span of days as a workbook: the statement by day and operator, and the whole ledger line by line. */
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { ItemCode } from '../../../../shared/business/items.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { FeeAccount } from '../../../../shared/ipc/shapes/fee.ts'
import { feeMethods, feeSign } from '../../../../shared/money.ts'
import { itemText } from '../../../../shared/strings/zh-CN/business.ts'
import { feeKindText, feeMethodText, reversalText, feeBookText as text, waiverText } from '../../../../shared/strings/zh-CN/fee.ts'
import { clockAt } from '../../../../shared/time.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { ledgerLines, viewStatement } from './statement.ts'

type Row = SheetData[number]

const heading = (words: readonly string[]): Row =>
  words.map(value => ({
    value,
    fontWeight: 'bold' as const,
    backgroundColor: '#DCE6F1',
    align: 'center' as const,
    borderStyle: 'thin' as const,
  }))
const yuanCell = (fen: number) => ({ value: fen / 100, type: Number, format: '0.00' })
const countCell = (value: number) => ({ value, type: Number })
const words = (value: string) => ({ value, type: String })

const accountHeads: readonly string[] = [
  ...feeMethods.flatMap(method => text.accountHeads(feeMethodText[method])),
  text.waivedCount,
  text.waivedSum,
  text.net,
]

const accountCells = (account: FeeAccount): Row => [
  ...feeMethods.flatMap(method => {
    const { collected, refunded, reversed, net } = account[method]
    return [countCell(collected.count), yuanCell(collected.fen), yuanCell(refunded.fen), yuanCell(reversed.fen), yuanCell(net)]
  }),
  countCell(account.waived.count),
  yuanCell(account.waived.fen),
  yuanCell(feeMethods.reduce((sum, method) => sum + account[method].net, 0)),
]

export async function feeWorkbook(core: RecordsContext, who: Who, { span }: Parsed<'fee.workbook'>): Promise<Out<'fee.workbook'>> {
  const { byDay, byOperator, total } = await viewStatement(core, who, { span })
  const sheet = (first: string, lines: readonly { readonly name: string; readonly account: FeeAccount }[]): SheetData => [
    heading([first, ...accountHeads]),
    ...lines.map(({ name, account }): Row => [words(name), ...accountCells(account)]),
    [{ ...words(text.total), fontWeight: 'bold' as const }, ...accountCells(total)],
  ]
  const columns = [{ width: 16 }, ...accountHeads.map(head => ({ width: Math.max(10, head.length * 2) }))]
  const buffer = await writeWorkbook([
    {
      sheet: text.byDay,
      data: sheet(
        text.day,
        byDay.map(({ day, account }) => ({ name: day, account })),
      ),
      columns,
      stickyRowsCount: 1,
    },
    { sheet: text.byOperator, data: sheet(text.operator, byOperator), columns, stickyRowsCount: 1 },
    { sheet: text.ledger, data: await ledgerSheet(core, span), columns: text.ledgerHeads.map(() => ({ width: 16 })), stickyRowsCount: 1 },
  ]).toBuffer()
  return { name: text.fileName(span.from, span.to), bytes: new Uint8Array(buffer) }
}

async function ledgerSheet(core: RecordsContext, span: Parsed<'fee.workbook'>['span']): Promise<SheetData> {
  const lines = await ledgerLines(core, span)
  return [
    heading(text.ledgerHeads),
    ...lines.map(
      (line): Row => [
        words(clockAt(line.at).slice(0, 16)),
        words(line.receipt ?? ''),
        words(feeKindText[line.kind]),
        words(line.case_number),
        words(itemText[ItemCode.parse(line.item)]),
        words(line.method === null ? '' : feeMethodText[line.method]),
        yuanCell(feeSign[line.kind] * line.fen),
        words(line.terminal),
        words(line.reference),
        words(line.payment === null ? '' : text.partOf(line.payment, line.payer ?? '')),
        words(line.undone_receipt ?? ''),
        words([line.cause && reversalText[line.cause], line.reason && waiverText[line.reason], line.note].filter(Boolean).join(text.and)),
        words(line.operator),
        words(line.second ?? ''),
      ],
    ),
  ]
}
