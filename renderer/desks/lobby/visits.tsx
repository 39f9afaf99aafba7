/** Today's seats: who comes when, who has not come, as the lobby may see it. */
import { useState } from 'react'
import type { PickupVisit } from '../../../shared/ipc/shapes/pickup.ts'
import { visitsText as text } from '../../../shared/strings/zh-CN/pickup.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { Day } from '../../../shared/time.ts'
import { useAsked } from '../../app/use-asked.ts'
import { useNow } from '../../app/use-now.ts'
import { useSent } from '../../app/use-sent.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'

const open = ({ state }: PickupVisit): boolean => state !== 'closed' && state !== 'handing-over'
const notes = (visit: PickupVisit): string =>
  [
    ...(visit.walkIn ? [text.walkIn] : []),
    ...(visit.over && open(visit) ? [text.over] : []),
    ...(visit.missed > 0 ? [text.missed(visit.missed)] : []),
  ].join(' · ')

const columns: readonly Column<PickupVisit>[] = [
  {
    id: 'time',
    name: text.columns.time,
    cell: visit => (
      <span className="mono">
        {visit.start}–{visit.end}
      </span>
    ),
  },
  { id: 'number', name: text.columns.number, cell: visit => <span className="mono">{visit.number}</span> },
  { id: 'name', name: text.columns.name, cell: visit => visit.maskedName },
  { id: 'state', name: text.columns.state, cell: visit => stateText[visit.state] },
  {
    id: 'note',
    name: text.columns.note,
    cell: visit => <span className={visit.over && open(visit) ? 'late' : undefined}>{notes(visit)}</span>,
  },
]

type Ask = 'pickup.miss' | 'pickup.cancel'
const words = { 'pickup.miss': text.askMiss, 'pickup.cancel': text.askCancel } as const
const acts = { 'pickup.miss': text.miss, 'pickup.cancel': text.cancel } as const

export function Visits({ today, back }: { readonly today: string; readonly back: () => void }) {
  const now = useNow()
  const list = useAsked('pickup.day', { day: Day.parse(now?.today ?? today) }, ['pickup.changed', 'case.changed'])
  const [chosen, setChosen] = useState<string | null>(null)
  const [asked, setAsked] = useState<Ask | null>(null)
  const { send, busy, failure, clear } = useSent()
  const rows = list.value ?? []
  const marked = rows.find(visit => visit.caseId === chosen) ?? rows.find(open) ?? rows[0] ?? null
  const change = async () => {
    if (!marked || !asked) return
    const reply = await send(asked, { caseId: marked.caseId, revision: marked.revision })
    if (reply?.ok) setAsked(null)
    list.again()
  }
  const mayChange = marked !== null && open(marked) && marked.state !== 'void'
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    { press: 'F3', label: text.miss, run: () => setAsked('pickup.miss'), off: !mayChange || !marked?.over },
    { press: 'F8', label: text.cancel, run: () => setAsked('pickup.cancel'), off: !mayChange || marked?.over === true },
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          <span className="secondary">{rows.length > 0 && text.summary(rows.length, rows.filter(open).length)}</span>
        </>
      }
    >
      <RefusalNote failure={list.failure} again={list.again} />
      {list.loading && <Waiting />}
      {list.value && rows.length === 0 && <EmptyState title={text.empty} />}
      {rows.length > 0 && (
        <PickTable
          label={text.title}
          columns={columns}
          rows={rows}
          idOf={visit => visit.caseId}
          chosen={marked?.caseId ?? null}
          onChoose={visit => setChosen(visit.caseId)}
          autoFocus
        />
      )}
      {asked && marked && (
        <Dialog
          title={acts[asked]}
          close={() => {
            clear()
            setAsked(null)
          }}
          primary={{ label: acts[asked], run: () => void change(), off: busy }}
        >
          <p>
            <span className="mono">{marked.start}</span> {marked.maskedName} <span className="mono">{marked.number}</span>
          </p>
          <p>{words[asked]}</p>
          <RefusalNote failure={failure} />
        </Dialog>
      )}
    </Work>
  )
}
