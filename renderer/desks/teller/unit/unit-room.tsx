/** Units: their batches, a new one, the blank sheet to take home. */
import { useState } from 'react'
import type { UnitId } from '../../../../shared/ids.ts'
import type { TicketView } from '../../../../shared/ipc/shapes/ticket.ts'
import type { UnitSummary } from '../../../../shared/ipc/shapes/unit.ts'
import { unitText as text, unitReasonText, unitStateText } from '../../../../shared/strings/zh-CN/unit.ts'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { timeText } from '../../../parts/time-text.ts'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'
import { UnitBatch } from './unit-batch.tsx'
import { UnitForm } from './unit-form.tsx'

const names = text.columns
const atWork = ({ state }: UnitSummary): boolean => state === 'checking' || state === 'making'
const columns: readonly Column<UnitSummary>[] = [
  { id: 'number', name: names.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'unit', name: names.unit, cell: row => row.unitName },
  { id: 'reason', name: names.reason, cell: row => unitReasonText[row.reason] },
  { id: 'state', name: names.state, cell: row => (atWork(row) && !row.running ? text.stopped : unitStateText[row.state]) },
  { id: 'people', name: names.people, right: true, cell: row => row.counts.all },
  { id: 'good', name: names.good, right: true, cell: row => row.counts.good },
  { id: 'bad', name: names.bad, right: true, cell: row => row.counts.bad },
  { id: 'made', name: names.made, right: true, cell: row => row.counts.made },
  { id: 'maker', name: names.maker, cell: row => row.makerName },
  { id: 'opened', name: names.opened, cell: row => timeText(row.openedAt) },
]

type Props = {
  /** A called number of a unit: its batch begins at once. */
  readonly ticket: TicketView | null
  readonly leave: () => void
  readonly branchBank: string | null
}

export function UnitRoom({ ticket, leave, branchBank }: Props) {
  const [open, setOpen] = useState<UnitId | null>(null)
  const [opening, setOpening] = useState(ticket !== null)
  if (open) return <UnitBatch key={open} unitId={open} back={() => setOpen(null)} />
  if (opening) {
    return (
      <UnitForm
        ticket={ticket}
        branchBank={branchBank}
        cancel={() => setOpening(false)}
        opened={unitId => {
          setOpening(false)
          setOpen(unitId)
        }}
      />
    )
  }
  return <UnitList leave={leave} open={setOpen} begin={() => setOpening(true)} />
}

type ListProps = { readonly leave: () => void; readonly open: (id: UnitId) => void; readonly begin: () => void }

function UnitList({ leave, open, begin }: ListProps) {
  const batches = useAsked('unit.list', {})
  const [saved, setSaved] = useState(false)
  const { send, busy, failure } = useSent()
  const list = useSelection(batches.value, { idOf: row => row.id })
  const { rows, row: marked } = list
  const save = async () => {
    const reply = await send('unit.saveTemplate', {})
    setSaved(reply?.ok === true && reply.value.saved)
  }
  useKeys([
    { press: 'Escape', label: text.leave, run: leave },
    { press: 'F2', label: text.newBatch, run: begin },
    { press: 'F6', label: text.template, run: () => void save(), off: busy },
    ...(marked ? [{ press: 'F9', label: text.openBatch, run: () => open(marked.id), primary: true }] : []),
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="table-page">
        {saved && <Note level="pass">{text.saved}</Note>}
        <RefusalNote failure={failure ?? batches.failure} />
        {!batches.value && !batches.failure && <Waiting text={text.batch.loading} />}
        {batches.value && rows.length === 0 && <EmptyState title={text.empty}>{text.emptyHint}</EmptyState>}
        {rows.length > 0 && <PickTable label={text.title} columns={columns} list={list} onOpen={row => open(row.id)} autoFocus />}
      </div>
    </Work>
  )
}
