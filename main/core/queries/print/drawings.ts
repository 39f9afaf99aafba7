/** Draws what is not text on a slip: the code of the case number and the signature, both as SVG. */
import { create } from 'qrcode'
import type { Strokes } from '../slips/slip-data.ts'
import { type Html, html } from './html.ts'

const quietZone = 2

/** A QR code that holds the case number and nothing else. */
export const caseCode = (caseNumber: string): Html => drawn(caseNumber, 'M')

/** A longer text, with less spare for damage so that its squares stay large enough for a thermal printer. */
export const codeOf = (text: string): Html => drawn(text, 'L')

/** A code for a screen: how many squares on a side, the white edge counted, and the outline of the dark ones. */
export const codeSquares = (text: string): { readonly side: number; readonly path: string } => squaresOf(text, 'M')

function squaresOf(text: string, errorCorrectionLevel: 'L' | 'M'): { readonly side: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel })
  const side = modules.size + quietZone * 2
  const dark = Array.from({ length: modules.size * modules.size }, (_, at) => at).filter(at => modules.data[at] === 1)
  const path = dark.map(at => `M${(at % modules.size) + quietZone} ${Math.floor(at / modules.size) + quietZone}h1v1h-1z`).join('')
  return { side, path }
}

function drawn(text: string, errorCorrectionLevel: 'L' | 'M'): Html {
  const { side, path } = squaresOf(text, errorCorrectionLevel)
  return html`<svg class="code" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${path}"/></svg>`
}

/** A pad is four times as wide as high; points are kept inside it whatever was recorded. */
const pad = { width: 400, height: 100 } as const

export function signatureDrawing(strokes: Strokes): Html {
  const lines = strokes.map(stroke => html`<path d="${linePath(stroke)}"/>`)
  return html`<svg class="signature" viewBox="0 0 ${pad.width} ${pad.height}">${lines}</svg>`
}

function linePath(stroke: Strokes[number]): string {
  const points = stroke.map(([x, y]) => `${placed(x, pad.width)} ${placed(y, pad.height)}`)
  // A dot is a stroke of one point; a line to itself makes it visible with round caps.
  return points.length === 1 ? `M${points[0]}L${points[0]}` : `M${points.join('L')}`
}

const placed = (share: number, length: number): string => (Math.min(1, Math.max(0, share)) * length).toFixed(1)

export const photoUrl = (jpeg: Uint8Array): string => `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`
