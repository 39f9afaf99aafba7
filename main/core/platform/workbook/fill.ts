/** Puts figures into cells of an .xlsx. Everything else, their look included, stays byte for byte. */
import { zipSync } from 'fflate'
import { type Cut, cut } from './mark.ts'
import { bytesOf, localName, type Parts, prefixOf, relationsOf, textOf, walk } from './parts.ts'
import { firstSheet, type Sheet, type Workbook } from './sheet.ts'

/** How a cell is named: C7 on the first sheet that is seen, Name!C7 on another. */
export const placeOf = (book: Workbook, sheet: Sheet, reference: string): string =>
  sheet === firstSheet(book) ? reference : `${sheet.name}!${reference}`

/** `figures`: by the place of the cell; each of them was read from the book. */
export function filled(book: Workbook, figures: ReadonlyMap<string, number>): Uint8Array {
  const parts = new Map(book.parts)
  let [formulas, formulaGone] = [false, false]
  for (const sheet of book.sheets) {
    const figureOf = (reference: string) => (sheet.hidden ? undefined : figures.get(placeOf(book, sheet, reference)))
    const result = filledSheet(textOf(book.parts, sheet.part), figureOf)
    if (result.xml !== null) parts.set(sheet.part, bytesOf(result.xml))
    formulas ||= result.formulas
    formulaGone ||= result.formulaGone
  }
  if (formulas) parts.set(book.bookPart, bytesOf(reckonedOnOpening(textOf(book.parts, book.bookPart))))
  return zipSync(Object.fromEntries(formulaGone ? withoutChain(parts, book.bookPart) : parts), { level: 6 })
}

type Open = { readonly from: number; readonly name: string; readonly at: string; readonly style: string; readonly figure: number }

/** A sum that was kept beside its formula is that of a sheet without figures, and programs that trust it would show it. */
function filledSheet(xml: string, figureOf: (reference: string) => number | undefined) {
  const cuts: Cut[] = []
  let open: Open | null = null
  let kept: { readonly from: number } | null = null
  let inFormula = false
  let [formulas, formulaGone] = [false, false]
  walk(xml, {
    open: (tag, position) => {
      const name = localName(tag)
      const from = xml.lastIndexOf('<', position - 1)
      if (name === 'f') {
        inFormula = true
        formulas = true
        formulaGone ||= open !== null
      }
      if (name === 'v' && inFormula && open === null) kept = { from }
      if (name !== 'c') return
      inFormula = false
      const at = tag.attributes.r ?? ''
      const figure = figureOf(at)
      if (figure === undefined) return
      const style = tag.attributes.s === undefined ? '' : ` s="${tag.attributes.s}"`
      open = { from, name: tag.name, at, style, figure }
    },
    close: (tag, position) => {
      const name = localName(tag)
      if (name === 'v' && kept !== null) {
        cuts.push({ from: kept.from, to: position, text: '' })
        kept = null
      }
      if (name !== 'c' || open === null) return
      const value = open.name.replace(/c$/, 'v')
      const text = `<${open.name} r="${open.at}"${open.style}><${value}>${open.figure}</${value}></${open.name}>`
      cuts.push({ from: open.from, to: position, text })
      open = null
    },
  })
  return { xml: cuts.length === 0 ? null : cut(xml, cuts), formulas, formulaGone }
}

/** The authority's own sums were reckoned before the figures stood there; the program that opens the book does them again. */
function reckonedOnOpening(xml: string): string {
  const cuts: Cut[] = []
  let known = false
  walk(xml, {
    open: (tag, position) => {
      if (localName(tag) !== 'calcPr') return
      known = true
      const from = xml.lastIndexOf('<', position - 1)
      const plain = xml.slice(from, position).replace(/\s+fullCalcOnLoad="[^"]*"/, '')
      cuts.push({ from, to: position, text: plain.replace(/\s*(\/?>)$/, ' fullCalcOnLoad="1"$1') })
    },
    close: (tag, position) => {
      // After the sheets and the names come the settings of the reckoning (ECMA-376, 18.2.27).
      const last = localName(tag)
      if (last === 'sheets' || last === 'functionGroups' || last === 'externalReferences' || last === 'definedNames')
        cuts.push({ from: position, to: position, text: `<${prefixOf(tag.name)}calcPr fullCalcOnLoad="1"/>` })
    },
  })
  return cut(xml, known ? cuts.filter(({ from, to }) => to > from) : cuts.slice(-1))
}

/** A list of formulas that names a cell without one makes Excel repair the book; without the list it makes its own. */
function withoutChain(parts: Map<string, Uint8Array>, bookPart: string): Parts {
  const chain = relationsOf(parts, bookPart).find(({ type }) => type === 'calcChain')?.part
  if (chain === undefined) return parts
  const left = new Map([...parts].filter(([name]) => name !== chain))
  for (const name of left.keys()) {
    if (!/(^|\/)_rels\/[^/]*\.rels$|^\[Content_Types\]\.xml$/i.test(name)) continue
    left.set(name, bytesOf(textOf(left, name).replaceAll(/<(?:\w+:)?(?:Relationship|Override)\b[^>]*calcChain[^>]*\/>/g, '')))
  }
  return left
}
