/** Lays out a plain paper: a head, a number, rows, blocks of sentences, a table, lines to sign on. */
import type { PlainSlip } from '../slips/slip-data.ts'
import { caseCode } from './drawings.ts'
import { type Html, html } from './html.ts'
import { block, listOf, practiceMark, rowsOf, signatureLine } from './rows.ts'

export const plainBody = (slip: PlainSlip, practice: boolean): Html => html`
  ${practiceMark(practice)}
  <h1>${slip.title}</h1>
  ${slip.number && html`<p class="small center">${slip.number.label}</p><p class="case-number">${slip.number.value}</p>`}
  ${slip.lead && html`<div class="promised"><span>${slip.lead.label}</span><strong>${slip.lead.value}</strong></div>`}
  ${rowsOf(slip.rows)}
  ${slip.blocks.map(({ title, lines }) => block(title, lines.length === 1 ? html`<p>${lines[0] ?? ''}</p>` : listOf(lines)))}
  ${slip.table && tableOf(slip.table)}
  ${slip.signs.map(sign => signatureLine(sign, null))}
  ${slip.caseNumber !== null && html`<div class="code-line">${caseCode(slip.caseNumber)}<p>${slip.stamp ?? ''}</p></div>`}
  ${slip.caseNumber === null && slip.stamp !== null && html`<p class="small">${slip.stamp}</p>`}`

const tableOf = ({ heads, rows }: NonNullable<PlainSlip['table']>): Html => html`<table class="list">
    <thead><tr>${heads.map(head => html`<th>${head}</th>`)}</tr></thead>
    <tbody>${rows.map(cells => html`<tr>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table>`
