/** Lays out the slip two people sign when blank cards go in or out. */

import { printText as words } from '../../../../shared/strings/zh-CN/print.ts'
import { stockText as text } from '../../../../shared/strings/zh-CN/stock.ts'
import type { StockSlip } from '../slips/slip-data.ts'
import { type Html, html } from './html.ts'
import { practiceMark, type Row, rowsOf, signatureLine } from './rows.ts'

export function stockBody(slip: StockSlip, practice: boolean): Html {
  const rows: readonly (readonly [string, string | null])[] = [
    [text.first, slip.first],
    [text.last, slip.last],
    [text.supplier, slip.supplier],
    [text.holder, slip.holder],
    [text.note, slip.note === '' ? null : slip.note],
    [text.operator, slip.operator],
    [text.authoriser, slip.second],
    [text.at, slip.at],
    [words.branch, slip.branchName],
  ]
  return html`
  ${practiceMark(practice)}
  <h1>${text.slipTitle(slip.event)}</h1>
  <p class="small center">${text.slip}</p>
  <p class="case-number">${slip.number}</p>
  <div class="promised"><span>${text.count}</span><strong>${text.cards(slip.count)}</strong></div>
  ${rowsOf(rows.flatMap(([label, value]): Row[] => (value === null ? [] : [[label, value]])))}
  ${signatureLine(text.signOperator, null)}
  ${signatureLine(text.signAuthoriser, null)}`
}
