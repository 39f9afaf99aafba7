/** Lays out an answer of the guidance desk on one sheet of A4, for the customer to take home. */
import type { GuideLine, GuidePart, GuideSheet } from '../../../../shared/ipc/shapes/guidance.ts'
import { guidanceText } from '../../../../shared/strings/zh-CN/guidance.ts'
import { dayText, slipTitle, printText as text } from '../../../../shared/strings/zh-CN/print.ts'
import type { GuideSlip, SlipBranch } from '../slips/slip-data.ts'
import { type Html, html } from './html.ts'
import { practiceMark } from './rows.ts'

type Said = Pick<GuidePart, 'source' | 'note'>

export function guideBody({ sheet, branch, madeAt }: GuideSlip, practice: boolean): Html {
  const sources = sourcesOf(sheet)
  const lines = (...ids: readonly GuideLine['id'][]) => sheet.lines.filter(line => ids.includes(line.id))
  return html`
  ${practiceMark(practice)}
  ${head(sheet)}
  ${lines('can').map(verdict)}
  <p class="brief">${sheet.brief.join('')}</p>
  ${sheet.steps.length > 0 && html`<p class="steps"><strong>${guidanceText.steps}</strong>${sheet.steps.map((step, at) => html` <span>${at + 1}. ${step}</span>`)}</p>`}
  <ul class="said">${sheet.text.map(line => html`<li>${line}</li>`)}</ul>
  <table class="grid"><tbody>${lines('before', 'ways', 'reasons', 'papers', 'fee', 'ready', 'meanwhile', 'unsaid').map(line => rowOf(line, sources))}</tbody></table>
  <div class="rules">${lines('rule').map(line => ruleOf(line, sources))}</div>
  <table class="grid"><tbody>${lines('basis').map(line => rowOf(line, sources))}</tbody></table>
  ${sourceList(sources)}
  <p class="small">${text.guideNote}</p>
  <footer><span>${placeOf(branch)}</span><span>${text.madeAt} ${madeAt}</span></footer>`
}

const head = ({ title, question, rules, asOf }: GuideSheet): Html => html`
  <header>
    <h1>${slipTitle.guide}</h1>
    <p class="item">${title}</p>
    ${question && html`<p>${text.asked(question)}</p>`}
    <p class="small">${rules} ${text.countedFrom(dayText(asOf))}</p>
  </header>`

const verdict = ({ parts: [first, ...causes] }: GuideLine): Html =>
  html`<div class="verdict"><strong>${first?.text ?? ''}</strong>${causes.map(cause => html`<span>${cause.text}</span>`)}</div>`

const rowOf = (line: GuideLine, sources: readonly string[]): Html =>
  html`<tr class="${line.id}"><th>${line.name}${mark(line.unsure)}</th><td>
    ${line.parts.map(part => html`<p>${part.text}${mark(part.unsure)}${basisOf(part)}${under(part, sources)}</p>`)}
    ${(line.note ?? line.source) && html`<p>${under(line, sources)}</p>`}
  </td></tr>`

/** A rule of the place is one short sentence, so two stand side by side. */
const ruleOf = (line: GuideLine, sources: readonly string[]): Html =>
  html`<p><strong>${line.name}</strong> ${line.parts.map(part => part.text)}${mark(line.unsure)}${under(line, sources)}</p>`

const basisOf = ({ basis }: GuidePart): Html | null =>
  basis === null ? null : html` <span class="small">${guidanceText.basisOf(basis)}</span>`

const mark = (unsure: boolean): Html | null => (unsure ? html` <span class="mark">${text.toConfirm}</span>` : null)

const under = ({ source, note }: Said, sources: readonly string[]): Html =>
  html`${note && html` <span class="small">${note}</span>`}${source && html`<sup>[${sources.indexOf(source) + 1}]</sup>`}`

/** Most rules share a source, so the sheet names each once and the rules point to it. */
const sourcesOf = ({ lines }: GuideSheet): readonly string[] => {
  const said: readonly Said[] = lines.flatMap(line => [...line.parts, line])
  return [...new Set(said.flatMap(({ source }) => (source === null ? [] : [source])))]
}

const sourceList = (sources: readonly string[]): Html | null =>
  sources.length === 0
    ? null
    : html`<p class="small sources">${text.sources}${sources.map((source, at) => html`<span>[${at + 1}] ${source}</span> `)}</p>`

const placeOf = ({ name, address, phone, hours }: SlipBranch): string =>
  [name, address, phone, ...hours].filter(line => line !== '').join(' · ')
