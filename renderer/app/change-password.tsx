/** Has somebody change a password that another person knows, before anything else opens. */
import { useRef, useState } from 'react'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { useKeys } from '../kit/keys.tsx'
import { RefusalNote } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { FullScreen } from '../parts/full-screen.tsx'
import type { Session } from '../parts/session.ts'
import { useSent } from '../parts/use-sent.ts'

const text = appText.changePassword
type Props = { readonly session: Session; readonly practice: boolean; readonly done: () => void; readonly other: () => void }

export function ChangePassword({ session, practice, done, other }: Props) {
  const [password, setPassword] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const missing = Object.entries({ password, fresh, again }).find(([, value]) => value === '')?.[0]
  const go = async () => {
    setAsked(true)
    if (missing) return focusField(flow.current, missing)
    if (fresh !== again) return focusField(flow.current, 'again')
    const reply = await send('session.changePassword', { password, fresh })
    if (reply?.ok) return done()
    focusField(flow.current, reply?.error.code === 'WEAK_PASSWORD' ? 'fresh' : 'password')
  }
  useKeys([
    { press: 'F8', label: text.other, run: other, off: busy },
    { press: 'F9', label: text.change, run: () => void go(), primary: true, off: busy },
  ])
  return (
    <FullScreen title={text.title} practice={practice}>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack">
        <p className="secondary">{text.why(session.operator.name)}</p>
        <TextField name="password" label={text.password} kind="password" value={password} onChange={setPassword} autoFocus />
        <TextField name="fresh" label={text.fresh} hint={text.hint} kind="password" value={fresh} onChange={setFresh} />
        <TextField
          name="again"
          label={text.again}
          kind="password"
          value={again}
          onChange={setAgain}
          error={asked && again !== '' && again !== fresh ? text.differs : null}
        />
        <RefusalNote failure={failure} />
      </EnterFlow>
    </FullScreen>
  )
}
