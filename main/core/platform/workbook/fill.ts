/** Puts figures into cells of a workbook. Everything else, their look included, stays byte for byte. */
import { zipSync } from 'fflate'
import { cut } from './mark.ts'
import { localName, textOf, type Workbook, walk } from './read.ts'

/** `figures`: by the cell, such as C7; each of them is in the sheet. */
export function filled(book: Workbook, figures: ReadonlyMap<string, number>): Uint8Array {
  const xml = textOf(book.parts, book.sheetPart)
  const cuts: { from: number; to: number; text: string }[] = []
  let open: { readonly from: number; readonly name: string; readonly at: string; readonly style: string } | null = null
  walk(xml, {
    open: (tag, position) => {
      const at = tag.attributes.r ?? ''
      if (localName(tag) !== 'c' || !figures.has(at)) return
      const style = tag.attributes.s === undefined ? '' : ` s="${tag.attributes.s}"`
      open = { from: xml.lastIndexOf('<', position - 1), name: tag.name, at, style }
    },
    close: (tag, position) => {
      if (localName(tag) !== 'c' || open === null) return
      const { from, name, at, style } = open
      const value = name.replace(/c$/, 'v')
      cuts.push({ from, to: position, text: `<${name} r="${at}"${style}><${value}>${figures.get(at) ?? 0}</${value}></${name}>` })
      open = null
    },
  })
  const parts = new Map(book.parts)
  parts.set(book.sheetPart, new TextEncoder().encode(cut(xml, cuts)))
  return zipSync(Object.fromEntries(parts), { level: 6 })
}
