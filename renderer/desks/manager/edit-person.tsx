/** The dialogs that change what a colleague does here, and that give a new first password. */
import { useRef, useState } from 'react'
import { type Role, roles } from '../../../shared/access/roles.ts'
import type { OperatorView } from '../../../shared/ipc/shapes/session.ts'
import { roleText } from '../../../shared/strings/zh-CN/access.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { useSent } from '../../parts/use-sent.ts'

const text = managerText.people
type Props = {
  readonly person: OperatorView
  /** A colleague has changed this person since the dialog opened. */
  readonly changed: boolean
  readonly close: () => void
  readonly done: (said: string) => void
}

export function EditRoles({ person, changed, close, done }: Props) {
  const [mine, setMine] = useState<readonly Role[]>(person.roles)
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const go = async () => {
    setAsked(true)
    if (mine.length === 0) return
    const reply = await send('operator.setRoles', { operatorId: person.id, roles: [...mine] })
    if (reply?.ok) done(text.rolesSet(person.name))
  }
  return (
    <Dialog
      title={text.rolesOf(person.name)}
      close={close}
      changed={changed && !busy}
      primary={{ label: text.keep, run: () => void go(), off: busy }}
    >
      <EnterFlow onLast={() => void go()} className="stack tight">
        <TickList
          name="roles"
          title={text.rolesTitle}
          items={roles.map(role => ({ id: role, text: roleText[role], note: text.rolesNote[role] }))}
          ticked={mine}
          onTick={(id, on) => setMine(roles.filter(role => (role === id ? on : mine.includes(role))))}
          error={asked && mine.length === 0 ? text.rolesMissing : null}
        />
        <p className="secondary dense">{text.rolesAgain}</p>
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}

export function ResetPassword({ person, changed, close, done }: Props) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const go = async () => {
    setAsked(true)
    if (password === '') return focusField(flow.current, 'password')
    if (again !== password) return focusField(flow.current, 'again')
    const reply = await send('operator.resetPassword', { operatorId: person.id, password })
    if (reply?.ok) done(text.passwordSet(person.name))
  }
  return (
    <Dialog
      title={text.resetOf(person.name)}
      close={close}
      changed={changed && !busy}
      primary={{ label: text.reset, run: () => void go(), off: busy }}
    >
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <p>{text.resetAsk}</p>
        <TextField
          name="password"
          label={text.password}
          hint={text.passwordHint}
          kind="password"
          value={password}
          onChange={setPassword}
          error={asked && password === '' ? text.missing : null}
          autoFocus
        />
        <TextField
          name="again"
          label={text.passwordAgain}
          kind="password"
          value={again}
          onChange={setAgain}
          error={asked && password !== '' && again !== password ? text.passwordDiffers : null}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
