/** The parts that slips share: rows of label and value, blocks, the practice mark. */
import { emergencyText } from '../../../../shared/strings/zh-CN/emergency.ts'
import { printText as text } from '../../../../shared/strings/zh-CN/print.ts'
import type { SlipBranch, Strokes } from '../slips/slip-data.ts'
import { signatureDrawing } from './drawings.ts'
import { type Html, html } from './html.ts'

export type Row = readonly [label: string, value: string]

export const rowsOf = (rows: readonly Row[]): Html =>
  html`<dl class="rows">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`

export const block = (title: string, content: Html): Html => html`<section class="block"><h2>${title}</h2>${content}</section>`

export const listOf = (lines: readonly string[]): Html => html`<ul>${lines.map(line => html`<li>${line}</li>`)}</ul>`

export const practiceMark = (practice: boolean): Html =>
  practice ? html`<div class="practice"><strong>${text.practiceMark}</strong><span>${text.practiceNote}</span></div>` : html``

/** On every slip that a desk gives out while it is on its own. */
export const emergencyMark = (mark: string | null): Html =>
  mark === null
    ? html``
    : html`<div class="practice"><strong>${emergencyText.slip(mark)}</strong><span>${emergencyText.slipNote}</span></div>`

export const placeRows = (branch: SlipBranch): readonly Row[] => [
  [text.branch, branch.name],
  [text.address, branch.address],
  [text.phone, branch.phone],
  ...branch.hours.map((line, at): Row => [at === 0 ? text.hours : '', line]),
]

/** Strokes of a pad, what was kept in their place, or a line to sign on. */
export const signatureLine = (label: string, strokes: Strokes | null, said: string | null = null): Html =>
  html`<div class="sign"><span>${label}</span><div class="sign-space">${strokes ? signatureDrawing(strokes) : said}</div></div>`
