/** Speaks a slip printer's side of ESC/POS and keeps what it printed, with faults on demand: for practice and for tests. */
import type { FarEnd } from '../memory-lines.ts'

/**
 * `paper` is out from the start, `paper-midway` after the first band; `cover` is open; `error`: the cutter is stuck; `silence` prints
 * and answers nothing; `garbage` sends bytes no answer has; `unplug` goes at the first band; `busy` answers before, but never gets done.
 */
export const printerFaults = ['paper', 'paper-midway', 'cover', 'error', 'silence', 'garbage', 'unplug', 'busy'] as const
export type PrinterFault = (typeof printerFaults)[number]

export type SimulatedPrinter = FarEnd & {
  fail(fault: PrinterFault | null): void
  /** The slips that came out whole, cut; the rows of each as bits. */
  readonly slips: readonly Uint8Array[]
  /** How often the drawer was opened. */
  readonly opened: () => number
}

/** So many slips are kept, not every one of a day. */
const mostSlips = 20

export function simulatedPrinter(): SimulatedPrinter {
  const slips: Uint8Array[] = []
  let fault: PrinterFault | null = null
  let waiting: number[] = []
  let rows: Uint8Array[] = []
  let opened = 0
  let isOut = false
  let isPulled = false

  const live = (which: number): number => {
    const out = isOut || fault === 'paper'
    if (which === 2) return 0x12 | (fault === 'cover' ? 0x04 : 0) | (out ? 0x20 : 0)
    if (which === 3) return 0x12 | (fault === 'error' ? 0x08 : 0)
    return 0x12 | (out ? 0x60 : 0)
  }
  /** How many bytes the sentence at the front has; 0 while it is not whole. */
  const lengthOf = (bytes: readonly number[]): number => {
    const [first, second = -1] = bytes
    if (first === 0x1b) return second === -1 ? 0 : second === 0x70 ? 5 : 2
    if (first === 0x1d && second === 0x72) return 3
    if (first === 0x10) return 3
    if (first === 0x1d && second === 0x56) return 4
    if (first === 0x1d && second === 0x76 && bytes.length >= 8)
      return 8 + ((bytes[4] ?? 0) + (bytes[5] ?? 0) * 256) * ((bytes[6] ?? 0) + (bytes[7] ?? 0) * 256)
    return first === 0x1d && (second === -1 || second === 0x76) ? 0 : 1
  }
  const obey = (sentence: readonly number[], send: (bytes: Uint8Array) => void, unplug: () => void): void => {
    const [first, second, third = 0] = sentence
    const say = (byte: number) => {
      if (fault === 'silence') return
      send(Uint8Array.of(...(fault === 'garbage' ? [0xff, 0xfe] : []), byte))
    }
    if (first === 0x1b && second === 0x70) opened += 1
    else if (first === 0x1b) rows = []
    else if (first === 0x10) say(live(third))
    else if (first === 0x1d && second === 0x76) {
      if (fault === 'unplug') {
        isPulled = true
        unplug()
        return
      }
      if (!isOut) rows.push(Uint8Array.from(sentence.slice(8)))
      if (fault === 'paper-midway') isOut = true
    } else if (first === 0x1d && second === 0x56) {
      if (!isOut) slips.push(Uint8Array.from(rows.flatMap(band => [...band])))
      if (slips.length > mostSlips) slips.shift()
      rows = []
    } else if (first === 0x1d && second === 0x72 && fault !== 'busy' && !isOut) say(0)
  }
  return {
    slips,
    opened: () => opened,
    fail: next => {
      fault = next
      isOut = false
      isPulled = false
      waiting = []
    },
    receive(bytes, send, unplug) {
      waiting = isPulled ? [] : [...waiting, ...bytes]
      for (let length = lengthOf(waiting); length > 0 && waiting.length >= length && !isPulled; length = lengthOf(waiting))
        obey(waiting.splice(0, length), send, unplug)
    },
  }
}
