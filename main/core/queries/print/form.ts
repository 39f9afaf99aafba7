/** Lays out the application form on A4 in the manner of an official form. */
import { slipTitle, printText as text } from '../../../../shared/strings/zh-CN/print.ts'
import type { FormSlip } from '../slips/slip-data.ts'
import { caseCode, photoUrl, signatureDrawing } from './drawings.ts'
import { gridOf } from './form-grid.ts'
import { type Html, html } from './html.ts'
import { practiceMark } from './rows.ts'

export const formBody = (slip: FormSlip, practice: boolean): Html => html`
  ${practiceMark(practice)}
  <header>
    <div class="head-side"><p>${text.formNumber}</p><p class="form-number">${slip.caseNumber}</p></div>
    <div class="head-title"><h1>${slipTitle.form}</h1><p>${[slip.itemName, slip.reasonName].filter(Boolean).join(' · ')}</p></div>
    <div class="head-side right">${caseCode(slip.caseNumber)}</div>
  </header>
  <table class="grid">
    <colgroup><col class="label"><col><col class="label"><col><col class="photo"></colgroup>
    <tbody>${gridOf(slip.groups, photoBox(slip))}</tbody>
  </table>
  <table class="grid joined">
    <colgroup><col class="label"><col></colgroup>
    <tbody>
      <tr><th>${text.papers}</th><td>${slip.papers.map(({ text, seen }) => html`<span class="tick">${tick(seen)}${text}</span>`)}</td></tr>
      <tr><th>${text.notices}</th><td>${slip.notices.map(notice => html`<p class="tick">${tick(notice.ticked)}${notice.text}</p>`)}</td></tr>
      ${slip.consents.length > 0 && html`<tr><th>${text.consent}</th><td>${slip.consents.map(consentLine)}</td></tr>`}
    </tbody>
  </table>
  ${closingTable(slip)}
  <footer><span>${slip.branchName}</span><span>${text.madeAt} ${slip.madeAt}</span></footer>`

const photoBox = ({ photo, pictured }: FormSlip): Html =>
  photo
    ? html`<img class="photo" src="${photoUrl(photo)}" alt="">`
    : html`<div class="photo empty">${pictured ? text.photo : text.noPhoto}</div>`

/** A box with or without its mark, drawn, because no font promises the sign. */
const tick = (ticked: boolean): Html =>
  html`<svg class="box" viewBox="0 0 12 12"><rect x="1" y="1" width="10" height="10"/>${ticked && html`<path d="M3 6.2 5.2 8.6 9.2 3.4"/>`}</svg>`

const closingTable = (slip: FormSlip): Html => html`
  <table class="grid joined">
    <colgroup><col class="label"><col><col class="label"><col></colgroup>
    <tbody>
      <tr class="signing">
        <th>${text.applicantSignature}</th>
        <td colspan="3"><p>${text.statement}</p>
          <div class="sign-space">${slip.signature ? signatureDrawing(slip.signature) : slip.signedSaid}</div>
          <p class="signed-at">${text.signedAt} ${slip.signedAt ?? ''}</p></td>
      </tr>
      <tr>
        <th>${text.maker}</th><td>${text.makerLine(slip.maker.name, slip.maker.counter)}</td>
        <th>${text.checker}</th><td>${checkerText(slip.checker)}</td>
      </tr>
      <tr class="stamp"><th>${text.stamp}</th><td colspan="3"></td></tr>
    </tbody>
  </table>`

const consentLine = ({ text: said, at }: FormSlip['consents'][number]): Html =>
  html`<p>${at === null ? text.consentMissing(said) : text.consentGiven(said, at)}</p>`

const checkerText = (checker: FormSlip['checker']): string => (checker ? text.checkerLine(checker.name, checker.at) : text.notChecked)
