/** Cases whose fee is open: one is collected again by itself, many are paid together by a unit or a family. */
import { useRef, useState } from 'react'
import type { FeeOpen } from '../../../shared/ipc/shapes/fee.ts'
import { fen, sumFen, yuan } from '../../../shared/money.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { payManyText, feeStepText as text } from '../../../shared/strings/zh-CN/fee.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { inCash, oddNumber, PaidFields } from './paid-fields.tsx'
import { useDrawer } from './use-drawer.ts'

type Open = FeeOpen[number]

/** Whose case it is, for picking all of one payer at once. */
const payerOf = (row: Open): string => row.unitName ?? ''

export function PayMany({ back }: { readonly back: () => void }) {
  const asked = useAsked('fee.open', {})
  const list = useSelection(asked.value, { idOf: row => row.caseId, versionOf: row => row.revision })
  const [picked, setPicked] = useState<readonly string[]>([])
  const [paying, setPaying] = useState(false)
  const [said, setSaid] = useState<{ readonly words: string; readonly number: string } | null>(null)
  const [printing, setPrinting] = useState(false)
  const rows = list.rows.filter(row => picked.includes(row.caseId))
  const { row: marked } = list
  const columns: readonly Column<Open>[] = [
    { id: 'picked', name: payManyText.picked, cell: row => (picked.includes(row.caseId) ? '✓' : '') },
    { id: 'number', name: payManyText.number, cell: row => <span className="mono">{row.number}</span> },
    { id: 'name', name: payManyText.name, cell: row => row.maskedName },
    { id: 'unit', name: payManyText.unit, cell: payerOf },
    { id: 'item', name: payManyText.item, cell: row => itemShortText[row.item] },
    { id: 'state', name: payManyText.state, cell: row => `${stateText[row.state]}${row.again ? ` ${payManyText.again}` : ''}` },
    { id: 'fen', name: text.due, right: true, cell: row => yuan(row.fen) },
  ]
  const flip = (row: Open) =>
    setPicked(before => (before.includes(row.caseId) ? before.filter(id => id !== row.caseId) : [...before, row.caseId]))
  const sameUnit = () =>
    marked && setPicked(list.rows.filter(row => payerOf(row) === payerOf(marked) && payerOf(row) !== '').map(row => row.caseId))
  useKeys([
    { press: 'Escape', label: text.day.back, run: back },
    ...(marked ? [{ press: 'F2', label: payManyText.pick, run: () => flip(marked) }] : []),
    ...(marked && payerOf(marked) !== '' ? [{ press: 'F4', label: payManyText.wholeUnit, run: sameUnit }] : []),
    ...(said ? [{ press: 'F7', label: payManyText.print, run: () => setPrinting(true) }] : []),
    { press: 'F9', label: payManyText.pay(rows.length), run: () => setPaying(true), primary: true, off: rows.length === 0 },
  ])
  return (
    <Work head={<h1>{payManyText.title}</h1>}>
      <div className="stack">
        {said && <Note level="pass">{said.words}</Note>}
        <RefusalNote failure={asked.failure} again={asked.again} />
        {asked.loading && <Waiting />}
        {asked.value?.length === 0 && <EmptyState title={payManyText.none} />}
        {list.rows.length > 0 && <PickTable label={payManyText.title} columns={columns} list={list} onOpen={flip} autoFocus />}
        {rows.length > 0 && <p>{payManyText.sum(rows.length, yuan(sumFen(rows.map(row => row.fen))))}</p>}
      </div>
      {paying && (
        <PayDialog
          rows={rows}
          close={() => setPaying(false)}
          done={(words, number) => {
            setPaying(false)
            setPicked([])
            setSaid({ words, number })
          }}
        />
      )}
      {printing && said && (
        <SlipDialog slip={{ kind: 'payment', caseId: null, ticketId: null, ofId: said.number }} close={() => setPrinting(false)} />
      )}
    </Work>
  )
}

type PayProps = { readonly rows: readonly Open[]; readonly close: () => void; readonly done: (words: string, number: string) => void }

function PayDialog({ rows: shown, close, done }: PayProps) {
  const [rows] = useState(shown)
  const [paid, setPaid] = useState({ ...inCash, method: 'transfer' as const } as typeof inCash)
  const [payer, setPayer] = useState(payerOf(rows[0] ?? ({ unitName: null } as Open)))
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const openDrawer = useDrawer()
  const sum = fen(rows.reduce((all, row) => all + row.fen, 0))
  const changed = shown.length !== rows.length || shown.some(row => rows.find(one => one.caseId === row.caseId)?.revision !== row.revision)
  const go = async () => {
    setAsked(true)
    const odd = oddNumber(paid)
    if (odd) return focusField(flow.current, odd)
    if (payer.trim().length < 2) return focusField(flow.current, 'payer')
    const cases = rows.map(({ caseId, revision }) => ({ caseId, revision }))
    const reply = await send('fee.payMany', { cases, ...paid, fen: sum, payer: payer.trim() })
    if (!reply?.ok) return
    openDrawer('fee', null, paid.method)
    done(payManyText.done(reply.value.cases, yuan(reply.value.fen), reply.value.number), reply.value.number)
  }
  return (
    <Dialog
      changed={changed && !busy}
      title={payManyText.payTitle}
      close={close}
      primary={{ label: text.collect(yuan(sum)), run: () => void go(), off: busy, guarded: true }}
    >
      <p>{payManyText.payAsk(rows.length, yuan(sum))}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <PaidFields draft={paid} onChange={setPaid} autoFocus />
        <TextField
          name="payer"
          label={payManyText.payer}
          value={payer}
          onChange={setPayer}
          maxLength={60}
          error={asked && payer.trim().length < 2 ? payManyText.payerAsk : null}
        />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
