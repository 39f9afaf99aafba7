/** Cards that went to their holders by post: each is delivered, comes back or is lost. */
import { useState } from 'react'
import type { ParcelView } from '../../../shared/ipc/shapes/parcel.ts'
import type { ParcelEnd } from '../../../shared/pickup/parcel.ts'
import { parcelEndText, parcelText as text } from '../../../shared/strings/zh-CN/parcel.ts'
import { Work } from '../../kit/frame.tsx'
import { Icon } from '../../kit/icon.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { EndParcelDialog } from '../../steps/pickup/parcel-dialogs.tsx'

const columns: readonly Column<ParcelView>[] = [
  { id: 'number', name: text.columns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: text.columns.name, cell: row => row.maskedName },
  { id: 'carrier', name: text.columns.carrier, cell: row => <span className="mono">{text.on(row.carrier, row.waybill)}</span> },
  { id: 'sentAt', name: text.columns.sentAt, cell: row => timeText(row.at) },
  {
    id: 'days',
    name: text.columns.days,
    cell: row =>
      row.late ? (
        <span className="late">
          <Icon name="flag" /> {text.late(row.days)}
        </span>
      ) : (
        text.days(row.days)
      ),
  },
  { id: 'state', name: text.columns.state, cell: row => (row.ended === null ? text.onItsWay : parcelEndText[row.ended]) },
  { id: 'note', name: text.columns.note, cell: row => row.note },
]

export function Parcels({ back }: { readonly back: () => void }) {
  const asked = useAsked('parcel.list', {})
  const list = useSelection<ParcelView>(asked.value ?? null, { idOf: row => row.id, versionOf: row => row.revision })
  const { rows, row: marked } = list
  const dialog = useRowDialog<ParcelEnd, ParcelView>(list)
  const [printing, setPrinting] = useState(false)
  const open = marked?.ended === null
  const onTheWay = rows.filter(({ ended }) => ended === null)
  useKeys([
    { press: 'Escape', label: text.toBoard, run: back },
    ...(marked ? [{ press: 'F7', label: text.print, run: () => setPrinting(true) }] : []),
    ...(open
      ? [
          { press: 'F6', label: text.end.lost.label, run: () => dialog.open('lost') },
          { press: 'F8', label: text.end.returned.label, run: () => dialog.open('returned') },
          { press: 'F9', label: text.end.delivered.label, run: () => dialog.open('delivered'), primary: true },
        ]
      : []),
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          <span className="secondary">{text.summary(onTheWay.length, onTheWay.filter(({ late }) => late).length)}</span>
        </>
      }
    >
      <RefusalNote failure={asked.failure} again={asked.again} />
      {asked.loading && <Waiting />}
      {asked.value && rows.length === 0 && <EmptyState title={text.empty} />}
      {rows.length > 0 && <PickTable label={text.title} columns={columns} list={list} autoFocus />}
      {dialog.shown && (
        <EndParcelDialog
          ended={dialog.shown.kind}
          card={dialog.shown.row}
          changed={dialog.shown.changed}
          close={dialog.close}
          done={() => {
            dialog.close()
            asked.again()
          }}
        />
      )}
      {printing && marked && (
        <SlipDialog slip={{ kind: 'parcel', caseId: marked.caseId, ticketId: null }} close={() => setPrinting(false)} />
      )}
    </Work>
  )
}
