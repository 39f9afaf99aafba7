/** Writes and reads the frames that a reader of the GA 450 family and its security module speak. Pure. */

/**
 * A question is preamble, length, command, parameter, data, checksum; an answer has three status bytes in place of command and parameter.
 * The length counts what follows it, checksum included; the checksum is the XOR of everything after the preamble.
 */
export const preamble = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69)
const headBytes = preamble.length + 2

/** A question has at least command, parameter and checksum; the largest answer is text, picture and two fingerprints. */
const leastLength = 3
const mostLength = 2400

export const samStatus = Uint8Array.of(0x11, 0xff)
export const findCard = Uint8Array.of(0x20, 0x01)
export const selectCard = Uint8Array.of(0x20, 0x02)
/** Text and picture. The fingerprints (30 10) are sensitive and nobody here needs them. */
export const readCard = Uint8Array.of(0x30, 0x01)

const xor = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0)

/** The frame around a body: a command with its data, or a status with its data. */
export function frameOf(body: Uint8Array): Uint8Array {
  const length = body.length + 1
  const summed = Uint8Array.of(length >> 8, length & 0xff, ...body)
  return Uint8Array.of(...preamble, ...summed, xor(summed))
}

/** A frame that was put together, or that one arrived whose checksum is wrong. */
export type Found = { readonly body: Uint8Array } | 'bad-checksum'

export type FrameReader = {
  /** Takes what arrived, in pieces of any size; gives the frames that are whole now. */
  readonly take: (bytes: Uint8Array) => readonly Found[]
  /** The line has gone quiet: a whole frame in what is held, hidden behind noise that looked like the beginning of one. */
  readonly atRest: () => Found | null
  /** Forgets what is held, before a new question. */
  readonly clear: () => void
}

/**
 * Finds frames in what arrives. Within a frame the length rules, so a picture may hold the preamble; where the checksum is wrong the
 * search goes on one byte after the preamble that was believed, so a frame behind a torn one is still found.
 */
export function frameReader(): FrameReader {
  let held = new Uint8Array(0)
  const next = (): Found | null => {
    held = fromPreamble(held)
    if (held.length < headBytes) return null
    const length = ((held[5] ?? 0) << 8) | (held[6] ?? 0)
    if (length < leastLength || length > mostLength) {
      held = held.slice(1)
      return next()
    }
    const end = headBytes + length
    if (held.length < end) return null
    const isWhole = xor(held.subarray(preamble.length, end)) === 0
    const body = held.slice(headBytes, end - 1)
    held = held.slice(isWhole ? end : 1)
    return isWhole ? { body } : 'bad-checksum'
  }
  return {
    take: bytes => {
      held = Uint8Array.of(...held, ...bytes)
      const found: Found[] = []
      for (let one = next(); one !== null; one = next()) found.push(one)
      return found
    },
    atRest: () => {
      for (let at = 1; at < held.length; at += 1) {
        const rest = fromPreamble(held.subarray(at))
        if (rest.length < headBytes) return null
        const end = headBytes + (((rest[5] ?? 0) << 8) | (rest[6] ?? 0))
        if (end >= headBytes + leastLength && rest.length >= end && xor(rest.subarray(preamble.length, end)) === 0) {
          held = rest.slice(end)
          return { body: rest.slice(headBytes, end - 1) }
        }
        at = held.length - rest.length
      }
      return null
    },
    clear: () => {
      held = new Uint8Array(0)
    },
  }
}

/** What stands before a preamble is noise; a beginning of one at the very end may go on in the next piece. */
function fromPreamble(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  for (let at = 0; at < bytes.length; at += 1) {
    const here = bytes.subarray(at, at + preamble.length)
    if (here.every((byte, place) => byte === preamble[place])) return new Uint8Array(bytes.subarray(at))
  }
  return new Uint8Array(0)
}
