/** Prints slips over a line to a printer that speaks ESC/POS: asks before, hands over band by band, and asks whether it is done. */
import type { Dots } from '../../../shared/printing/dots.ts'
import { DeviceTrouble } from '../device-trouble.ts'
import type { Line, Lines } from '../line.ts'
import { type InTurn, oneAtATime } from '../one-at-a-time.ts'
import {
  bandsOf,
  begin,
  cut,
  errorTrouble,
  isLive,
  isOutInTurn,
  isPaperInTurn,
  isPaperLow,
  isPaperOut,
  kick,
  offlineTrouble,
  questions,
  whenDone,
} from './esc-pos.ts'
import type { PrinterState, SlipPrinter } from './slip-printer.ts'

export type PrinterTimes = { readonly deadlineMs: number; readonly answerMs: number; readonly doneMs: number }
/** A metre of paper takes some eight seconds. */
export const printerTimes: PrinterTimes = { deadlineMs: 25_000, answerMs: 400, doneMs: 12_000 }

export function escPosPrinter(lines: Lines, times: PrinterTimes = printerTimes): SlipPrinter {
  const turns = new Map<string, InTurn>()
  const inTurn = (id: string): InTurn => {
    const turn = turns.get(id) ?? oneAtATime(times.deadlineMs)
    turns.set(id, turn)
    return turn
  }
  const withLine = <T>(id: string, signal: AbortSignal, work: (talk: Talk) => Promise<T>): Promise<T> =>
    inTurn(id)(signal, async stop => {
      const line = await lines.open(id)
      try {
        return await work(talkOver(line, stop, times))
      } finally {
        await line.close()
      }
    })
  return {
    list: () => lines.list(),
    openDrawer: (id, signal) => withLine(id, signal, opened),
    look: (id, signal) => withLine(id, signal, stateOf),
    print: (id, dots, signal) => withLine(id, signal, talk => printed(talk, dots, times)),
  }
}

async function stateOf({ ask }: Talk): Promise<PrinterState> {
  const offline = await ask(questions.offline, isLive)
  if (offline === null) return 'quiet'
  const paper = await ask(questions.paper, isLive)
  const error = await ask(questions.error, isLive)
  const why =
    offlineTrouble(offline) ?? (paper !== null && isPaperOut(paper) ? 'paper' : null) ?? (error === null ? null : errorTrouble(error))
  if (why !== null) throw new DeviceTrouble('DEVICE_BUSY', why)
  return paper !== null && isPaperLow(paper) ? 'paper-low' : 'ready'
}

/** The line stays open until the printer has said something, or will say nothing: by then the pulse has arrived. */
async function opened({ send, ask }: Talk): Promise<void> {
  await send(kick)
  await ask(questions.offline, isLive)
}

async function printed(talk: Talk, dots: Dots, { doneMs }: PrinterTimes): Promise<'printed' | 'unsure'> {
  const before = await stateOf(talk)
  await talk.send(begin)
  for (const band of bandsOf(dots)) await talk.send(band)
  await talk.send(cut)
  if (before === 'quiet') return 'unsure'
  const done = await talk.ask(whenDone, isPaperInTurn, doneMs)
  if (done !== null && !isOutInTurn(done)) return 'printed'
  // It stopped on the way: this says why, and where it is well again nobody knows what came out.
  if (done !== null) throw new DeviceTrouble('DEVICE_BUSY', 'paper')
  await stateOf(talk)
  return 'unsure'
}

type Talk = {
  send(bytes: Uint8Array): Promise<void>
  /** The first byte that can be an answer; null where none comes. */
  ask(question: Uint8Array, isAnswer: (byte: number) => boolean, answerMs?: number): Promise<number | null>
}

function talkOver(line: Line, stop: AbortSignal, times: PrinterTimes): Talk {
  const orGone = <T>(begin: (resolve: (value: T) => void, reject: (reason: unknown) => void) => void): Promise<T> =>
    new Promise((resolve, reject) => {
      const onStop = () => end(() => reject(stop.reason))
      const end = (settle: () => void) => {
        stop.removeEventListener('abort', onStop)
        settle()
      }
      if (stop.aborted) return reject(stop.reason)
      stop.addEventListener('abort', onStop, { once: true })
      line.onGone(() => end(() => reject(new DeviceTrouble('DEVICE_MISSING', 'unplugged'))))
      begin(
        value => end(() => resolve(value)),
        reason => end(() => reject(reason)),
      )
    })
  const send = (bytes: Uint8Array) => orGone<void>((resolve, reject) => void line.write(bytes).then(resolve, reject))
  return {
    send,
    ask: async (question, isAnswer, answerMs = times.answerMs) => {
      const answer = orGone<number | null>(resolve => {
        const timer = setTimeout(() => resolve(null), answerMs)
        line.onBytes(bytes => {
          const found = bytes.find(isAnswer)
          if (found === undefined) return
          clearTimeout(timer)
          resolve(found)
        })
      })
      // The write fails where the line is gone, and then so does the answer: whichever says it first.
      await Promise.all([send(question), answer])
      line.onBytes(() => {})
      return answer
    },
  }
}
