/** Asks for the password somebody has, and twice for the word that takes its place or opens something: nothing is sent until both agree. */
import { type RefObject, useRef, useState } from 'react'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { TextField } from '../kit/text-field.tsx'

type Words = { readonly password: string; readonly fresh: string; readonly again: string }
type Texts = Record<keyof Words, string> & { readonly hint: string; readonly differs: string }

export type NewSecret = {
  readonly words: Words
  readonly set: (name: keyof Words, value: string) => void
  readonly flow: RefObject<HTMLDivElement | null>
  readonly differs: boolean
  /** Whether all is typed and the two agree; else the cursor goes where something is missing. */
  check(): boolean
  focus(name: keyof Words): void
}

export function useNewSecret(): NewSecret {
  const [words, setWords] = useState<Words>({ password: '', fresh: '', again: '' })
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const differ = words.fresh !== words.again
  const wrong = (['password', 'fresh', 'again'] as const).find(name => words[name] === '') ?? (differ ? 'again' : null)
  const focus = (name: keyof Words) => focusField(flow.current, name)
  return {
    words,
    set: (name, value) => setWords(before => ({ ...before, [name]: value })),
    flow,
    differs: asked && words.again !== '' && differ,
    check: () => {
      setAsked(true)
      if (wrong) focus(wrong)
      return wrong === null
    },
    focus,
  }
}

type Props = { readonly secret: NewSecret; readonly text: Texts; readonly onLast: () => void }

export function NewSecretFields({ secret, text, onLast }: Props) {
  const field = (name: keyof Words) => ({
    name,
    label: text[name],
    kind: 'password' as const,
    value: secret.words[name],
    onChange: (value: string) => secret.set(name, value),
  })
  return (
    <EnterFlow flowRef={secret.flow} onLast={onLast} className="stack tight">
      <TextField {...field('password')} autoFocus />
      <TextField {...field('fresh')} hint={text.hint} />
      <TextField {...field('again')} error={secret.differs ? text.differs : null} />
    </EnterFlow>
  )
}
