/** Serves the `counter:` addresses: the page, the bundled fonts, and slips that exist only in memory. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { CustomScheme, Session } from 'electron'
import { systemCode } from '../../shared/system-code.ts'
import { contentSecurity } from './security/csp.ts'

/** Must be registered before Electron is ready. Pages load fonts from another host of the scheme, hence `corsEnabled`. */
export const counterScheme: CustomScheme = {
  scheme: 'counter',
  privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
}

export type Served = { readonly pageFolder: string; readonly fontsFolder: string; readonly slips: Slips }

/** Slips waiting to be laid out, by a number that says nothing about anyone. */
export class Slips {
  readonly #pages = new Map<string, string>()

  hold(id: string, html: string): string {
    this.#pages.set(id, html)
    return `counter://print/${id}`
  }

  find(id: string): string | undefined {
    return this.#pages.get(id)
  }

  drop(id: string): void {
    this.#pages.delete(id)
  }
}

export function serveCounter(session: Session, served: Served): void {
  session.protocol.handle('counter', request => answer(served, request.url))
}

export async function answer(served: Served, address: string): Promise<Response> {
  const { host, pathname } = new URL(address)
  if (host === 'page') return fileAnswer(served.pageFolder, pathname)
  if (host === 'fonts') return fileAnswer(served.fontsFolder, pathname)
  if (host === 'print') return slipAnswer(served.slips, pathname.slice(1))
  return absent()
}

const absent = (): Response => new Response(null, { status: 404 })

function slipAnswer(slips: Slips, id: string): Response {
  const html = slips.find(id)
  if (html === undefined) return absent()
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurity.print,
    'cache-control': 'no-store',
  }
  return new Response(html, { headers })
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}

async function fileAnswer(folder: string, pathname: string): Promise<Response> {
  const file = insideOf(folder, pathname)
  const type = contentTypes[extname(pathname)]
  if (!file || !type) return absent()
  const bytes = await readOrNull(file)
  if (!bytes) return absent()
  const headers = {
    'content-type': type,
    'content-security-policy': contentSecurity.desk,
    'x-content-type-options': 'nosniff',
    // The page and a slip live on other hosts of the scheme than the fonts.
    'access-control-allow-origin': '*',
  }
  return new Response(new Uint8Array(bytes), { headers })
}

/** The file an address means, or null where it leads out of the folder. */
export function insideOf(folder: string, pathname: string): string | null {
  const decoded = decodedOrNull(pathname)
  if (decoded === null || decoded.includes('\0')) return null
  const root = normalize(folder + sep)
  const file = normalize(join(root, decoded))
  return file.startsWith(root) ? file : null
}

function decodedOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

async function readOrNull(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file)
  } catch (error) {
    // A missing file is an answer, any other trouble is a bug or a broken disk.
    if (['ENOENT', 'EISDIR'].includes(systemCode(error))) return null
    throw error
  }
}
