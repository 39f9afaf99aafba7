/** The acts of a day with the serials of the card system or the bank, and how their list compares. */
import { useState } from 'react'
import type { Out } from '../../../shared/ipc/contract.ts'
import { serialSides } from '../../../shared/serial/sides.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { serialSideText, serialText as text } from '../../../shared/strings/zh-CN/serial.ts'
import type { Day } from '../../../shared/time.ts'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { SpanFields, spanDraft, spanIn } from '../../parts/span-fields.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Act = Out<'serial.list'>[number]
type Compared = NonNullable<Out<'serial.pick'>>
type Difference = Compared['differences'][number]

const columns: readonly Column<Act>[] = [
  { id: 'number', name: text.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'item', name: text.item, cell: row => itemShortText[row.item] },
  { id: 'name', name: text.name, cell: row => row.maskedName },
  { id: 'at', name: text.at, cell: row => timeText(row.closedAt) },
  {
    id: 'serial',
    name: text.serial,
    cell: row => (row.serial === null ? <span className="late">{text.unnoted}</span> : <span className="mono">{row.serial}</span>),
  },
]

const differenceColumns: readonly Column<Difference>[] = [
  { id: 'kind', name: text.kind, cell: row => text.kinds[row.kind] },
  { id: 'row', name: text.row, right: true, cell: row => row.row ?? '' },
  { id: 'serial', name: text.serial, cell: row => <span className="mono">{row.serial}</span> },
  { id: 'number', name: text.number, cell: row => <span className="mono">{row.caseNumber}</span> },
  { id: 'doc', name: text.docNumber, cell: row => <span className="mono">{row.maskedNumber}</span> },
]

function Differences({ compared }: { readonly compared: Compared }) {
  const list = useSelection(compared.differences, { idOf: row => `${row.kind} ${row.row ?? ''} ${row.caseNumber ?? ''}` })
  return (
    <section className="stack tight" aria-label={text.compare}>
      <Note level="pass">{text.agreed(compared.agreed)}</Note>
      {compared.differences.length === 0 ? (
        <Note level="pass">{text.allEven}</Note>
      ) : (
        <PickTable label={text.compare} columns={differenceColumns} list={list} />
      )}
    </section>
  )
}

export function SerialsRoom({ today }: { readonly today: Day }) {
  const [days, setDays] = useState(spanDraft('today', today))
  const [place, setPlace] = useState(0)
  const [compared, setCompared] = useState<Compared | null>(null)
  const side = serialSides[place % serialSides.length] ?? 'card-system'
  const other = serialSides[(place + 1) % serialSides.length] ?? 'bank'
  const span = spanIn(days)
  const ask = span && { span, side }
  const asked = useAsked('serial.list', ask)
  const list = useSelection(asked.value, { idOf: row => row.caseId, question: side })
  const { send, busy, failure, clear } = useSent()
  const compare = async () => {
    clear()
    const reply = ask && (await send('serial.pick', ask))
    if (reply?.ok && reply.value) setCompared(reply.value)
  }
  const look = () => {
    setCompared(null)
    setPlace(place + 1)
  }
  useKeys([
    { press: 'F4', label: text.switchSide(serialSideText[other]), run: look },
    { press: 'F9', label: text.compare, run: () => void compare(), primary: true, off: busy || ask === null },
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.room}</h1>
          <span className="secondary">{text.listOf(serialSideText[side])}</span>
        </>
      }
    >
      <div className="report-ground">
        <SpanFields draft={days} today={today} onChange={setDays} />
        <RefusalNote failure={asked.failure ?? failure} again={asked.failure ? asked.again : undefined} />
        {asked.loading && <Waiting />}
        {compared && <Differences compared={compared} />}
        {asked.value?.length === 0 && <EmptyState title={text.none} />}
        {list.rows.length > 0 && <PickTable label={text.room} columns={columns} list={list} />}
      </div>
    </Work>
  )
}
