/** Puts the fields of the form into table rows, two to a row, with the photo beside the first ones. */

import type { FormCell, FormSlip } from '../slips/slip-data.ts'
import { type Html, html } from './html.ts'

type GridRow = { readonly title: string } | { readonly cells: readonly FormCell[] }
/** How many field rows of at least 8 mm stand beside a photo of 32 mm and its border. */
const rowsBesidePhoto = 5

export function gridOf(groups: FormSlip['groups'], photo: Html): readonly Html[] {
  const rows = groups.flatMap((group): GridRow[] => [{ title: group.title }, ...pairsOf(group.cells).map(cells => ({ cells }))])
  return rows.map((row, at) =>
    rowHtml(
      row,
      at === 0 ? html`<td class="photo" rowspan="${Math.min(rowsBesidePhoto, rows.length)}">${photo}</td>` : null,
      at < rowsBesidePhoto,
    ),
  )
}

function rowHtml(row: GridRow, photo: Html | null, beside: boolean): Html {
  const width = beside ? 4 : 5
  if ('title' in row) return html`<tr class="group"><th colspan="${width}">${row.title}</th>${photo}</tr>`
  const [first, second] = row.cells
  if (!first) return html``
  if (!second) return html`<tr><th>${first.label}</th><td colspan="${width - 1}">${first.value}</td>${photo}</tr>`
  return html`<tr><th>${first.label}</th><td>${first.value}</td><th>${second.label}</th><td colspan="${width - 3}">${second.value}</td>${photo}</tr>`
}

/** Wide cells stand alone, the others two by two. */
export function pairsOf(cells: readonly FormCell[]): readonly (readonly FormCell[])[] {
  const rows: FormCell[][] = []
  for (const cell of cells) {
    const last = rows.at(-1)
    if (last?.length === 1 && !cell.wide && !last[0]?.wide) last.push(cell)
    else rows.push([cell])
  }
  return rows
}
