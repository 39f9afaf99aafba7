/** Lays out the transfer sheet of a unit on A4: its cards, line by line, and who gives and takes them. */
import { slipTitle, printText as words } from '../../../../shared/strings/zh-CN/print.ts'
import { transferText as text } from '../../../../shared/strings/zh-CN/unit.ts'
import type { TransferSheet } from '../slips/slip-data.ts'
import { type Html, html } from './html.ts'
import { practiceMark, type Row } from './rows.ts'

const heads = [words.order, words.caseNumber, words.name, words.docNumber, words.cardTail, text.handed, text.note]

export function transferBody(sheet: TransferSheet, practice: boolean): Html {
  const facts: readonly Row[] = [
    [text.batch, sheet.batchNumber],
    [text.unit, sheet.unitCode === '' ? sheet.unitName : text.unitWith(sheet.unitName, sheet.unitCode)],
    [text.agent, sheet.agent],
    [text.branch, sheet.branchName],
    [words.madeAt, sheet.madeAt],
    [text.count, text.cards(sheet.rows.length, sheet.later)],
  ]
  return html`
  ${practiceMark(practice)}
  <h1>${slipTitle.transfer}</h1>
  <table class="grid joined"><colgroup><col class="label"><col></colgroup>
    <tbody>${facts.map(([label, value]) => html`<tr><th>${label}</th><td>${value}</td></tr>`)}</tbody>
  </table>
  <table class="list">
    <thead><tr>${heads.map(head => html`<th>${head}</th>`)}</tr></thead>
    <tbody>${sheet.rows.map(lineOf)}</tbody>
  </table>
  ${sheet.rows.length === 0 && html`<p class="center">${words.noCards}</p>`}
  <p>${text.statement}</p>
  <div class="hand-signs"><span>${text.givenBy}</span><span>${words.date}</span></div>
  <div class="hand-signs"><span>${text.takenBy}</span>${sheet.people > 1 && html`<span>${text.takenBySecond}</span>`}<span>${words.date}</span></div>`
}

const lineOf = (row: TransferSheet['rows'][number], at: number): Html =>
  html`<tr>${[String(at + 1), row.caseNumber, row.maskedName, row.maskedNumber, row.cardTail, row.handed ? text.yes : '', ''].map(
    cell => html`<td>${cell}</td>`,
  )}</tr>`
