/** Lays out the sheet of a closed day on A4, to be signed by the manager and whoever checked it. */
import { slipTitle } from '../../../../shared/strings/zh-CN/print.ts'
import { dayEndText as text } from '../../../../shared/strings/zh-CN/report.ts'
import type { DayEndSheet } from '../slips/slip-data.ts'
import { type Html, html } from './html.ts'
import { practiceMark } from './rows.ts'

const heads = [text.line, text.open, text.figures, text.reason]

export const dayEndBody = (sheet: DayEndSheet, practice: boolean): Html => html`
  ${practiceMark(practice)}
  <h1>${slipTitle['day-end']}</h1>
  <p class="center">${text.sheetOf(sheet.branchName, sheet.day, sheet.run)}</p>
  <p class="small center">${text.done(sheet.madeAt, sheet.by)}</p>
  ${sheet.again !== null && html`<p>${text.sheetReason(sheet.again)}</p>`}
  <table class="list">
    <thead><tr>${heads.map(head => html`<th>${head}</th>`)}</tr></thead>
    <tbody>${sheet.lines.map(
      ({ name, open, figures, reason }) => html`<tr>${[name, open, figures, reason].map(cell => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody>
  </table>
  <div class="hand-signs"><span>${text.signManager}</span><span>${text.signSecond}</span></div>`
