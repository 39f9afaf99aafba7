/** The operators of the branch: who works here in which roles, new ones, those who left. */
import { useState } from 'react'
import type { OperatorId } from '../../../shared/ids.ts'
import type { OperatorView } from '../../../shared/ipc/shapes/session.ts'
import { rolesText, termsText } from '../../../shared/strings/zh-CN/access.ts'
import { passphraseText } from '../../../shared/strings/zh-CN/copies.ts'
import { managerText } from '../../../shared/strings/zh-CN/manager-desk.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { AddPerson } from './add-person.tsx'
import { EditRoles, ResetPassword } from './edit-person.tsx'
import { NewKeyDialog } from './new-key-dialog.tsx'
import { PassphraseDialog } from './passphrase-dialog.tsx'
import { RenameDialog, TermsDialog } from './terms-dialogs.tsx'

const text = managerText.people
const stateOf = (person: OperatorView): string => (person.active ? text.active : text.inactive)
/** What stands behind the state: absent, learning, until when. */
const besides = ({ absent, trainee, endsOn, deputy }: OperatorView): string =>
  termsText.together([
    ...(absent ? [termsText.isAbsent] : []),
    ...(trainee ? [termsText.isTrainee] : []),
    ...(endsOn === null ? [] : [termsText.endsAt(endsOn)]),
    ...(deputy === null ? [] : [`${rolesText(deputy.roles)}${termsText.endsAt(deputy.until)}`]),
  ])

const columns: readonly Column<OperatorView>[] = [
  { id: 'name', name: text.name, cell: row => row.name },
  { id: 'login', name: text.login, cell: row => <span className="mono">{row.login}</span> },
  { id: 'roles', name: text.roles, cell: row => rolesText(row.roles) },
  { id: 'state', name: text.state, cell: row => <span className={row.active ? undefined : 'secondary'}>{stateOf(row)}</span> },
  { id: 'besides', name: termsText.terms, cell: besides },
]

export function People({ me, live }: { readonly me: OperatorId; readonly live: boolean }) {
  const people = useAsked('operator.list', {})
  const [asking, setAsking] = useState<'add' | 'recovery' | 'passphrase' | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const { send, busy, failure, clear } = useSent()
  const list = useSelection(people.value, { idOf: row => row.id })
  const { rows, row: marked } = list
  const dialog = useRowDialog<'disable' | 'roles' | 'password' | 'terms' | 'rename', OperatorView>(list)
  const setActive = async (person: OperatorView, active: boolean) => {
    dialog.close()
    const reply = await send('operator.setActive', { operatorId: person.id, active })
    if (!reply?.ok) return
    setSaid(text.changed(reply.value.name, stateOf(reply.value)))
    people.again()
  }
  const mark = async (person: OperatorView) => {
    clear()
    const reply = await send('operator.setAbsent', { operatorId: person.id, absent: !person.absent })
    if (!reply?.ok) return
    setSaid(text.changed(reply.value.name, reply.value.absent ? termsText.isAbsent : stateOf(reply.value)))
    people.again()
  }
  const added = (person: OperatorView) => {
    setAsking(null)
    setSaid(text.added(person.name))
    list.selectId(person.id)
    people.again()
  }
  const edited = (words: string) => {
    dialog.close()
    setSaid(words)
    people.again()
  }
  const turn = (person: OperatorView) => {
    setSaid(null)
    clear()
    if (person.active) dialog.open('disable', person)
    else void setActive(person, true)
  }
  useKeys([
    ...(marked
      ? [{ press: 'F4', label: marked.active ? text.disable : text.enable, run: () => turn(marked), off: busy || marked.id === me }]
      : []),
    ...(marked
      ? [
          { press: 'F2', label: text.editRoles, run: () => dialog.open('roles'), off: busy },
          { press: 'Alt+F', label: termsText.terms, run: () => dialog.open('terms'), off: busy || marked.id === me },
          { press: 'Alt+N', label: termsText.rename, run: () => dialog.open('rename'), off: busy },
          { press: 'Alt+Q', label: marked.absent ? termsText.back : termsText.absent, run: () => void mark(marked), off: busy },
          { press: 'F10', label: text.reset, run: () => dialog.open('password'), off: busy || marked.id === me },
        ]
      : []),
    ...(live
      ? [
          { press: 'F3', label: text.recovery, run: () => setAsking('recovery'), off: busy },
          { press: 'Alt+K', label: passphraseText.title, run: () => setAsking('passphrase'), off: busy },
        ]
      : []),
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
        {rows.length > 0 && <PickTable label={text.title} columns={columns} list={list} autoFocus />}
      </div>
      {asking === 'recovery' && <NewKeyDialog close={() => setAsking(null)} />}
      {asking === 'passphrase' && (
        <PassphraseDialog
          close={() => setAsking(null)}
          changed={() => {
            setAsking(null)
            setSaid(passphraseText.done)
          }}
        />
      )}
      {asking === 'add' && <AddPerson close={() => setAsking(null)} added={added} />}
      {dialog.shown?.kind === 'roles' && (
        <EditRoles person={dialog.shown.row} changed={dialog.shown.changed} close={dialog.close} done={edited} />
      )}
      {dialog.shown?.kind === 'password' && (
        <ResetPassword person={dialog.shown.row} changed={dialog.shown.changed} close={dialog.close} done={edited} />
      )}
      {dialog.shown?.kind === 'terms' && (
        <TermsDialog person={dialog.shown.row} changed={dialog.shown.changed} close={dialog.close} done={edited} />
      )}
      {dialog.shown?.kind === 'rename' && (
        <RenameDialog person={dialog.shown.row} changed={dialog.shown.changed} close={dialog.close} done={edited} />
      )}
      {dialog.shown?.kind === 'disable' && (
        <Dialog
          title={text.disableTitle}
          close={dialog.close}
          changed={dialog.shown.changed}
          primary={{ label: text.disable, run: () => dialog.shown && void setActive(dialog.shown.row, false), danger: true }}
        >
          {text.disableAsk(dialog.shown.row.name)}
        </Dialog>
      )}
    </Work>
  )
}
