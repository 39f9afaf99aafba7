/** Lays the whole file of a case out on A4: cover, form, pictures, what happened, slips, log. Pure: data in, page out. */
import type { SlipPage } from '../../../../shared/ipc/shapes/print.ts'
import { caseFileText as text } from '../../../../shared/strings/zh-CN/disclosure.ts'
import { printTitle } from '../../../../shared/strings/zh-CN/print.ts'
import { acceptanceBody } from '../print/acceptance.ts'
import { photoUrl, signatureDrawing } from '../print/drawings.ts'
import { formBody } from '../print/form.ts'
import { type Html, html, page } from '../print/html.ts'
import { moneyBody } from '../print/money.ts'
import { pickupBody } from '../print/pickup.ts'
import type { SlipOptions } from '../print/render.ts'
import { practiceMark } from '../print/rows.ts'
import type { CaseFile, FilePicture, FileSlip, FileTable } from './case-file-data.ts'

export function caseFilePage(file: CaseFile, { styles, practice }: SlipOptions): SlipPage {
  const title = printTitle['case-file']
  const body = html`<body class="case-file">
    ${practiceMark(practice)}
    <h1>${title}</h1>
    <p class="case-number">${file.caseNumber}</p>
    <table class="grid"><colgroup><col class="label"><col></colgroup>
      <tbody>${file.facts.map(([label, value]) => html`<tr><th>${label}</th><td>${value}</td></tr>`)}</tbody>
    </table>
    <section class="sheet">${formBody(file.form, practice)}</section>
    ${file.pictures.length > 0 && html`<section class="sheet"><h2>${text.pictures}</h2><div class="pictures">${file.pictures.map(pictureOf)}</div></section>`}
    <section class="sheet">${file.tables.map(tableOf)}
      ${file.takerSignature !== null && html`<h2>${text.takerSignature}</h2><div class="sign-space">${signatureDrawing(file.takerSignature)}</div>`}
    </section>
    ${file.slips.length > 0 && html`<section class="sheet"><h2>${text.slipsAgain}</h2><p>${text.slipsNote}</p>${file.slips.map(slip => slipOf(slip, practice))}</section>`}
  </body>`
  // The slips keep their own look by nesting their style under the frame they stand in.
  const style = `${styles.form}\n${styles.caseFile}\n.paper-slip {\n${styles.slip}\n}`
  return { html: page({ title, style, body }), widthMm: 210, heightMm: 297, title }
}

const pictureOf = ({ title, lines, jpeg }: FilePicture): Html => html`<figure>
  ${jpeg ? html`<img class="photo" src="${photoUrl(jpeg)}" alt="">` : html`<div class="photo empty">${text.noPicture}</div>`}
  <figcaption><strong>${title}</strong>${lines.map(line => html`<span>${line}</span>`)}</figcaption></figure>`

const tableOf = ({ title, heads, rows, note }: FileTable): Html => html`<h2>${title}</h2>
  ${note !== undefined && html`<p>${note}</p>`}
  <table class="list"><thead><tr>${heads.map(head => html`<th>${head}</th>`)}</tr></thead>
    <tbody>${rows.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`

function slipOf(slip: FileSlip, practice: boolean): Html {
  if (slip.kind === 'acceptance') return html`<div class="paper-slip acceptance">${acceptanceBody(slip.data, practice)}</div>`
  if (slip.kind === 'pickup') return html`<div class="paper-slip pickup">${pickupBody(slip.data, practice)}</div>`
  return html`<div class="paper-slip ${slip.kind}">${moneyBody(slip.data, practice)}</div>`
}
