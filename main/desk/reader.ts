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
  const { text } = await desk.reader.read(id, AbortSignal.timeout(readDeadlineMs)).catch(async error => {
    if (error instanceof DeviceTrouble && isFault(error)) await noted(desk, caller, error)
    return asRefusal(error)
  })
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

/** A document that was not put on is nothing of the reader. */
const isFault = ({ reason }: DeviceTrouble): boolean =>
  !['no-card', 'lift-again', 'stopped', 'not-a-document', 'card-refused'].includes(reason)

/** A log that cannot be written just now keeps nobody from typing. */
const noted = (desk: Desk, caller: Caller, { reason }: DeviceTrouble): Promise<unknown> =>
  desk.branch(caller, 'device.note', { purpose: 'reader', reason })

function asRefusal(error: unknown): never {
  throw error instanceof DeviceTrouble ? new Refusal('READER_TROUBLE', { reason: error.reason }) : error
}
