/** The operators of the branch: who works here in which roles, new ones, those who left. */
import { useState } from 'react'
import type { OperatorId } from '../../../shared/ids.ts'
import type { OperatorView } from '../../../shared/ipc/shapes/session.ts'
import { rolesText } from '../../../shared/strings/zh-CN/access.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { RecoveryCode } from '../../app/recovery-code.tsx'
import { useAsked } from '../../app/use-asked.ts'
import { useSent } from '../../app/use-sent.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Work } from '../../kit/frame.tsx'
import { KeyLayer, useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { AddPerson } from './add-person.tsx'
import { EditRoles, ResetPassword } from './edit-person.tsx'

const text = managerText.people
const stateOf = (person: OperatorView): string => (person.active ? text.active : text.inactive)

const columns: readonly Column<OperatorView>[] = [
  { id: 'name', name: text.name, cell: row => row.name },
  { id: 'login', name: text.login, cell: row => <span className="mono">{row.login}</span> },
  { id: 'roles', name: text.roles, cell: row => rolesText(row.roles) },
  { id: 'state', name: text.state, cell: row => <span className={row.active ? undefined : 'secondary'}>{stateOf(row)}</span> },
]

export function People({ me, live }: { readonly me: OperatorId; readonly live: boolean }) {
  const people = useAsked('operator.list', {}, ['operator.changed'])
  const [chosen, setChosen] = useState<OperatorId | null>(null)
  const [asking, setAsking] = useState<'add' | 'disable' | 'recovery' | 'roles' | 'password' | null>(null)
  const [code, setCode] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const { send, busy, failure, clear } = useSent()
  const rows = people.value ?? []
  const marked = rows.find(row => row.id === chosen) ?? rows[0] ?? null
  const setActive = async (person: OperatorView, active: boolean) => {
    setAsking(null)
    const reply = await send('operator.setActive', { operatorId: person.id, active })
    if (!reply?.ok) return
    setSaid(text.changed(reply.value.name, stateOf(reply.value)))
    people.again()
  }
  const renew = async () => {
    setAsking(null)
    const reply = await send('store.newRecoveryCode', {})
    if (reply?.ok) setCode(reply.value.recoveryCode)
  }
  const added = (person: OperatorView) => {
    setAsking(null)
    setSaid(text.added(person.name))
    setChosen(person.id)
    people.again()
  }
  const edited = (words: string) => {
    setAsking(null)
    setSaid(words)
    people.again()
  }
  const turn = (person: OperatorView) => {
    setSaid(null)
    clear()
    if (person.active) setAsking('disable')
    else void setActive(person, true)
  }
  useKeys([
    ...(marked
      ? [{ press: 'F4', label: marked.active ? text.disable : text.enable, run: () => turn(marked), off: busy || marked.id === me }]
      : []),
    ...(marked
      ? [
          { press: 'F2', label: text.editRoles, run: () => setAsking('roles'), off: busy },
          { press: 'F10', label: text.reset, run: () => setAsking('password'), off: busy || marked.id === me },
        ]
      : []),
    ...(live ? [{ press: 'F3', label: text.recovery, run: () => setAsking('recovery'), off: busy }] : []),
    { press: 'F9', label: text.add, run: () => setAsking('add'), primary: true, off: busy },
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack tight table-ground">
        {said && <Note level="pass">{said}</Note>}
        <RefusalNote failure={failure} />
        <RefusalNote failure={people.failure} again={people.again} />
        {people.loading && <Waiting />}
        {people.value && rows.length === 0 && <EmptyState title={text.empty} />}
        {rows.length > 0 && (
          <PickTable
            label={text.title}
            columns={columns}
            rows={rows}
            idOf={row => row.id}
            chosen={marked?.id ?? null}
            onChoose={row => setChosen(row.id)}
            autoFocus
          />
        )}
      </div>
      {asking === 'recovery' && (
        <Dialog
          title={text.recoveryTitle}
          close={() => setAsking(null)}
          primary={{ label: text.recovery, run: () => void renew(), danger: true }}
        >
          {text.recoveryAsk}
        </Dialog>
      )}
      {code && (
        <KeyLayer>
          <div className="cover">
            <RecoveryCode code={code} done={() => setCode(null)} />
          </div>
        </KeyLayer>
      )}
      {asking === 'add' && <AddPerson close={() => setAsking(null)} added={added} />}
      {asking === 'roles' && marked && <EditRoles person={marked} close={() => setAsking(null)} done={edited} />}
      {asking === 'password' && marked && <ResetPassword person={marked} close={() => setAsking(null)} done={edited} />}
      {asking === 'disable' && marked && (
        <Dialog
          title={text.disableTitle}
          close={() => setAsking(null)}
          primary={{ label: text.disable, run: () => void setActive(marked, false), danger: true }}
        >
          {text.disableAsk(marked.name)}
        </Dialog>
      )}
    </Work>
  )
}
