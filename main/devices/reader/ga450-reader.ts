/** Reads identity documents by a reader of the GA 450 family: find the card, select it, read text and picture. */
import { setTimeout as pause } from 'node:timers/promises'
import { DeviceTrouble } from '../device-trouble.ts'
import type { Lines } from '../line.ts'
import { type InTurn, oneAtATime } from '../one-at-a-time.ts'
import { findCard, readCard, selectCard } from './frames.ts'
import type { ChipCard, Reader } from './reader.ts'
import { type Talk, type Told, talkOver } from './talk.ts'
import { readTextBlock, textBytes } from './text-block.ts'

const photoBytes = 1024
const done = 0x90
const found = 0x9f
const noCard = 0x80
const notSelected = 0x81

export type Ga450Times = {
  /** A person waits for the whole of it. */
  readonly deadlineMs: number
  /** How long a document may still be put on after the key was pressed. */
  readonly putOnMs: number
  readonly findMs: number
  readonly readMs: number
}

/** Drivers of the trade wait 800 ms for a find and up to 2 s for a read; all of it must be over within 3 s. */
export const ga450Times: Ga450Times = { deadlineMs: 2800, putOnMs: 1200, findMs: 500, readMs: 2000 }

const lookAgainMs = 100

/** A find is answered by a card or none, never as the other two; a selection never by those; a read only by a whole card or a refusal. */
const isOfFind = ({ status }: Told): boolean => status !== done && status !== notSelected
const isOfSelect = ({ status, data }: Told): boolean =>
  status !== found && status !== noCard && !(status === done && data.length > textBytes)
const isOfRead = ({ status, data }: Told): boolean =>
  status !== found && status !== noCard && status !== notSelected && !(status === done && data.length < textBytes)

export function ga450Reader(lines: Lines, times: Ga450Times = ga450Times): Reader {
  const turns = new Map<string, InTurn>()
  const turnOf = (id: string): InTurn => {
    const inTurn = turns.get(id) ?? oneAtATime(times.deadlineMs)
    turns.set(id, inTurn)
    return inTurn
  }
  return {
    list: () => lines.list(),
    read: (id, signal) =>
      turnOf(id)(signal, async stop => {
        const line = await lines.open(id)
        try {
          return await readOne(talkOver(line, stop), times, stop)
        } finally {
          await line.close()
        }
      }),
  }
}

async function readOne(talk: Talk, times: Ga450Times, stop: AbortSignal): Promise<ChipCard> {
  await findAndSelect(talk, times, stop)
  const told = await talk.ask({ command: readCard, answerMs: times.readMs, isAnswer: isOfRead })
  if (told.status !== done) throw refusedBy(told)
  return cardIn(told.data)
}

/** A document that was read and not lifted answers as if there were none, or does not let itself be selected. */
async function findAndSelect(talk: Talk, times: Ga450Times, stop: AbortSignal): Promise<void> {
  const until = performance.now() + times.putOnMs
  for (let wasSeen = false; ; ) {
    const there = await talk.ask({ command: findCard, answerMs: times.findMs, isAnswer: isOfFind })
    if (there.status === found) {
      wasSeen = true
      const selected = await talk.ask({ command: selectCard, answerMs: times.findMs, isAnswer: isOfSelect })
      if (selected.status === done) return
      if (selected.status !== notSelected) throw refusedBy(selected)
    } else if (there.status !== noCard) throw refusedBy(there)
    if (performance.now() >= until)
      throw wasSeen ? new DeviceTrouble('DEVICE_TIMEOUT', 'lift-again') : new DeviceTrouble('DEVICE_MISSING', 'no-card')
    await pause(lookAgainMs, undefined, { signal: stop }).catch(() => stop.throwIfAborted())
  }
}

/** The status words of the readers' papers; a maker's own is told as a read that failed. */
function refusedBy({ status }: Told): DeviceTrouble {
  if (status === 0x31 || status === 0x32 || status === 0x33) return new DeviceTrouble('DEVICE_DENIED', 'card-refused')
  if (status === 0x40) return new DeviceTrouble('DEVICE_GARBLED', 'not-a-document')
  if (status === 0x60 || status === 0x66) return new DeviceTrouble('DEVICE_DENIED', 'module')
  if (status === noCard) return new DeviceTrouble('DEVICE_MISSING', 'no-card')
  return new DeviceTrouble('DEVICE_GARBLED', 'read-failed')
}

/** Two lengths, then the text, then the picture. A card without a picture is read all the same. */
function cardIn(data: Uint8Array): ChipCard {
  const lengthAt = (at: number) => ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0)
  const [texts, photos] = [lengthAt(0), lengthAt(2)]
  const isWhole = texts === textBytes && (photos === photoBytes || photos === 0) && data.length === 4 + texts + photos
  const text = isWhole ? readTextBlock(data.subarray(4, 4 + texts)) : null
  if (text === null) throw new DeviceTrouble('DEVICE_GARBLED', 'not-a-document')
  return { text, photo: data.slice(4 + texts) }
}
