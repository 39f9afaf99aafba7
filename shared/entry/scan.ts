/** Tells a scanner from a person by the rhythm of the keys, and whether what it read can be meant for the field it went to. */
import { isMobile } from './phone.ts'

/** A scanner sends its characters some milliseconds apart and ends with Enter; nobody types eight in a row like that. */
const mostGapMs = 35
const mostEndMs = 120
const leastLetters = 8
/** A machine that is busy hands over a letter late now and then: what came before it is the same scan, or half of one would be taken out. */
const mostStallMs = 300
const leastQuickShare = 0.75

/** `quick` counts the gaps no person leaves. */
export type Burst = { readonly text: string; readonly last: number; readonly quick: number }
export const noBurst: Burst = { text: '', last: Number.NEGATIVE_INFINITY, quick: 0 }

/** `at` in milliseconds. A letter after a rest begins anew, and so does one behind letters that came no faster than a person's. */
export function burstAfter({ text, last, quick }: Burst, letter: string, at: number): Burst {
  const gap = at - last
  if (gap > mostStallMs || (gap > mostGapMs && quick === 0)) return { text: letter, last: at, quick: 0 }
  return { text: text + letter, last: at, quick: quick + (gap <= mostGapMs ? 1 : 0) }
}

/** What was scanned, once Enter came right behind it; null for what a person typed. */
export function scannedBy({ text, last, quick }: Burst, at: number): string | null {
  const letters = [...text].length
  return letters >= leastLetters && quick >= (letters - 1) * leastQuickShare && at - last <= mostEndMs ? text : null
}

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

/**
 * Whether what was scanned stays where it went. `whole` is the field's text with the scan in it: a machine that stalls in the middle
 * of typing hands the rest over in one go, and that rest alone looks like a scan of something else.
 */
export function staysIn(kind: ScanKind, scanned: string, whole: string): boolean {
  const value = whole.replaceAll(/[\s-]/g, '')
  return mayBelong(kind, scanned) || (isBarcode(value) && mayBelong(kind, value))
}
