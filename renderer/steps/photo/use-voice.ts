/** Says words aloud with a voice of this machine, where it has one for the language. */
import { useEffect, useRef, useState } from 'react'

/** The languages that are spoken, by the tags of their voices. */
export const voices = { chinese: /^zh([-_](CN|Hans))?\b/i, english: /^en\b/i } as const

/** A voice that lives on a server would send the words away. */
const localVoice = (language: RegExp): SpeechSynthesisVoice | null =>
  globalThis.speechSynthesis?.getVoices().find(voice => voice.localService && language.test(voice.lang)) ?? null

export function useLocalVoice(language: RegExp): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState(() => localVoice(language))
  useEffect(() => {
    const speech = globalThis.speechSynthesis
    if (!speech) return
    const look = () => setVoice(localVoice(language))
    look()
    speech.addEventListener('voiceschanged', look)
    return () => speech.removeEventListener('voiceschanged', look)
  }, [language])
  return voice
}

/** Speaks `words` whenever they change; what changes while it speaks waits, and only the newest is said. */
export function useVoice(words: string | null, wanted: boolean, language: RegExp = voices.chinese): { readonly available: boolean } {
  const voice = useLocalVoice(language)
  const speaking = useRef(false)
  const waiting = useRef<string | null>(null)
  const on = wanted && voice !== null
  useEffect(() => {
    if (!on) return
    return () => {
      waiting.current = null
      speaking.current = false
      globalThis.speechSynthesis.cancel()
    }
  }, [on])
  useEffect(() => {
    if (!on || words === null) return
    const say = (text: string) => {
      speaking.current = true
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      const ended = () => {
        speaking.current = false
        const next = waiting.current
        waiting.current = null
        if (next !== null) say(next)
      }
      utterance.addEventListener('end', ended)
      utterance.addEventListener('error', () => (speaking.current = false))
      globalThis.speechSynthesis.speak(utterance)
    }
    if (speaking.current) waiting.current = words
    else say(words)
  }, [on, words, voice])
  return { available: voice !== null }
}
