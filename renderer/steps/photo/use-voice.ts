/** Says hints aloud with a Chinese voice of this machine, where there is one. */
import { useEffect, useRef, useState } from 'react'

const inChinese = /^zh([-_](CN|Hans))?\b/i

/** A voice that lives on a server would send the words away. */
const localVoice = (): SpeechSynthesisVoice | null =>
  globalThis.speechSynthesis?.getVoices().find(voice => voice.localService && inChinese.test(voice.lang)) ?? null

function useChineseVoice(): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState(localVoice)
  useEffect(() => {
    const speech = globalThis.speechSynthesis
    if (!speech) return
    const look = () => setVoice(localVoice())
    look()
    speech.addEventListener('voiceschanged', look)
    return () => speech.removeEventListener('voiceschanged', look)
  }, [])
  return voice
}

/** Speaks `words` whenever they change; what changes while it speaks waits, and only the newest is said. */
export function useVoice(words: string | null, wanted: boolean): { readonly available: boolean } {
  const voice = useChineseVoice()
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
