/** The manager's room of pickup hours: the week, the days it is closed, and whom a change leaves without a time. */
import { useState } from 'react'
import type { PickupHoursView, PickupPlan } from '../../../../shared/ipc/shapes/pickup.ts'
import { pickupHoursText as text, visitsText } from '../../../../shared/strings/zh-CN/pickup.ts'
import { weekdays } from '../../../../shared/time.ts'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { type Fact, Facts } from '../../../kit/small.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { dayText, timeText } from '../../../parts/time-text.ts'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'
import { ClosureDialog } from './closure-dialog.tsx'
import { FolderDialog } from './folder-dialog.tsx'
import { goesTo, movesOf } from './hit-list.tsx'
import { HoursDialog } from './hours-dialog.tsx'

type ClosureRow = PickupHoursView['closures'][number]

function weekFacts({ hours }: PickupHoursView): readonly Fact[] {
  if (!hours) return []
  const words = (day: (typeof weekdays)[number]) => (hours.week[day].length === 0 ? text.none : text.rows(hours.week[day]))
  return [
    ...weekdays.map(day => ({ name: text.weekdays[day], value: words(day) })),
    { name: text.slot, value: text.minutes(hours.slotMinutes) },
    { name: text.walkIn, value: text.percent(hours.walkInPercent) },
  ]
}

const closureColumns: readonly Column<ClosureRow>[] = [
  {
    id: 'day',
    name: text.closureColumns.day,
    cell: row => (
      <>
        <span className="mono">{text.days(row.firstDay, row.lastDay)}</span>{' '}
        {!row.covered && <span className="secondary">{text.uncovered}</span>}
      </>
    ),
  },
  { id: 'span', name: text.closureColumns.span, cell: row => (row.span ? `${row.span.from}–${row.span.to}` : text.wholeDay) },
  { id: 'reason', name: text.closureColumns.reason, cell: row => row.reason },
  { id: 'by', name: text.closureColumns.by, cell: row => row.by },
]

const strandedColumns: readonly Column<PickupPlan['hit'][number]>[] = [
  { id: 'time', name: visitsText.columns.time, cell: row => `${dayText(row.day)} ${row.start}–${row.end}` },
  { id: 'number', name: visitsText.columns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: visitsText.columns.name, cell: row => row.maskedName },
  { id: 'to', name: text.hit.column, cell: goesTo },
]

type Opened = 'hours' | 'closure' | 'folder'

export function PickupHoursRoom({ today }: { readonly today: string }) {
  const view = useAsked('pickup.hours', {})
  const [opened, setOpened] = useState<Opened | null>(null)
  const { send, busy, failure } = useSent()
  const list = useSelection(view.value?.closures ?? null, { idOf: row => row.id })
  const plan = useAsked('pickup.plan', { closure: null })
  const moves = movesOf(plan.value?.hit ?? [])
  const stranded = useSelection(plan.value?.hit ?? null, { idOf: row => row.caseId, versionOf: row => row.revision })
  const { rows: closures, row: marked } = list
  const reopen = async () => {
    if (!marked) return
    const reply = await send('pickup.reopen', { closureId: marked.id })
    if (reply?.ok) list.release(marked.id)
  }
  const moveAll = () => void send('pickup.moveAll', { moves })
  const close = () => setOpened(null)
  useKeys([
    { press: 'F2', label: text.folder, run: () => setOpened('folder') },
    { press: 'F3', label: text.close, run: () => setOpened('closure'), off: view.value === null },
    { press: 'F4', label: text.reopen, run: () => void reopen(), off: busy || marked === null },
    ...(moves.length > 0 ? [{ press: 'F6', label: text.hit.moveAll(moves.length), run: moveAll, off: busy }] : []),
    { press: 'F9', label: text.edit, run: () => setOpened('hours'), primary: true, off: view.value === null },
  ])
  if (!view.value) return view.failure ? <RefusalNote failure={view.failure} again={view.again} /> : <Waiting />
  const { own, hours } = view.value
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          <span className="secondary">
            {own ? text.own(timeText(own.since), own.by, own.reason) : hours ? text.fromPlace : text.unknown}
          </span>
        </>
      }
    >
      <div className="stack tight">
        <Facts columns={2} facts={weekFacts(view.value)} />
        <RefusalNote failure={failure} />
        <h2>{text.closures}</h2>
        {closures.length === 0 && <p className="secondary">{text.noClosures}</p>}
        {closures.length > 0 && <PickTable label={text.closures} columns={closureColumns} list={list} />}
        <h2>{text.stranded}</h2>
        <RefusalNote failure={plan.failure} again={plan.again} />
        {plan.value && plan.value.hit.length === 0 && <p className="secondary">{text.noStranded}</p>}
        {plan.value && plan.value.hit.length > 0 && (
          <>
            <Note level="flag">{text.strandedNote}</Note>
            <PickTable label={text.stranded} columns={strandedColumns} list={stranded} />
          </>
        )}
      </div>
      {opened === 'hours' && <HoursDialog view={view.value} close={close} saved={close} />}
      {opened === 'closure' && <ClosureDialog today={today} close={close} saved={close} />}
      {opened === 'folder' && <FolderDialog close={close} />}
    </Work>
  )
}
