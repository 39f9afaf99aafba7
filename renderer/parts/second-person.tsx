/** A second person's word at a teller's own window, with that person's own password. */
import { useRef, useState } from 'react'
import type { In } from '../../shared/ipc/contract.ts'
import type { Failure } from '../../shared/result.ts'
import { secondPersonText as text } from '../../shared/strings/zh-CN/access.ts'
import { Dialog } from '../kit/dialog.tsx'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { RefusalNote } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'

export type SecondWord = NonNullable<In<'handover.verify'>['second']>

type Props = {
  readonly title: string
  /** What the colleague vouches for. */
  readonly explain: string
  readonly confirm: string
  readonly failure: Failure | null
  readonly busy: boolean
  /** What stands behind the dialog is no longer what it was opened on. */
  readonly changed: boolean
  /** Whether the colleague also says why. */
  readonly withReason?: boolean
  readonly close: () => void
  readonly second: (word: SecondWord) => void
}

export function SecondPersonDialog({ title, explain, confirm, failure, busy, changed, withReason = true, close, second }: Props) {
  const [word, setWord] = useState<SecondWord>({ login: '', password: '', reason: '' })
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const asks = withReason ? (['login', 'password', 'reason'] as const) : (['login', 'password'] as const)
  const missing = asks.find(name => word[name].trim().length < (name === 'reason' ? 2 : 1))
  const go = () => {
    setAsked(true)
    if (missing) focusField(flow.current, missing)
    else second(word)
  }
  const field = (name: keyof SecondWord) => ({
    name,
    label: text[name],
    value: word[name],
    onChange: (value: string) => setWord({ ...word, [name]: value }),
    error: asked && missing === name ? text.missing : null,
  })
  return (
    <Dialog changed={changed && !busy} title={title} close={close} primary={{ label: confirm, run: go, off: busy }}>
      <p>{explain}</p>
      <EnterFlow flowRef={flow} onLast={go}>
        <TextField {...field('login')} />
        <TextField {...field('password')} kind="password" />
        {withReason && <TextField {...field('reason')} maxLength={100} />}
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
