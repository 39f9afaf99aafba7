/** The few sentences of ESC/POS that a slip needs, which is drawn as dots whole: no code page, no font of the printer. Pure. */
import { type Dots, headBytes } from '../../../shared/printing/dots.ts'

const [esc, gs, dle] = [0x1b, 0x1d, 0x10]

export const begin = Uint8Array.of(esc, 0x40)
/** Feeds to the cutter and cuts, a bridge left. */
export const cut = Uint8Array.of(gs, 0x56, 0x42, 0x00)
/** A pulse of 50 ms on the pin most drawers hang on, then half a second without one. */
export const kick = Uint8Array.of(esc, 0x70, 0x00, 25, 250)
/** Answered out of turn, at once: why the printer is offline, its errors, its paper. */
export const questions = {
  offline: Uint8Array.of(dle, 0x04, 0x02),
  error: Uint8Array.of(dle, 0x04, 0x03),
  paper: Uint8Array.of(dle, 0x04, 0x04),
} as const
/** Answered in turn: once all that was sent before it is on paper. */
export const whenDone = Uint8Array.of(gs, 0x72, 0x01)

/** Printers keep a band in their memory until it is printed; the cheap ones have little of it. */
export const bandRows = 128

/** `GS v 0`: width in bytes and height in rows, low byte first, then the rows. */
export function bandsOf(dots: Dots): Uint8Array[] {
  const bands: Uint8Array[] = []
  for (let row = 0; row * headBytes < dots.length; row += bandRows) {
    const bits = dots.subarray(row * headBytes, (row + bandRows) * headBytes)
    const rows = bits.length / headBytes
    bands.push(Uint8Array.of(gs, 0x76, 0x30, 0x00, headBytes, 0x00, rows & 0xff, rows >> 8, ...bits))
  }
  return bands
}

/** A status answer has these bits fixed, so that nothing else on the line is taken for one. */
export const isLive = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010
export const isPaperInTurn = (byte: number): boolean => (byte & 0b1001_0000) === 0

export type Trouble = 'cover' | 'paper' | 'printer-error'

export const offlineTrouble = (byte: number): Trouble | null =>
  byte & 0x04 ? 'cover' : byte & 0x20 ? 'paper' : byte & 0x40 ? 'printer-error' : null
/** A cutter that is stuck, or what no key can clear. */
export const errorTrouble = (byte: number): Trouble | null => (byte & 0x28 ? 'printer-error' : null)
export const isPaperOut = (byte: number): boolean => (byte & 0x60) !== 0
export const isPaperLow = (byte: number): boolean => (byte & 0x0c) !== 0
export const isOutInTurn = (byte: number): boolean => (byte & 0x0c) !== 0
