/** Lays out the head of a slip that is printed again: the slip itself stays as it is sealed, the mark goes on the paper above it. */
import type { SlipPage } from '../../../../shared/ipc/shapes/print.ts'
import { jobText } from '../../../../shared/strings/zh-CN/printing.ts'
import { clockAt } from '../../../../shared/time.ts'
import type { RecordsContext } from '../../records/context.ts'
import { html, page } from './html.ts'

export function againMark(
  core: RecordsContext,
  { copy, at, counter }: { readonly copy: number; readonly at: string; readonly counter: string },
): SlipPage {
  const body = html`<body class="again plain">
    <h1>${jobText.mark(copy)}</h1>
    <p class="small center">${jobText.markAt(clockAt(at).slice(0, 16), counter)}</p>
  </body>`
  return { html: page({ title: jobText.again, style: core.printStyles.slip, body }), widthMm: 80, heightMm: null, title: jobText.again }
}
