/** Lays out a receipt, and the paper a customer signs for money given back. */
import { feeSlipText as text } from '../../../../shared/strings/zh-CN/fee.ts'
import { slipTitle, printText as words } from '../../../../shared/strings/zh-CN/print.ts'
import type { MoneySlip } from '../slips/slip-data.ts'
import { type Html, html } from './html.ts'
import { practiceMark, type Row, rowsOf, signatureLine } from './rows.ts'

export function moneyBody(slip: MoneySlip, practice: boolean): Html {
  const { paper } = slip
  const rows: readonly (readonly [string, string | null])[] = [
    [text.inWords, slip.inWords],
    [text.method, slip.method],
    [words.caseNumber, slip.caseNumber],
    [words.item, slip.itemName],
    [words.name, slip.maskedName],
    [text.before, slip.before],
    [text.reason, slip.reason],
    [text.at[paper], slip.at],
    [text.payee, slip.branchName],
    [words.operator, slip.operatorName],
  ]
  return html`
  ${practiceMark(practice)}
  <h1>${slipTitle[paper]}</h1>
  <p class="small center">${text.number[paper]}</p>
  <p class="case-number">${slip.number}</p>
  <div class="promised"><span>${text.amount[paper]}</span><strong>¥ ${slip.amount}</strong></div>
  ${rowsOf(rows.flatMap(([label, value]): Row[] => (value === null ? [] : [[label, value]])))}
  ${paper === 'refund' ? signatureLine(text.signed, null) : html`<p class="small center">${text.keep}</p>`}`
}
