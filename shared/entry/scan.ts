/** Tells a scanner from a person by the rhythm of the keys, and whether what it read can be meant for the field it went to. */
import { isMobile } from './phone.ts'

/** A scanner sends its characters some milliseconds apart and ends with Enter; nobody types eight in a row like that. */
const mostGapMs = 35
const mostEndMs = 120
const leastLetters = 8

export type Burst = { readonly text: string; readonly last: number }
export const noBurst: Burst = { text: '', last: Number.NEGATIVE_INFINITY }

/** `at` in milliseconds. A letter after a rest begins anew. */
export const burstAfter = (burst: Burst, letter: string, at: number): Burst =>
  at - burst.last <= mostGapMs ? { text: burst.text + letter, last: at } : { text: letter, last: at }

/** What was scanned, once Enter came right behind it; null for what a person typed. */
export const scannedBy = ({ text, last }: Burst, at: number): string | null =>
  [...text].length >= leastLetters && at - last <= mostEndMs ? text : null

/** What a field holds; any other takes what comes. */
export const scanKinds = ['name', 'number', 'mobile', 'day', 'choice', 'words'] as const
export type ScanKind = (typeof scanKinds)[number]

const isBarcode = (text: string): boolean => /^[A-Z]{0,6}-?[\d-]{7,}X?$/i.test(text)

/** False only where it surely is not: a number in a name, a card in a day. A passport's Latin name may be scanned as well. */
export function mayBelong(kind: ScanKind, scanned: string): boolean {
  if (!isBarcode(scanned)) return true
  if (kind === 'number') return scanned.length <= 18
  if (kind === 'mobile') return isMobile(scanned)
  return kind === 'day' ? /^\d{8}$/.test(scanned) : false
}
