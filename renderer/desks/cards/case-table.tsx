/** The cases of one state: found by typing or scanning, also in the other lanes, walked by arrows, opened by Enter. */
import { useRef, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { ageText, cardsText } from '../../../shared/strings/zh-CN/cards.ts'
import { placesText } from '../../../shared/strings/zh-CN/places.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { isCardHere } from '../../../shared/workflow/table.ts'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { Icon } from '../../kit/icon.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable, type TableFocus } from '../../kit/pick-table.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { dayText } from '../../parts/time-text.ts'
import { minutesSince, type Now } from '../../parts/use-now.ts'
import { useSent } from '../../parts/use-sent.ts'
import { isLate, type Lane, matches } from './board.ts'

const text = cardsText.table
type Props = { readonly lane: Lane; readonly now: Now | null; readonly open: (id: CaseId) => void }

function Promised({ row, now }: { readonly row: CaseRow; readonly now: Now | null }) {
  if (row.promisedDay === null) return null
  const late = now !== null && isLate(row, now.today)
  return (
    <span className={late ? 'late' : undefined}>
      {late && <Icon name="flag" />} {dayText(row.promisedDay)}
      {late && <span className="sr-only">{text.late}</span>}
    </span>
  )
}

const columnsAt = (now: Now | null): readonly Column<CaseRow>[] => [
  {
    id: 'since',
    name: text.since,
    right: true,
    cell: row => {
      const minutes = minutesSince(now, row.changedAt)
      return minutes === null ? '' : ageText(minutes)
    },
  },
  { id: 'number', name: text.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: text.name, cell: row => row.maskedName },
  { id: 'docNumber', name: text.docNumber, cell: row => <span className="mono">{row.maskedNumber}</span> },
  { id: 'item', name: text.item, cell: row => itemShortText[row.item] },
  { id: 'promised', name: text.promised, cell: row => <Promised row={row} now={now} /> },
  {
    id: 'booked',
    name: text.booked,
    cell: row => (row.bookedDay === null ? <span className="secondary">{text.notBooked}</span> : dayText(row.bookedDay)),
  },
]

/** What was found in other lanes, or among the closed: each with where it stands. */
/** Where the card lies, in a lane of cards that are here. */
const placeColumn: Column<CaseRow> = { id: 'place', name: placesText.place, cell: row => <span className="mono">{row.place}</span> }

function FoundTable({ rows, now, open }: { readonly rows: readonly CaseRow[]; readonly now: Now | null; readonly open: Props['open'] }) {
  const list = useSelection(rows, { idOf: row => row.id, versionOf: row => row.revision })
  const state: Column<CaseRow> = { id: 'state', name: text.state, cell: row => stateText[row.state] }
  return (
    <PickTable
      label={cardsText.foundElsewhere}
      columns={[state, placeColumn, ...columnsAt(now)]}
      list={list}
      onOpen={row => open(row.id)}
      autoFocus
    />
  )
}

export function CaseTable({ lane, now, open }: Props) {
  const [wanted, setWanted] = useState('')
  const [found, setFound] = useState<{ readonly of: string; readonly rows: readonly CaseRow[] } | null>(null)
  const table = useRef<TableFocus>(null)
  const flow = useRef<HTMLDivElement>(null)
  const list = useSelection(
    lane.rows.filter(row => matches(row, wanted)),
    { idOf: row => row.id, versionOf: row => row.revision, question: wanted },
  )
  const { rows, row: marked } = list
  const openMarked = () => marked && open(marked.id)
  const { send, busy, failure } = useSent()
  const elsewhere = found !== null && found.of === wanted ? found.rows : null
  /** One that lies in this lane is opened; any other is asked for over all lanes, and over what is closed. */
  const seek = async () => {
    const [only, ...others] = rows
    if (wanted.trim() === '') return table.current?.focus()
    if (only && others.length === 0) return open(only.id)
    if (only) return table.current?.focus()
    const reply = await send('case.find', { which: 'all', text: wanted })
    if (!reply?.ok) return
    const [hit, ...more] = reply.value
    if (hit && more.length === 0) return open(hit.id)
    setFound({ of: wanted, rows: reply.value })
    // The next scan goes over what stands there.
    if (!hit) focusField(flow.current, 'find')
  }
  const clear = () => {
    setWanted('')
    table.current?.focus()
  }
  useKeys([
    ...(wanted === '' ? [] : [{ press: 'Escape', label: cardsText.clearFind, run: clear }]),
    { press: 'F3', label: cardsText.find, run: () => focusField(flow.current, 'find') },
    { press: 'F9', label: cardsText.open, run: openMarked, primary: true, off: marked === null },
  ])
  return (
    <Work
      head={
        <>
          <h1>{stateText[lane.state]}</h1>
          <EnterFlow flowRef={flow} className="push find-field" onLast={() => void seek()}>
            <TextField
              name="find"
              label={cardsText.find}
              value={wanted}
              onChange={setWanted}
              placeholder={cardsText.findHint}
              maxLength={40}
            />
          </EnterFlow>
        </>
      }
    >
      {lane.rows.length === 0 && wanted.trim() === '' && (
        <EmptyState title={cardsText.empty(stateText[lane.state])}>{cardsText.emptyHint}</EmptyState>
      )}
      <RefusalNote failure={failure} />
      {busy && <Waiting />}
      {wanted.trim() !== '' && rows.length === 0 && elsewhere === null && !busy && <EmptyState title={cardsText.notInLane} />}
      {elsewhere !== null && elsewhere.length === 0 && <EmptyState title={cardsText.noMatch} />}
      {elsewhere !== null && elsewhere.length > 0 && <FoundTable rows={elsewhere} now={now} open={open} />}
      {rows.length > 0 && (
        <PickTable
          label={stateText[lane.state]}
          columns={isCardHere(lane.state) ? [placeColumn, ...columnsAt(now)] : columnsAt(now)}
          list={list}
          onOpen={row => open(row.id)}
          handle={table}
          autoFocus={wanted === ''}
        />
      )}
    </Work>
  )
}
