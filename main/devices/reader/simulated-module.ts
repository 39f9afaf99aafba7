/** Speaks a reader's side of the protocol, byte by byte, with faults on demand: for practice and for tests. */
import { type Found, findCard, frameOf, frameReader, preamble, readCard, samStatus, selectCard } from './frames.ts'

export type CardBytes = { readonly text: Uint8Array; readonly photo: Uint8Array }

/**
 * What goes wrong from now on: `silence` answers nothing, `torn` spoils the checksum, `torn-once` of one answer only, `noise` puts bytes
 * of a beginning before and behind each answer, `pieces` hands over seven bytes at a time, `echo` sends the question back first, `late`
 * keeps one answer for the next question, `unplug` goes in the middle of the card's answer, and the rest answer with that status.
 */
export const readerFaults = ['silence', 'torn', 'torn-once', 'noise', 'pieces', 'echo', 'late', 'unplug', 'refused', 'other-card'] as const
export type ReaderFault = (typeof readerFaults)[number]

export type SimulatedModule = {
  put(card: CardBytes): void
  lift(): void
  fail(fault: ReaderFault | null): void
  /** Bytes from the desk; answers go to `send`, and `unplug` pulls the plug. */
  receive(bytes: Uint8Array, send: (bytes: Uint8Array) => void, unplug: () => void): void
}

const status = (code: number, ...data: number[]): Uint8Array => Uint8Array.of(0, 0, code, ...data)
const same = (body: Uint8Array, command: Uint8Array): boolean => body.length === 2 && command.every((byte, at) => byte === body[at])

export function simulatedModule(): SimulatedModule {
  const frames = frameReader()
  let card: CardBytes | null = null
  let stage: 'lying' | 'found' | 'selected' | 'read' = 'lying'
  let fault: ReaderFault | null = null
  let kept: Uint8Array | null = null

  const answerTo = (body: Uint8Array): Uint8Array => {
    if (same(body, samStatus)) return status(0x90)
    if (same(body, findCard)) {
      if (card === null || stage === 'read') return status(0x80)
      stage = 'found'
      return status(0x9f, 0, 0, 0, 0)
    }
    if (same(body, selectCard)) {
      if (card === null || stage !== 'found') return status(0x81)
      stage = 'selected'
      return fault === 'other-card' ? status(0x40) : status(0x90, 0, 0, 0, 0, 0, 0, 0, 0)
    }
    if (!same(body, readCard)) return status(0x21)
    if (card === null || stage !== 'selected') return status(0x41)
    if (fault === 'refused') return status(0x32)
    stage = 'read'
    const { text, photo } = card
    return status(0x90, text.length >> 8, text.length & 0xff, photo.length >> 8, photo.length & 0xff, ...text, ...photo)
  }

  const asked = (one: Found, send: (bytes: Uint8Array) => void, unplug: () => void): void => {
    const body = one === 'bad-checksum' ? null : one.body
    if (fault === 'silence') return
    const frame = frameOf(body === null ? status(0x10) : answerTo(body))
    if (fault === 'echo' && body !== null) send(frameOf(body))
    if (fault === 'unplug' && frame.length > 300) {
      send(frame.slice(0, 300))
      unplug()
      return
    }
    if (fault === 'late' && kept === null) {
      kept = frame
      return
    }
    if (fault === 'torn' || fault === 'torn-once') frame[frame.length - 1] = (frame.at(-1) ?? 0) ^ 0x5a
    if (fault === 'torn-once') {
      fault = null
      // A card whose answer was torn on the way was read all the same; asked again, its reader has it still.
      if (stage === 'read') stage = 'selected'
    }
    if (fault === 'noise') send(Uint8Array.of(0x00, 0xff, 0xaa, 0xaa, ...preamble, 0x05, 0x08, 0xaa))
    if (kept !== null) send(kept)
    if (fault === 'late') {
      fault = null
      kept = null
    }
    if (fault === 'pieces') for (let at = 0; at < frame.length; at += 7) send(frame.slice(at, at + 7))
    else send(frame)
    if (fault === 'noise') send(Uint8Array.of(0xaa, 0xaa))
  }

  return {
    put: next => {
      card = next
      stage = 'lying'
    },
    lift: () => {
      card = null
      stage = 'lying'
    },
    fail: next => {
      fault = next
      kept = null
    },
    receive: (bytes, send, unplug) => {
      for (const one of frames.take(bytes)) asked(one, send, unplug)
    },
  }
}
