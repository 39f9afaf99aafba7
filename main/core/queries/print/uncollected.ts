/** Lays out the list of cards nobody came for, on A4, to be signed by who hands them on and who takes them. */
import { slipTitle, printText as text } from '../../../../shared/strings/zh-CN/print.ts'
import type { UncollectedSheet } from '../slips/slip-data.ts'
import { type Html, html } from './html.ts'
import { practiceMark } from './rows.ts'

const heads = [text.order, text.caseNumber, text.item, text.name, text.state, text.waitsSince, text.waitedDays, text.limit, text.ageing]

export const uncollectedBody = (sheet: UncollectedSheet, practice: boolean): Html => html`
  ${practiceMark(practice)}
  <h1>${slipTitle.uncollected}</h1>
  <p class="small center">${sheet.branchName} ${text.madeAt} ${sheet.madeAt} ${text.cardCount(sheet.rows.length)}</p>
  <table class="list">
    <thead><tr>${heads.map(head => html`<th>${head}</th>`)}</tr></thead>
    <tbody>${sheet.rows.map(rowOf)}</tbody>
  </table>
  ${sheet.rows.length === 0 && html`<p class="center">${text.noCards}</p>`}
  <div class="hand-signs"><span>${text.handedBy}</span><span>${text.takenBy}</span><span>${text.date}</span></div>`

const rowOf = (row: UncollectedSheet['rows'][number], at: number): Html =>
  html`<tr>${[
    String(at + 1),
    row.number,
    row.itemName,
    row.maskedName,
    row.stateName,
    row.since,
    String(row.days),
    row.limit,
    row.ageing,
  ].map(cell => html`<td>${cell}</td>`)}</tr>`
