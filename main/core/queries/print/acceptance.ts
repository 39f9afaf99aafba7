/** Lays out the acceptance slip, which the customer keeps until the card is there. */
import { dayText, slipTitle, printText as text } from '../../../../shared/strings/zh-CN/print.ts'
import { actSlipText } from '../../../../shared/strings/zh-CN/slip.ts'
import { Day, weekday } from '../../../../shared/time.ts'
import type { AcceptanceSlip, ActDone } from '../slips/slip-data.ts'
import { caseCode } from './drawings.ts'
import { type Html, html } from './html.ts'
import { block, listOf, placeRows, practiceMark, type Row, rowsOf, signatureLine } from './rows.ts'

export const acceptanceBody = (slip: AcceptanceSlip, practice: boolean): Html => html`
  ${practiceMark(practice)}
  <h1>${slipTitle.acceptance}</h1>
  <p class="small center">${text.caseNumber}</p>
  <p class="case-number">${slip.caseNumber}</p>
  ${slip.act ? actBlock(slip.act) : promisedBlock(slip)}
  ${rowsOf(whatRows(slip))}
  ${!slip.act && block(text.bringTitle, listOf(slip.bring))}
  ${block(slip.act ? text.branch : text.whereTitle, rowsOf(placeRows(slip.branch)))}
  ${block(text.askTitle, html`<p>${text.askText}</p>`)}
  <div class="code-line">${caseCode(slip.caseNumber)}<p>${slip.act ? actSlipText.keep : text.keepHint}</p></div>
  ${signatureLine(text.signature, slip.signature, slip.signedSaid)}
  ${(!slip.act || slip.checkerName !== null) && rowsOf([[text.checker, slip.checkerName ?? '']])}`

const actBlock = ({ title, lines, note }: ActDone): Html => html`<div class="act-done"><h2>${title}</h2>
  ${rowsOf(lines)}
  ${note !== null && html`<p>${note}</p>`}</div>`

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
    [text.counterAndOperator, text.counter(slip.counter, slip.operatorName)],
    [text.fee, slip.feeText],
    [text.receipt, slip.receipt],
    [text.loss, slip.lossReported === null ? null : slip.lossReported ? text.yes : text.no],
    [text.medical, slip.medicalNote],
    [text.limit, slip.limitNote],
  ]
  return rows.flatMap(([label, value]): Row[] => (value === null ? [] : [[label, value]]))
}
