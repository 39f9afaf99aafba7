/** Lays out an answer of the guidance desk on one sheet of A4, for the customer to take home. */
import type { GuideLine, GuidePart } from '../../../shared/ipc/shapes/guidance.ts'
import { guidanceText } from '../../../shared/strings/zh-CN/guidance.ts'
import { dayText, slipTitle, printText as text } from '../../../shared/strings/zh-CN/print.ts'
import { type Html, html } from './html.ts'
import { practiceMark } from './rows.ts'
import type { GuideSlip, SlipBranch } from './slip-data.ts'

export const guideBody = ({ sheet, branch, madeAt }: GuideSlip, practice: boolean): Html => html`
  ${practiceMark(practice)}
  <header>
    <h1>${slipTitle.guide}</h1>
    <p class="item">${sheet.title}</p>
    ${sheet.question && html`<p>${text.asked(sheet.question)}</p>`}
    <p class="small">${sheet.rules} ${text.countedFrom(dayText(sheet.asOf))}</p>
  </header>
  ${sheet.lines.filter(line => line.id === 'can').map(verdict)}
  <ul class="said">${sheet.text.map(line => html`<li>${line}</li>`)}</ul>
  <table class="grid"><tbody>${sheet.lines.filter(line => line.id !== 'can').map(rowOf)}</tbody></table>
  <p class="small note">${text.guideNote}</p>
  <footer><span>${placeOf(branch)}</span><span>${text.madeAt} ${madeAt}</span></footer>`

const verdict = ({ parts: [first, ...causes] }: GuideLine): Html =>
  html`<div class="verdict"><strong>${first?.text ?? ''}</strong>${causes.map(cause => html`<span>${cause.text}</span>`)}</div>`

const rowOf = (line: GuideLine): Html =>
  html`<tr class="${line.id}"><th>${line.name}${mark(line.unsure)}</th><td>${line.parts.map(partOf)}${under(line)}</td></tr>`

const partOf = (part: GuidePart): Html =>
  html`<p>${part.text}${part.basis && html` <span class="small">${guidanceText.basisOf(part.basis)}</span>`}${mark(part.unsure)}</p>${under(part)}`

const mark = (unsure: boolean): Html | null => (unsure ? html` <span class="mark">${text.toConfirm}</span>` : null)

const under = ({ source, note }: Pick<GuidePart, 'source' | 'note'>): readonly Html[] =>
  [note, source].flatMap(line => (line === null ? [] : [html`<p class="small">${line}</p>`]))

const placeOf = ({ name, address, phone, hours }: SlipBranch): string =>
  [name, address, phone, ...hours].filter(line => line !== '').join('　')
