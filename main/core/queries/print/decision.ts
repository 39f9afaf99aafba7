/** Lays out what a citizen is told in writing of a case that was returned or rejected: the reason, and what can be done. */
import { slipTitle, printText as text } from '../../../../shared/strings/zh-CN/print.ts'
import type { DecisionSlip } from '../slips/slip-data.ts'
import { caseCode } from './drawings.ts'
import { type Html, html } from './html.ts'
import { block, listOf, placeRows, practiceMark, type Row, rowsOf } from './rows.ts'

const headRows = (slip: DecisionSlip): readonly Row[] => [
  [text.caseNumber, slip.caseNumber],
  [text.item, slip.itemName],
  [text.name, slip.maskedName],
  [text.docNumber, slip.maskedNumber],
  [text.decidedAt, slip.decidedAt],
]

export const returnedBody = (slip: DecisionSlip, practice: boolean): Html => html`
  ${practiceMark(practice)}
  <h1>${slipTitle.returned}</h1>
  ${rowsOf(headRows(slip))}
  ${block(text.faultsTitle, listOf(slip.faults))}
  ${block(text.mendTitle, html`<p>${text.mendHow}</p>${listOf(slip.bring)}`)}
  ${placeAndStamp(slip)}`

export const rejectedBody = (slip: DecisionSlip, practice: boolean): Html => html`
  ${practiceMark(practice)}
  <h1>${slipTitle.rejected}</h1>
  ${rowsOf(headRows(slip))}
  ${block(text.rejectReason, html`<p>${slip.reason}</p><p>${text.againNote}</p>`)}
  ${block(text.remedyTitle, html`<p>${text.remedy}</p><p>${text.remedyAt}</p>`)}
  ${placeAndStamp(slip)}`

const placeAndStamp = (slip: DecisionSlip): Html => html`
  ${block(text.branch, rowsOf(placeRows(slip.branch)))}
  <div class="code-line">${caseCode(slip.caseNumber)}<p>${text.noticeStamp}</p></div>`
