/** Reads the parts of an .xlsx: their XML tag by tag, and which part is meant by another (ECMA-376, part 2). */
import { posix } from 'node:path'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { fileRefused } from '../archive/zip.ts'

export type Parts = ReadonlyMap<string, Uint8Array>

/** @throws Refusal FILE_REFUSED */
export function textOf(parts: Parts, name: string): string {
  const bytes = parts.get(name)
  if (!bytes) throw fileRefused('not-a-workbook')
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** The same in UTF-8, whatever the part said of itself before. */
export const bytesOf = (xml: string): Uint8Array =>
  new TextEncoder().encode(xml.replace(/^(<\?xml[^>]*?encoding=["'])utf-16(?:le|be)?(["'])/i, '$1UTF-8$2'))

const afterColon = (name: string): string => name.slice(name.indexOf(':') + 1)
export const localName = (tag: { readonly name: string }): string => afterColon(tag.name)
export const prefixOf = (name: string): string => (name.includes(':') ? `${name.slice(0, name.indexOf(':'))}:` : '')
export const attribute = (tag: SaxesTagPlain, name: string): string | null =>
  Object.entries(tag.attributes).find(([key]) => afterColon(key) === name)?.[1] ?? null
/** As XML Schema writes it. */
export const isTrue = (value: string | null | undefined): boolean => value === '1' || value === 'true'

type Walk = {
  readonly open?: (tag: SaxesTagPlain, position: number) => void
  readonly text?: (text: string) => void
  readonly close?: (tag: SaxesTagPlain, position: number) => void
}
/** `position` is the offset right after the tag. */
export function walk(xml: string, { open, text, close }: Walk): void {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  parser.on('error', error => {
    throw error
  })
  if (open) parser.on('opentag', tag => open(tag, parser.position))
  if (text) parser.on('text', text)
  if (text) parser.on('cdata', text)
  if (close) parser.on('closetag', tag => close(tag, parser.position))
  parser.write(xml).close()
}

export type Relation = { readonly id: string; readonly type: string; readonly part: string }

/** What a part is related to; `part` is empty for the file itself. `type`: the last word of the relation's type. */
export function relationsOf(parts: Parts, part: string): Relation[] {
  const folder = posix.dirname(part)
  const name = realName(parts, posix.join(folder, '_rels', `${posix.basename(part)}.rels`))
  if (name === null) return []
  const found: Relation[] = []
  walk(textOf(parts, name), {
    open: tag => {
      const { Id, Type = '', Target = '', TargetMode } = tag.attributes
      if (localName(tag) !== 'Relationship' || Id === undefined || TargetMode === 'External') return
      const target = Target.replaceAll('\\', '/')
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: realName(parts, path) ?? path })
    },
  })
  return found
}

/** Names of parts are the same in capitals and small letters (ECMA-376, part 2, 6.2.2.3). Null where there is none. */
function realName(parts: Parts, name: string): string | null {
  if (parts.has(name)) return name
  const small = name.toLowerCase()
  return [...parts.keys()].find(key => key.toLowerCase() === small) ?? null
}

/** `_x000D_` stands for one character that XML cannot hold; an underscore before it is written `_x005F_` (ECMA-376, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
