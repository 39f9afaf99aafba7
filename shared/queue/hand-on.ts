/** Reads where a number is handed on to: a window by its digits, a series by its letter, or both, such as `5`, `L` or `L5`. */
import { type ItemCode, seriesOf } from '../business/items.ts'

export type HandedTo = { readonly item: ItemCode; readonly to: string | null }

/** Null where the code names no window and no series that is called here. The first item of another series stands for it. */
export function handedTo(code: string, item: ItemCode, offered: readonly ItemCode[]): HandedTo | null {
  const [all, letter, digits] = /^([A-Z]?)(\d{0,3})$/.exec(code.trim().toUpperCase()) ?? []
  if (!all) return null
  const series = letter ? [item, ...offered].find(one => seriesOf(one) === letter) : item
  if (series === undefined) return null
  return { item: series, to: digits ? digits.padStart(2, '0') : null }
}
