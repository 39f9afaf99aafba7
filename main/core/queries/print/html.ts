/** Builds HTML in which nothing a person typed can become markup. */

/** Text that is markup already; made only here. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | null | false | readonly Part[]

/** Escapes everything that is put in, except what is Html itself; null and false leave nothing. */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(fixed.reduce((text, piece, index) => text + piece + (index < parts.length ? written(parts[index] ?? null) : ''), ''))
}

function written(part: Part): string {
  if (part === null || part === false) return ''
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(written).join('')
  return escaped(String(part))
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, char => entities[char] ?? char)

/** The style sheet is ours and comes from the resources, so it is the one thing that is not escaped. */
export function page(parts: { readonly title: string; readonly style: string; readonly body: Html }): string {
  const head = html`<meta charset="utf-8"><title>${parts.title}</title><link rel="stylesheet" href="counter://fonts/fonts.css">`
  return `<!doctype html><html lang="zh-CN"><head>${head.text}<style>${parts.style}</style></head>${parts.body.text}</html>`
}
