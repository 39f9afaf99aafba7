/** Reads the month's papers of fees back: the statement as text, the same as a sheet, and the ledger line by line say the same to the fen. */
import { feeMethods } from '../../../shared/money.ts'
import { feeMethodText, feeBookText as text } from '../../../shared/strings/zh-CN/fee.ts'
import { readWorkbook } from '../../core/platform/workbook/read.ts'
import type { Sheet, SheetRow } from '../../core/platform/workbook/sheet.ts'

const fenIn = (words: string | undefined): number => Math.round(Number(words ?? '0') * 100)
const cellOf = ({ cells }: SheetRow, column: number): string => cells.get(column)?.text ?? ''

/** By day and way of paying, in fen; what is nothing is left out, as a day without fees has no row in the workbook. */
type Nets = Map<string, number>
function add(nets: Nets, day: string, way: string, fen: number): void {
  const key = `${day} ${way}`
  const sum = (nets.get(key) ?? 0) + fen
  if (sum === 0) nets.delete(key)
  else nets.set(key, sum)
}

/** Day, count, then a net sum for each way. */
function inStatement(csv: string): Nets {
  const nets: Nets = new Map()
  for (const line of csv.trim().split('\r\n').slice(1)) {
    const [day = '', , ...sums] = line.split(',')
    for (const [place, way] of feeMethods.entries()) add(nets, day, way, fenIn(sums[place]))
  }
  return nets
}

// For each way the sheet has its count, three sums and the net.
const columnsAWay = 5

function inSheet({ rows }: Sheet): Nets {
  const nets: Nets = new Map()
  for (const row of rows.slice(1).filter(one => cellOf(one, 1) !== text.total))
    for (const [place, way] of feeMethods.entries()) add(nets, cellOf(row, 1), way, fenIn(cellOf(row, 1 + columnsAWay * (place + 1))))
  return nets
}

function inLedger({ rows }: Sheet): Nets {
  const column = (head: string): number => [...(rows[0]?.cells ?? [])].find(([, cell]) => cell.text === head)?.[0] ?? 0
  const [at, method, sum] = [column(text.ledgerHeads[0]), column(text.ledgerHeads[5]), column(text.ledgerHeads[6])]
  const nets: Nets = new Map()
  for (const row of rows.slice(1)) {
    const way = feeMethods.find(one => feeMethodText[one] === cellOf(row, method))
    if (way) add(nets, cellOf(row, at).slice(0, 10), way, fenIn(cellOf(row, sum)))
  }
  return nets
}

/** @returns each day and way on which two of the papers differ */
export async function whereFeesDiffer(csv: string, workbook: Uint8Array): Promise<readonly string[]> {
  const { sheets } = await readWorkbook(workbook)
  const sheet = (name: string): Sheet => {
    const found = sheets.find(one => one.name === name)
    if (!found) throw new Error(`the workbook of fees has no sheet ${name}`)
    return found
  }
  const papers = { statement: inStatement(csv), workbook: inSheet(sheet(text.byDay)), ledger: inLedger(sheet(text.ledger)) }
  const keys = new Set(Object.values(papers).flatMap(nets => [...nets.keys()]))
  return [...keys].flatMap(key => {
    const said = Object.entries(papers).map(([name, nets]) => [name, nets.get(key) ?? 0] as const)
    return new Set(said.map(([, fen]) => fen)).size === 1
      ? []
      : [`fees of ${key}: ${said.map(([name, fen]) => `${name} ${fen} fen`).join(', ')}`]
  })
}
