/** Tells from the number format of a cell whether what it shows is a day. */
import { SSF } from '@e965/xlsx'

export type Look = { readonly format: string; readonly isDay: boolean }

/** Chinese Excel has days of its own among the formats that a file need not write out (ECMA-376, 18.8.30). */
const isChineseDay = (id: number): boolean => (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58
const builtIn: Readonly<Record<number, string | undefined>> = SSF.get_table()

/** `own`: what the file itself says of the format with this number. */
export function lookOf(id: number, own: string | undefined): Look {
  const format = own ?? builtIn[id] ?? ''
  return { format, isDay: (own === undefined && isChineseDay(id)) || hasDay(format) }
}

/** Hours and minutes alone are no day. */
export const hasDay = (format: string): boolean => SSF.is_date(format) && /[yde]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
