/** A second person's word for a refused picture, with that person's own password. */
import { useRef, useState } from 'react'
import type { In } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { Failure } from '../../../shared/result.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'

const text = tellerText.photo.override
type Override = NonNullable<In<'photo.choose'>['override']>
type Props = {
  readonly view: CaseView
  readonly failure: Failure | null
  readonly busy: boolean
  readonly close: () => void
  readonly second: (word: Override) => void
}

export function OverrideDialog({ view, failure, busy, close, second }: Props) {
  const changed = useChangedSince(view.revision)
  const [word, setWord] = useState<Override>({ login: '', password: '', reason: '' })
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const missing = (['login', 'password', 'reason'] as const).find(name => word[name].trim().length < (name === 'reason' ? 2 : 1))
  const go = () => {
    setAsked(true)
    if (missing) focusField(flow.current, missing)
    else second(word)
  }
  const field = (name: keyof Override) => ({
    name,
    label: text[name],
    value: word[name],
    onChange: (value: string) => setWord({ ...word, [name]: value }),
    error: asked && missing === name ? text.missing : null,
  })
  return (
    <Dialog changed={changed && !busy} title={text.title} close={close} primary={{ label: text.confirm, run: go, off: busy }}>
      <p>{text.explain}</p>
      <EnterFlow flowRef={flow} onLast={go}>
        <TextField {...field('login')} />
        <TextField {...field('password')} kind="password" />
        <TextField {...field('reason')} maxLength={100} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
