/** Names a manager at the start, by recovery code and passphrase, where nobody who manages the branch can sign in any more. */
import { useRef, useState } from 'react'
import { nameManagerText as text } from '../../shared/strings/zh-CN/access.ts'
import { appText } from '../../shared/strings/zh-CN/app.ts'
import { EnterFlow, focusField } from '../kit/enter-flow.tsx'
import { useKeys } from '../kit/keys.tsx'
import { RefusalNote, Waiting } from '../kit/notes.tsx'
import { TextField } from '../kit/text-field.tsx'
import { FullScreen } from '../parts/full-screen.tsx'
import { useSent } from '../parts/use-sent.ts'

type Props = { readonly back: () => void; readonly named: (login: string) => void }

const names = ['recoveryCode', 'passphrase', 'name', 'login', 'password', 'again'] as const
type Name = (typeof names)[number]
const kinds: Partial<Record<Name, 'password'>> = { passphrase: 'password', password: 'password', again: 'password' }

export function NameManager({ back, named }: Props) {
  const [typed, setTyped] = useState<Readonly<Record<Name, string>>>({
    recoveryCode: '',
    passphrase: '',
    name: '',
    login: '',
    password: '',
    again: '',
  })
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const faultOf = (name: Name): string | null => {
    if (name !== 'passphrase' && typed[name].trim() === '') return appText.setup.empty
    return name === 'again' && typed.again !== typed.password ? appText.setup.different : null
  }
  const go = async () => {
    setAsked(true)
    const wrong = names.find(name => faultOf(name) !== null)
    if (wrong) return focusField(flow.current, wrong)
    const { again: _, passphrase, ...rest } = typed
    const reply = await send('session.nameManager', { ...rest, passphrase: passphrase === '' ? null : passphrase })
    if (reply?.ok) return named(typed.login.trim())
    focusField(flow.current, reply?.error.code === 'WEAK_PASSWORD' ? 'password' : 'recoveryCode')
  }
  useKeys([
    { press: 'Escape', label: appText.setup.back, run: back, off: busy },
    { press: 'F9', label: text.name, run: () => void go(), primary: true, off: busy },
  ])
  const field = (name: Name) => (
    <TextField
      key={name}
      name={name}
      label={text.fields[name]}
      hint={text.hints[name]}
      kind={kinds[name]}
      value={typed[name]}
      onChange={value => setTyped({ ...typed, [name]: value })}
      error={asked ? faultOf(name) : null}
      autoFocus={name === 'recoveryCode'}
    />
  )
  return (
    <FullScreen title={text.title} wide>
      <p className="secondary">{text.note}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="form-columns">
        <div className="stack tight">{names.slice(0, 2).map(field)}</div>
        <div className="stack tight">{names.slice(2).map(field)}</div>
      </EnterFlow>
      {busy && <Waiting />}
      <RefusalNote failure={failure} />
    </FullScreen>
  )
}
