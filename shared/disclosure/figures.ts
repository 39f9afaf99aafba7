/** The figures a sheet of the authority can ask for, and how its cells name them. Pure. */
import { type ItemCode, itemCodes } from '../business/items.ts'
import { itemShortText } from '../strings/zh-CN/business.ts'
import { figureText } from '../strings/zh-CN/statistics.ts'

export const figureNames = [
  ...['taken', 'served', 'approved', 'returned', 'rejected', 'closed', 'voided', 'made', 'failed', 'collected', 'collectedYuan'],
  ...['givenBack', 'givenBackYuan', 'waived', 'under16', 'from16to59', 'from60', 'counter', 'online', 'unit'],
] as const satisfies readonly (keyof typeof figureText)[]
export type FigureName = keyof typeof figureText

/** `item` null: of all items together. */
export type Figure = { readonly name: FigureName; readonly item: ItemCode | null }
/** `at`: the cell, such as C7. */
export type MappedCell = { readonly at: string; readonly figure: Figure }

const nameOf = (words: string): FigureName | null => figureNames.find(name => figureText[name] === words) ?? null
const itemNamed = (words: string): ItemCode | null => itemCodes.find(code => itemShortText[code] === words) ?? null

/** The words of a figure in braces or, of one item, both words with a space between them; undefined for any other text, null for words nobody knows. */
export function figureIn(text: string): Figure | null | undefined {
  const inside = /^\{\s*([^{}]+?)\s*\}$/.exec(text.trim())?.[1]
  if (inside === undefined) return undefined
  const [words = '', itemWords] = inside.split(/\s+/)
  const name = nameOf(words)
  if (name === null) return null
  if (itemWords === undefined) return { name, item: null }
  const item = itemNamed(itemWords)
  return item === null ? null : { name, item }
}
