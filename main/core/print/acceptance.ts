/** Lays out the acceptance slip, which the customer keeps until the card is there. */
import { dayText, slipTitle, printText as text } from '../../../shared/strings/zh-CN/print.ts'
import { Day, weekday } from '../../../shared/time.ts'
import { caseCode } from './drawings.ts'
import { type Html, html } from './html.ts'
import { block, listOf, placeRows, practiceMark, type Row, rowsOf, signatureLine } from './rows.ts'
import type { AcceptanceSlip } from './slip-data.ts'

export const acceptanceBody = (slip: AcceptanceSlip, practice: boolean): Html => html`
  ${practiceMark(practice)}
  <h1>${slipTitle.acceptance}</h1>
  <p class="small center">${text.caseNumber}</p>
  <p class="case-number">${slip.caseNumber}</p>
  ${promisedBlock(slip)}
  ${rowsOf(whatRows(slip))}
  ${block(text.bringTitle, listOf(slip.bring))}
  ${block(text.whereTitle, rowsOf(placeRows(slip.branch)))}
  ${block(text.askTitle, html`<p>${text.askText}</p>`)}
  <div class="code-line">${caseCode(slip.caseNumber)}<p>${text.keepHint}</p></div>
  ${signatureLine(text.signature, slip.signature)}
  ${rowsOf([[text.checker, slip.checkerLogin ?? '']])}`

function promisedBlock({ promised, forecast }: AcceptanceSlip): Html {
  if (!promised) return html`<div class="promised"><span>${text.promised}</span><strong>${text.promisedOpen}</strong></div>`
  return html`<div class="promised"><span>${text.promised}</span>
    <strong>${dayText(promised.day)}</strong><em>${text.weekday(weekday(Day.parse(promised.day)))}</em>
    ${!promised.covered && html`<small>${text.provisional}</small>`}
    ${forecast !== null && html`<small>${forecast}</small>`}</div>`
}

function whatRows(slip: AcceptanceSlip): readonly Row[] {
  const rows: readonly (readonly [string, string | null])[] = [
    [text.item, slip.itemName],
    [text.reason, slip.reasonName],
    [text.name, slip.maskedName],
    [text.docNumber, slip.maskedNumber],
    [text.broughtBy, slip.broughtBy],
    [text.acceptedAt, slip.acceptedAt],
    [text.counterAndOperator, text.counter(slip.counter, slip.operatorLogin)],
    [text.fee, slip.feeText],
    [text.receipt, slip.receipt],
    [text.loss, slip.lossReported === null ? null : slip.lossReported ? text.yes : text.no],
    [text.medical, slip.medicalNote],
    [text.limit, slip.limitNote],
  ]
  return rows.flatMap(([label, value]): Row[] => (value === null ? [] : [[label, value]]))
}
