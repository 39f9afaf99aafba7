/** Applications made online: what waits for the teller, what became of the others, where packages come from and answers go. */
import { useState } from 'react'
import type { OnlineId } from '../../../../shared/ids.ts'
import type { OnlineRow, OnlineTaken } from '../../../../shared/ipc/shapes/online.ts'
import { itemShortText } from '../../../../shared/strings/zh-CN/business.ts'
import { onlineFaultSaid, onlineStateText, onlineText as text } from '../../../../shared/strings/zh-CN/online.ts'
import { stateText } from '../../../../shared/strings/zh-CN/workflow.ts'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { Facts } from '../../../kit/small.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { timeText } from '../../../parts/time-text.ts'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'
import { OnlineCase } from './online-case.tsx'

const names = text.columns
const columns: readonly Column<OnlineRow>[] = [
  { id: 'state', name: names.state, cell: row => <State row={row} /> },
  { id: 'received', name: names.received, cell: row => timeText(row.receivedAt) },
  { id: 'name', name: names.name, cell: row => row.maskedName ?? '' },
  { id: 'number', name: names.number, cell: row => <span className="mono">{row.maskedNumber ?? '—'}</span> },
  { id: 'item', name: names.item, cell: row => (row.item ? itemShortText[row.item] : '') },
  { id: 'channel', name: names.channel, cell: row => row.channel ?? '' },
  { id: 'photo', name: names.photo, cell: row => (row.photoOutcome ? text.photo[row.photoOutcome] : '') },
  {
    id: 'answered',
    name: names.answered,
    cell: row => (row.answeredAt ? text.answered : row.state === 'refused' ? text.notAnswered : ''),
  },
  // Of a package that was refused on receipt nothing is kept but why.
  {
    id: 'why',
    name: names.why,
    cell: row => <span className="online-why">{row.refusedFor ? onlineFaultSaid(row.refusedFor).message : ''}</span>,
  },
]

function State({ row }: { readonly row: OnlineRow }) {
  const word = row.caseState ? stateText[row.caseState] : onlineStateText[row.state]
  return <span className={row.state === 'waiting' ? 'case-state flag' : 'case-state'}>{word}</span>
}

/** What became of the package that was just picked. */
function TakenNote({ taken, sends }: { readonly taken: OnlineTaken; readonly sends: boolean }) {
  if (taken.state === 'waiting') return <Note level="pass">{text.takenOne}</Note>
  return (
    <Note level="refuse">
      {sends ? text.refusedOne : text.refusedUnsent}
      <ul>
        {taken.faults.map(fault => (
          <li key={`${fault.code} ${fault.field} ${fault.rule}`}>{onlineFaultSaid(fault).message}</li>
        ))}
      </ul>
    </Note>
  )
}

export function OnlineRoom({ leave }: { readonly leave: () => void }) {
  const [open, setOpen] = useState<OnlineId | null>(null)
  if (open) return <OnlineCase key={open} id={open} back={() => setOpen(null)} />
  return <OnlineList leave={leave} open={setOpen} />
}

function OnlineList({ leave, open }: { readonly leave: () => void; readonly open: (id: OnlineId) => void }) {
  const packages = useAsked('online.list', {})
  const [taken, setTaken] = useState<OnlineTaken | null>(null)
  const [word, setWord] = useState<string | null>(null)
  const { send, busy, failure } = useSent()
  const list = useSelection(packages.value?.rows ?? null, { idOf: row => row.id })
  const { rows } = list
  const folders = packages.value?.folders ?? { inbox: null, outbox: null }
  // Said only once its row stands there and is selected: Enter, pressed on reading this, opens that row.
  const isListed = taken === null || taken.id === null || rows.some(({ id }) => id === taken.id)

  const pick = async () => {
    setWord(null)
    const reply = await send('online.pick', {})
    if (!reply?.ok || !reply.value) return
    setTaken(reply.value)
    if (reply.value.id) list.selectId(reply.value.id)
  }
  const receive = async () => {
    setTaken(null)
    const reply = await send('online.receive', {})
    if (reply?.ok) setWord(text.received(reply.value.taken, reply.value.refused))
  }
  useKeys([
    { press: 'Escape', label: text.leave, run: leave },
    { press: 'F3', label: text.pick, run: () => void pick(), off: busy },
    { press: 'F5', label: text.receive, run: () => void receive(), off: busy || folders.inbox === null },
    { press: 'F6', label: text.setInbox, run: () => void send('online.pickFolder', { which: 'inbox' }), off: busy },
    { press: 'F7', label: text.setOutbox, run: () => void send('online.pickFolder', { which: 'outbox' }), off: busy },
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="table-page">
        <Facts
          columns={2}
          facts={[
            { name: text.inbox, value: folders.inbox ?? text.unset },
            { name: text.outbox, value: folders.outbox ?? text.unset },
          ]}
        />
        {(packages.value?.unsent ?? 0) > 0 && <Note level="flag">{text.unsent(packages.value?.unsent ?? 0)}</Note>}
        {taken && isListed && <TakenNote taken={taken} sends={folders.outbox !== null} />}
        {word && <Note level="pass">{word}</Note>}
        <RefusalNote failure={failure ?? packages.failure} />
        {!packages.value && !packages.failure && <Waiting text={text.loading} />}
        {packages.value && rows.length === 0 && <EmptyState title={text.empty}>{text.emptyHint}</EmptyState>}
        {rows.length > 0 && <PickTable label={text.title} columns={columns} list={list} onOpen={row => open(row.id)} autoFocus />}
      </div>
    </Work>
  )
}
