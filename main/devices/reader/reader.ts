/** The port of an ID card reader that the identity step uses. */
import type { ChipText } from '../../../shared/identity/chip.ts'

/** Untrusted text from the window: every adapter looks it up in its own list before use. */
export type ReaderId = string

export type ReaderInfo = { readonly id: ReaderId; readonly name: string }

/** What the chip holds. The picture stays as the chip has it: its decoder belongs to the maker of the reader. */
export type ChipCard = { readonly text: ChipText; readonly photo: Uint8Array }

export type Reader = {
  /** Readers currently plugged in; empty without any, or without a driver. */
  list(): Promise<ReaderInfo[]>
  /** The document lying on the reader, or put on it within a second or so. Throws `DeviceTrouble`; two reads of one reader follow each other. */
  read(reader: ReaderId, signal: AbortSignal): Promise<ChipCard>
}
