/** Hands a case that somebody has begun to another teller. */
import { useRef, useState } from 'react'
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import type { OperatorView } from '../../../shared/ipc/shapes/session.ts'
import { reassignText as text } from '../../../shared/strings/zh-CN/access.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSent } from '../../parts/use-sent.ts'

type Props = {
  readonly row: CaseRow
  readonly changed: boolean
  readonly people: readonly OperatorView[]
  readonly close: () => void
  readonly done: () => void
}

export function ReassignDialog({ row, changed, people, close, done }: Props) {
  const tellers = people.filter(one => one.active && !one.absent && one.roles.includes('teller') && one.name !== row.makerName)
  const [to, setTo] = useState(tellers[0]?.id ?? null)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const go = async () => {
    setAsked(true)
    if (to === null) return focusField(flow.current, 'to')
    if (reason.trim().length < 2) return focusField(flow.current, 'reason')
    const reply = await send('case.reassign', { caseId: row.id, revision: row.revision, to, reason })
    if (reply?.ok) done()
  }
  if (tellers.length === 0)
    return (
      <Dialog changed={changed} title={text.title(row.number)} close={close}>
        <Note level="flag">{text.nobody}</Note>
      </Dialog>
    )
  return (
    <Dialog
      changed={changed && !busy}
      title={text.title(row.number)}
      close={close}
      primary={{ label: text.keep, run: () => void go(), off: busy }}
    >
      <EnterFlow flowRef={flow} onLast={() => void go()}>
        <p>{text.ask(row.makerName)}</p>
        <ChoiceField
          name="to"
          label={text.to}
          value={to ?? ''}
          choices={tellers.map(one => ({ value: one.id, label: one.name }))}
          onChange={value => setTo(tellers.find(one => one.id === value)?.id ?? null)}
          upright
          autoFocus
        />
        <TextField
          name="reason"
          label={text.reason}
          value={reason}
          onChange={setReason}
          maxLength={100}
          error={asked && reason.trim().length < 2 ? text.missing : null}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
