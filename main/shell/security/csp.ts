/** States what each of our pages may load; sent as a header with every document. */

// Electron security checklist 7. `style-src 'unsafe-inline'` is antd's: it writes its styles into the page at run time.
const desk = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'", 'counter://fonts'],
  'font-src': ["'self'", 'counter://fonts'],
  'img-src': ["'self'", 'blob:', 'data:'],
  'media-src': ["'self'", 'blob:', 'mediastream:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
} as const

/** A slip is text, its own style and the pictures inside it; it never runs a script. */
const print = {
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'", 'counter://fonts'],
  'font-src': ['counter://fonts'],
  'img-src': ['data:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
} as const

const asHeader = (rules: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(rules)
    .map(([what, from]) => `${what} ${from.join(' ')}`)
    .join('; ')

export const contentSecurity = { desk: asHeader(desk), print: asHeader(print) } as const
