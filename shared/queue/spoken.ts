/** Queues the calls that are spoken in the hall: each whole, in the order they were made, never two at a time. Pure. */
import { Clock } from '../time.ts'
import { z } from '../zod.ts'

export const HallVoice = z.object({
  /** Per cent; 0 is silent. */
  volume: z.number().int().min(0).max(100),
  /** How often each call is said. */
  repeats: z.number().int().min(1).max(3),
  /** From and to in the branch's time: what is called then is only shown. Over midnight where `from` is later. */
  quiet: z.object({ from: Clock, to: Clock }).nullable(),
})
export type HallVoice = z.infer<typeof HallVoice>
export const usualVoice: HallVoice = { volume: 80, repeats: 2, quiet: null }

export type Call = { readonly number: string; readonly counter: string; readonly calls: number; readonly at: string }

export type Speaking = {
  /** Calls that were taken up, so that a page that reads the same again says nothing twice. */
  readonly known: ReadonlySet<string>
  readonly waiting: readonly Call[]
  /** What is said just now, and how often it still has to be. */
  readonly now: { readonly call: Call; readonly left: number } | null
}

const keyOf = ({ number, calls, at }: Call): string => `${number} ${calls} ${at}`

/** What was called before the screen was opened has been heard. */
export const startSpeaking = (calls: readonly Call[]): Speaking => ({ known: new Set(calls.map(keyOf)), waiting: [], now: null })

export const isQuiet = ({ quiet, volume }: HallVoice, clock: string): boolean => {
  if (volume === 0) return true
  if (quiet === null || quiet.from === quiet.to) return false
  const { from, to } = quiet
  return from < to ? clock >= from && clock < to : clock >= from || clock < to
}

/** `calls` is the newest first, as the branch tells it; what is new joins the end of the line in the order it was called. */
export function hearing(state: Speaking, calls: readonly Call[], voice: HallVoice, clock: string): Speaking {
  const fresh = calls.filter(call => !state.known.has(keyOf(call))).reverse()
  if (fresh.length === 0) return state
  // Only what the branch still tells needs to be remembered.
  const known = new Set([...calls.map(keyOf), ...state.waiting.map(keyOf)])
  const waiting = isQuiet(voice, clock) ? state.waiting : [...state.waiting, ...fresh]
  return begun({ ...state, known, waiting }, voice)
}

/** The sentence that was said is over. */
export function saidOnce(state: Speaking, voice: HallVoice): Speaking {
  if (state.now === null) return begun(state, voice)
  const left = state.now.left - 1
  if (left > 0) return { ...state, now: { ...state.now, left } }
  return begun({ ...state, now: null }, voice)
}

function begun(state: Speaking, { repeats }: HallVoice): Speaking {
  const [call, ...waiting] = state.waiting
  return state.now !== null || !call ? state : { ...state, waiting, now: { call, left: repeats } }
}
