/** Covers the desk while the screen is locked; the open case stays where it is. */
import { useEffect, useRef, useState } from 'react'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { EnterFlow, focusFirst } from '../kit/enter-flow.tsx'
import { useKeys } from '../kit/keys.tsx'
import { RefusalNote } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { FullScreen } from '../parts/full-screen.tsx'
import type { Session } from '../parts/session.ts'
import { useSent } from '../parts/use-sent.ts'

const text = appText.lock
type Props = { readonly session: Session; readonly practice: boolean; readonly done: () => void; readonly other: () => void }

export function LockScreen({ session, practice, done, other }: Props) {
  const [password, setPassword] = useState('')
  const flow = useRef<HTMLDivElement>(null)
  // Looked up while the desk still shows: hiding it takes its focus away.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )
  const { send, busy, failure } = useSent()
  const go = async () => {
    if (password === '') return
    const reply = await send('session.unlock', { password })
    if (reply?.ok) return done()
    setPassword('')
    focusFirst(flow.current)
  }
  useKeys([
    { press: 'F8', label: text.other, run: other, off: busy },
    { press: 'F9', label: text.unlock, run: go, primary: true, off: busy || password === '' },
  ])
  return (
    <FullScreen title={text.title} practice={practice}>
      <EnterFlow flowRef={flow} onLast={go} className="stack">
        <p className="secondary">{text.safe}</p>
        <TextField
          name="password"
          label={text.password(session.operator.name)}
          kind="password"
          value={password}
          onChange={setPassword}
          autoFocus
        />
        <RefusalNote failure={failure} />
      </EnterFlow>
    </FullScreen>
  )
}
