/** Cards that went to other branches, list by list: each is received there or comes back. */
import { useState } from 'react'
import type { TransferView } from '../../../shared/ipc/shapes/casework.ts'
import { transferText as text } from '../../../shared/strings/zh-CN/casework.ts'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { EndTransferDialog } from '../../steps/pickup/transfer-dialogs.tsx'

type Row = TransferView['cards'][number] & { readonly list: TransferView }

const columns: readonly Column<Row>[] = [
  { id: 'list', name: text.columns.list, cell: row => <span className="mono">{row.list.number}</span> },
  { id: 'number', name: text.columns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: text.columns.name, cell: row => row.maskedName },
  { id: 'branch', name: text.columns.branch, cell: row => row.list.branch },
  { id: 'sentAt', name: text.columns.sentAt, cell: row => timeText(row.list.at) },
  { id: 'state', name: text.columns.state, cell: row => (row.ended === null ? text.onItsWay : text.ended[row.ended]) },
  { id: 'note', name: text.columns.note, cell: row => row.note },
]

export function Transfers({ back }: { readonly back: () => void }) {
  const asked = useAsked('transfer.list', {})
  const all = asked.value?.flatMap(list => list.cards.map(card => ({ ...card, list }))) ?? null
  const list = useSelection<Row>(all, { idOf: row => `${row.list.id} ${row.caseId}`, versionOf: row => row.revision })
  const { rows, row: marked } = list
  const dialog = useRowDialog<'received' | 'back', Row>(list)
  const [printing, setPrinting] = useState(false)
  const open = marked?.ended === null
  useKeys([
    { press: 'Escape', label: text.toBoard, run: back },
    ...(marked ? [{ press: 'F7', label: text.print, run: () => setPrinting(true) }] : []),
    ...(open ? [{ press: 'F8', label: text.back, run: () => dialog.open('back') }] : []),
    ...(open ? [{ press: 'F9', label: text.received, run: () => dialog.open('received'), primary: true }] : []),
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <RefusalNote failure={asked.failure} again={asked.again} />
      {asked.loading && <Waiting />}
      {all && rows.length === 0 && <EmptyState title={text.empty} />}
      {rows.length > 0 && <PickTable label={text.title} columns={columns} list={list} autoFocus />}
      {dialog.shown && (
        <EndTransferDialog
          what={dialog.shown.kind}
          caseId={dialog.shown.row.caseId}
          revision={dialog.shown.row.revision}
          changed={dialog.shown.changed}
          close={dialog.close}
          done={() => {
            dialog.close()
            asked.again()
          }}
        />
      )}
      {printing && marked && (
        <SlipDialog slip={{ kind: 'sent-on', caseId: null, ticketId: null, transferId: marked.list.id }} close={() => setPrinting(false)} />
      )}
    </Work>
  )
}
