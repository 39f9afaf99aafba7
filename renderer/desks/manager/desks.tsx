/** The desks of a branch with a hall: who sits where, the line of each, the door for a new one, and the bar. */
import { useState } from 'react'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { DeskView } from '../../../shared/ipc/shapes/desk.ts'
import { emergencyText } from '../../../shared/strings/zh-CN/emergency.ts'
import { hallText as text } from '../../../shared/strings/zh-CN/hall.ts'
import { kitText } from '../../../shared/strings/zh-CN/kit.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { groupsOf } from '../../parts/recovery-code.tsx'
import { clockText, timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { EmergencyRuleDialog } from './emergency-rule.tsx'

function lineOf({ barredAt, onLine }: DeskView): string {
  if (barredAt !== null) return text.barred
  if (onLine === null) return text.down
  return onLine.roundTripMs === null ? text.up : text.roundTrip(onLine.roundTripMs)
}

const columns: readonly Column<DeskView>[] = [
  { id: 'name', name: text.columns.name, cell: row => row.name },
  { id: 'place', name: text.columns.place, cell: row => row.place },
  { id: 'people', name: text.columns.people, cell: row => row.people.map(({ name, counter }) => text.person(name, counter)).join(' ') },
  { id: 'line', name: text.columns.line, cell: lineOf },
  { id: 'version', name: text.columns.version, cell: row => <span className="mono">{row.version}</span> },
  {
    id: 'seen',
    name: text.columns.seen,
    cell: row => <span className="mono">{row.lastSeenAt === null ? text.never : timeText(row.lastSeenAt)}</span>,
  },
]

export function DesksRoom() {
  const asked = useAsked('desk.list', {})
  // The line's time moves by itself; a dialog is about the desk.
  const desks = useSelection(asked.value?.desks ?? null, { idOf: row => row.id, versionOf: row => row.barredAt ?? '' })
  const dialog = useRowDialog<'bar', DeskView>(desks)
  const [invited, setInvited] = useState<Out<'desk.invite'> | null>(null)
  const [ruling, setRuling] = useState(false)
  const { send, busy, failure } = useSent()
  const { row } = desks
  const open = asked.value?.invitation ?? null
  const invite = async () => {
    const reply = await send('desk.invite', {})
    if (reply?.ok) setInvited(reply.value)
  }
  const endInvitation = async () => {
    await send('desk.endInvitation', {})
    asked.again()
  }
  useKeys(
    asked.value?.hall
      ? [
          ...(row && row.barredAt === null ? [{ press: 'F4', label: text.bar, run: () => dialog.open('bar') }] : []),
          ...(open ? [{ press: 'F2', label: text.endInvitation, run: () => void endInvitation(), off: busy }] : []),
          { press: 'F3', label: emergencyText.rule, run: () => setRuling(true) },
          { press: 'F9', label: text.invite, run: () => void invite(), primary: true, off: busy },
        ]
      : [],
  )
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack">
        <RefusalNote failure={asked.failure} again={asked.again} />
        <RefusalNote failure={failure} />
        {asked.loading && <Waiting />}
        {asked.value && !asked.value.hall && <Note level="note">{text.alone}</Note>}
        {open && <Note level="flag">{text.invited(clockText(open.until), open.triesLeft)}</Note>}
        {asked.value?.hall && desks.rows.length === 0 && <Note level="note">{text.none}</Note>}
        {desks.rows.length > 0 && <PickTable label={text.title} columns={columns} list={desks} autoFocus />}
      </div>
      {ruling && <EmergencyRuleDialog close={() => setRuling(false)} />}
      {invited && <CodeDialog code={invited.code} close={() => setInvited(null)} />}
      {dialog.shown && <BarDialog desk={dialog.shown.row} changed={dialog.shown.changed} close={dialog.close} done={asked.again} />}
    </Work>
  )
}

function CodeDialog({ code, close }: { readonly code: string; readonly close: () => void }) {
  return (
    <Dialog title={text.codeTitle} close={close} closeLabel={kitText.close} changed={false} wide>
      <p>{text.codeDo}</p>
      <ol className="recovery-groups" aria-label={text.codeLabel}>
        {groupsOf(code).map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one code never move
          <li key={place} className="mono">
            {group}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

type BarProps = { readonly desk: DeskView; readonly changed: boolean; readonly close: () => void; readonly done: () => void }

function BarDialog({ desk, changed, close, done }: BarProps) {
  const [reason, setReason] = useState('')
  const { send, busy, failure } = useSent()
  const short = reason.trim().length < 2
  const go = async () => {
    if (short) return
    const reply = await send('desk.bar', { deskId: desk.id, reason })
    if (!reply?.ok) return
    close()
    done()
  }
  return (
    <Dialog
      title={text.bar}
      changed={changed}
      close={close}
      primary={{ label: text.bar, run: () => void go(), off: busy || short, danger: true }}
    >
      <p>{text.barAsk(desk.name)}</p>
      <EnterFlow onLast={() => void go()} className="stack tight">
        <TextField name="reason" label={text.barReason} value={reason} onChange={setReason} maxLength={100} autoFocus />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
