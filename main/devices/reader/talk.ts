/** Asks a reader one question at a time over a line, and takes the answer that belongs to it. */
import { DeviceTrouble } from '../device-trouble.ts'
import type { Line } from '../line.ts'
import { type Found, frameOf, frameReader } from './frames.ts'

/** The last status byte tells; the first two are a maker's own. */
export type Told = { readonly status: number; readonly data: Uint8Array }

/** A line that is quiet this long within a frame has sent all it will. At 9600 baud a byte takes one millisecond. */
const restMs = 120
const tries = 2

/** `isAnswer`: what can be no answer to this question is a late one to the question before, and is passed over. */
export type Question = { readonly command: Uint8Array; readonly answerMs: number; readonly isAnswer: (told: Told) => boolean }

export type Talk = { ask(question: Question): Promise<Told> }

export function talkOver(line: Line, stop: AbortSignal): Talk {
  const frames = frameReader()
  const told = async (question: Question): Answered => {
    frames.clear()
    const answer = answerOf(line, frames, question, stop)
    // The write fails where the line is gone, and then so does the answer: whichever says it first.
    await Promise.all([line.write(frameOf(question.command)), answer])
    return answer
  }
  return {
    async ask(question) {
      for (let left = tries - 1; ; left -= 1) {
        stop.throwIfAborted()
        const got = await told(question)
        if (typeof got !== 'string' && !garbledThere(got)) return got
        if (left > 0) continue
        throw got === 'silent' ? new DeviceTrouble('DEVICE_TIMEOUT', 'no-answer') : new DeviceTrouble('DEVICE_GARBLED', 'checksum')
      }
    },
  }
}

/** The reader says that our question arrived damaged. */
const garbledThere = ({ status }: Told): boolean => status === 0x10 || status === 0x11

type Frames = ReturnType<typeof frameReader>
type Answered = Promise<Told | 'bad-checksum' | 'silent'>

function answerOf(line: Line, frames: Frames, { answerMs, isAnswer }: Question, stop: AbortSignal): Answered {
  return new Promise((resolve, reject) => {
    let wasBad = false
    let rest: NodeJS.Timeout | undefined
    const end = (settle: () => void) => {
      clearTimeout(timer)
      clearTimeout(rest)
      stop.removeEventListener('abort', onStop)
      line.onBytes(() => {})
      settle()
    }
    const take = (found: readonly Found[]) => {
      for (const one of found) {
        if (one === 'bad-checksum') wasBad = true
        // Shorter is our own question, echoed by the line.
        if (one === 'bad-checksum' || one.body.length < 3) continue
        const told = { status: one.body[2] ?? 0, data: one.body.slice(3) }
        if (isAnswer(told)) return end(() => resolve(told))
      }
    }
    const atRest = () => {
      const hidden = frames.atRest()
      if (hidden !== null) take([hidden])
      // A torn frame is not mended by waiting on.
      else if (wasBad) end(() => resolve('bad-checksum'))
    }
    const onStop = () => end(() => reject(stop.reason))
    const timer = setTimeout(() => end(() => resolve(wasBad ? 'bad-checksum' : 'silent')), answerMs)
    stop.addEventListener('abort', onStop, { once: true })
    line.onGone(() => end(() => reject(new DeviceTrouble('DEVICE_MISSING', 'unplugged'))))
    line.onBytes(bytes => {
      clearTimeout(rest)
      rest = setTimeout(atRest, restMs)
      take(frames.take(bytes))
    })
  })
}
