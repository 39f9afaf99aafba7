/** Says the calls of the hall with a Chinese voice of this machine: one sentence at a time, each to its end. */
import { useEffect, useReducer, useRef } from 'react'
import { type Call, type HallVoice, hearing, isQuiet, type Speaking, saidOnce, startSpeaking } from '../../shared/queue/spoken.ts'
import { hallScreenText as text } from '../../shared/strings/zh-CN/hall-screen.ts'
import { useLocalVoice, voices } from '../steps/photo/use-voice.ts'

/** An engine that never says that it is done must not silence the hall. */
const longestSentenceMs = 15_000
const pauseMs = 400

type Heard = { readonly calls: readonly Call[]; readonly voice: HallVoice; readonly clock: string } | null

/** @returns whether this machine has a voice at all */
export function useSpokenCalls(heard: Heard): boolean {
  const voice = useLocalVoice(voices.chinese)
  const state = useRef<Speaking | null>(null)
  const [, draw] = useReducer((count: number) => count + 1, 0)
  if (heard !== null) {
    if (state.current === null) state.current = startSpeaking(heard.calls)
    else state.current = hearing(state.current, heard.calls, heard.voice, heard.clock)
  }
  const now = state.current?.now ?? null
  const settings = useRef(heard)
  settings.current = heard ?? settings.current
  useEffect(() => {
    const said = settings.current
    if (now === null || said === null) return
    let over = false
    const next = () => {
      if (over || state.current === null) return
      over = true
      clearTimeout(timer)
      state.current = saidOnce(state.current, said.voice)
      setTimeout(draw, pauseMs)
    }
    const timer = setTimeout(next, longestSentenceMs)
    if (voice === null || isQuiet(said.voice, said.clock)) {
      next()
      return
    }
    const utterance = new SpeechSynthesisUtterance(text.say(now.call.number, now.call.counter))
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = 0.9
    utterance.volume = said.voice.volume / 100
    utterance.addEventListener('end', next)
    utterance.addEventListener('error', next)
    globalThis.speechSynthesis.speak(utterance)
    // What is being said goes on when the screen is drawn anew: only the next sentence is another effect.
  }, [now, voice])
  return voice !== null
}
