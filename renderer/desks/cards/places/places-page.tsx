/** The finished cards by their places: found by typing or scanning, moved, counted by two at the end of a shift. */
import { useRef, useState } from 'react'
import { tidyCode } from '../../../../shared/entry/code.ts'
import type { PlaceCounted, PlacedCard } from '../../../../shared/ipc/shapes/place.ts'
import { placesText as text } from '../../../../shared/strings/zh-CN/places.ts'
import { stateText } from '../../../../shared/strings/zh-CN/workflow.ts'
import { isCardHere } from '../../../../shared/workflow/table.ts'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { type Column, PickTable, type TableFocus } from '../../../kit/pick-table.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useRowDialog } from '../../../kit/use-row-dialog.ts'
import { useSelection } from '../../../kit/use-selection.ts'
import { timeText } from '../../../parts/time-text.ts'
import { useAsked } from '../../../parts/use-asked.ts'
import { PlaceCountDialog } from './count-dialog.tsx'
import { MoveCardDialog } from './move-dialog.tsx'
import { RacksDialog } from './racks-dialog.tsx'

const columns: readonly Column<PlacedCard>[] = [
  {
    id: 'place',
    name: text.columns.place,
    cell: row => (row.place === null ? <span className="secondary">{text.none}</span> : <strong className="mono">{row.place}</strong>),
  },
  { id: 'number', name: text.columns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: text.columns.name, cell: row => row.maskedName },
  { id: 'tail', name: text.columns.tail, cell: row => <span className="mono">{row.cardTail}</span> },
  { id: 'state', name: text.columns.state, cell: row => (isCardHere(row.state) ? stateText[row.state] : text.ended) },
  {
    id: 'missing',
    name: text.columns.missing,
    cell: row => row.missingSince !== null && <span className="day-open">{text.missingSince(timeText(row.missingSince))}</span>,
  },
]

const matches = ({ place, number, cardTail }: PlacedCard, wanted: string): boolean =>
  [place ?? '', (place ?? '').replace(/-0*/, ''), number, cardTail ?? ''].some(one => one.includes(wanted))

export function PlacesPage({ back }: { readonly back: () => void }) {
  const asked = useAsked('place.view', {})
  const [wanted, setWanted] = useState('')
  const [open, setOpen] = useState<'count' | 'racks' | null>(null)
  const [counted, setCounted] = useState<PlaceCounted | null>(null)
  const flow = useRef<HTMLDivElement>(null)
  const table = useRef<TableFocus>(null)
  const all = asked.value?.cards ?? null
  const seek = tidyCode(wanted)
  const shown = all === null ? null : all.filter(card => seek === '' || matches(card, seek))
  const list = useSelection(shown, {
    idOf: row => row.caseId,
    versionOf: row => `${row.state} ${row.place} ${row.missingSince}`,
    question: seek,
  })
  const { rows, row: marked } = list
  const dialog = useRowDialog<'move' | 'found', PlacedCard>(list)
  const clear = () => {
    setWanted('')
    table.current?.focus()
  }
  const close = () => {
    setOpen(null)
    asked.again()
  }
  useKeys([
    { press: 'Escape', label: text.back, run: wanted === '' ? back : clear },
    { press: 'F3', label: text.find, run: () => focusField(flow.current, 'find') },
    { press: 'F6', label: text.racks, run: () => setOpen('racks'), off: !asked.value },
    ...(marked ? [{ press: 'F4', label: text.move, run: () => dialog.open('move') }] : []),
    ...(marked && marked.missingSince !== null ? [{ press: 'F2', label: text.found, run: () => dialog.open('found') }] : []),
    { press: 'F9', label: text.count, run: () => setOpen('count'), primary: true, off: !asked.value },
  ])
  const lost = all?.filter(({ missingSince }) => missingSince !== null).length ?? 0
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          {all && (
            <span className={lost > 0 ? 'day-open' : 'secondary'}>
              {text.summary(all.length, all.filter(({ place }) => place === null).length, lost)}
            </span>
          )}
          <EnterFlow flowRef={flow} className="push find-field" onLast={() => table.current?.focus()}>
            <TextField name="find" label={text.find} value={wanted} onChange={setWanted} placeholder={text.findHint} maxLength={40} />
          </EnterFlow>
        </>
      }
    >
      <div className="stack places-page">
        <RefusalNote failure={asked.failure} again={asked.again} />
        {asked.loading && <Waiting />}
        {counted && (
          <Note level={counted.missing.length > 0 || counted.counted !== counted.book ? 'flag' : 'pass'}>
            {text.countDone(counted.number, counted.book, counted.counted, counted.missing.length)}
          </Note>
        )}
        {all?.length === 0 && <EmptyState title={text.empty} />}
        {all && all.length > 0 && rows.length === 0 && <EmptyState title={text.noMatch} />}
        {rows.length > 0 && <PickTable label={text.title} columns={columns} list={list} handle={table} autoFocus={wanted === ''} />}
        <Counts counts={asked.value?.counts ?? []} />
      </div>
      {dialog.shown && (
        <MoveCardDialog
          card={dialog.shown.row}
          isFound={dialog.shown.kind === 'found'}
          changed={dialog.shown.changed}
          close={dialog.close}
          done={() => {
            dialog.close()
            asked.again()
          }}
        />
      )}
      {open === 'racks' && asked.value && <RacksDialog racks={asked.value.racks} close={close} />}
      {open === 'count' && asked.value && (
        <PlaceCountDialog
          view={asked.value}
          close={close}
          done={view => {
            setCounted(view.counts[0] ?? null)
            close()
          }}
        />
      )}
    </Work>
  )
}

const countColumns: readonly Column<PlaceCounted>[] = [
  { id: 'at', name: text.countColumns.at, cell: row => timeText(row.at) },
  { id: 'number', name: text.countColumns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'book', name: text.countColumns.book, right: true, cell: row => row.book },
  { id: 'counted', name: text.countColumns.counted, right: true, cell: row => row.counted },
  {
    id: 'missing',
    name: text.countColumns.missing,
    cell: row => row.missing.map(({ number, ended }) => text.missingOne(number, ended)).join(' '),
  },
  { id: 'people', name: text.countColumns.people, cell: row => text.people(row.operator, row.second) },
  { id: 'note', name: text.countColumns.note, cell: row => row.note },
]

function Counts({ counts }: { readonly counts: readonly PlaceCounted[] }) {
  const list = useSelection(counts, { idOf: row => row.id, begin: () => undefined })
  if (counts.length === 0) return null
  return (
    <section className="stack tight counts" aria-label={text.counts}>
      <h2>{text.counts}</h2>
      <PickTable label={text.counts} columns={countColumns} list={list} />
    </section>
  )
}
