/** The form for a new operator. */
import { useRef, useState } from 'react'
import { type Role, roles } from '../../../shared/access/roles.ts'
import type { OperatorView } from '../../../shared/ipc/shapes/session.ts'
import { roleText, termsText } from '../../../shared/strings/zh-CN/access.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { parseDay } from '../../../shared/time.ts'
import { DayField } from '../../kit/day-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { useSent } from '../../parts/use-sent.ts'

const text = managerText.people
type Props = { readonly close: () => void; readonly added: (person: OperatorView) => void }

export function AddPerson({ close, added }: Props) {
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [mine, setMine] = useState<readonly Role[]>([])
  const [endsOn, setEndsOn] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const missing = Object.entries({ name, login, password }).find(([, value]) => value.trim() === '')?.[0]
  const go = async () => {
    setAsked(true)
    if (missing) return focusField(flow.current, missing)
    if (mine.length === 0) return focusField(flow.current, `roles.${roles[0]}`)
    if (endsOn !== '' && parseDay(endsOn) === null) return focusField(flow.current, 'endsOn')
    const reply = await send('operator.add', { name, login, password, roles: [...mine], endsOn: parseDay(endsOn) })
    if (reply?.ok) return added(reply.value)
    focusField(flow.current, reply?.error.code === 'WEAK_PASSWORD' ? 'password' : 'login')
  }
  const empty = (value: string) => (asked && value.trim() === '' ? text.missing : null)
  const tick = (id: string, on: boolean) => setMine(roles.filter(role => (role === id ? on : mine.includes(role))))
  return (
    <Dialog changed={false} title={text.addTitle} close={close} wide primary={{ label: text.save, run: () => void go(), off: busy }}>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="form-columns">
        <div className="stack tight">
          <TextField name="name" label={text.name} value={name} onChange={setName} maxLength={20} error={empty(name)} autoFocus />
          <TextField name="login" label={text.login} value={login} onChange={setLogin} maxLength={20} error={empty(login)} />
          <TextField
            name="password"
            label={text.password}
            kind="password"
            hint={text.passwordHint}
            value={password}
            onChange={setPassword}
            error={empty(password)}
          />
        </div>
        <TickList
          name="roles"
          title={text.rolesTitle}
          items={roles.map(role => ({ id: role, text: roleText[role], note: text.rolesNote[role] }))}
          ticked={mine}
          onTick={tick}
          error={asked && mine.length === 0 ? text.rolesMissing : null}
        />
        <DayField name="endsOn" label={termsText.endsOn} hint={termsText.endsHint} value={endsOn} onChange={setEndsOn} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
