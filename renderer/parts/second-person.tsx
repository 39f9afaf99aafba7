/** A second person's word at a teller's own window, with that person's own password. */
import { useEffect, useRef, useState } from 'react'
import type { In } from '../../shared/ipc/contract.ts'
import type { Failure } from '../../shared/result.ts'
import { secondPersonText as text } from '../../shared/strings/zh-CN/access.ts'
import { Dialog } from '../kit/dialog.tsx'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { RefusalNote } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'

/** Refusals of the colleague, not of what they vouch for: the dialog stays, for another try. */
const ofTheColleague: readonly Failure['code'][] = ['BAD_LOGIN', 'LOGIN_WAIT', 'PASSWORD_OLD', 'SAME_PERSON', 'NOT_ALLOWED']
export const isOfTheColleague = ({ code }: Failure): boolean => ofTheColleague.includes(code)

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
  // Typed again, not only sent again: a wrong password counts.
  useEffect(() => {
    if (failure === null) return
    setWord(before => ({ ...before, password: '' }))
    setAsked(false)
    focusField(flow.current, failure.code === 'BAD_LOGIN' ? 'password' : 'login')
  }, [failure])
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
    <Dialog changed={changed && !busy} title={title} close={close} primary={{ label: confirm, run: go, off: busy, guarded: true }}>
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
