/** Reads an identity document by the reader of this desk; nothing of it is kept or logged here. */
import { documentFrom } from '../../shared/identity/chip.ts'
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import { DeviceTrouble } from '../devices/device-trouble.ts'
import { practiceReaderId } from '../devices/reader/practice-reader.ts'
import { askBranch, type Desk } from './desk.ts'

export const listReaders = async (desk: Desk): Promise<Out<'reader.list'>> => [...(await desk.reader.list())]

/** @throws Refusal READER_TROUBLE with the reason: no reader, none chosen, no document, unplugged, silent ... */
export async function readDocument(desk: Desk, caller: Caller, { reader }: Parsed<'reader.read'>): Promise<Out<'reader.read'>> {
  const id = reader ?? (await chosenReader(desk, caller))
  const { text } = await desk.reader.read(id, AbortSignal.timeout(readDeadlineMs)).catch(asRefusal)
  return documentFrom(text)
}

/** The reader ends by itself before; this is for one that waits behind another read. */
const readDeadlineMs = 5000

/** Only the one that was chosen is spoken to: other things on serial ports would print or move at what a reader is asked. */
async function chosenReader(desk: Desk, caller: Caller): Promise<string> {
  const pins = await askBranch(desk, caller, 'device.pins', {})
  const pin = pins.find(({ purpose }) => purpose === 'reader')
  if (pin) return pin.device
  const there = await desk.reader.list()
  const practice = there.find(({ id }) => id === practiceReaderId)
  if (practice) return practice.id
  throw new Refusal('READER_TROUBLE', { reason: there.length === 0 ? 'reader' : 'not-chosen' })
}

function asRefusal(error: unknown): never {
  throw error instanceof DeviceTrouble ? new Refusal('READER_TROUBLE', { reason: error.reason }) : error
}
