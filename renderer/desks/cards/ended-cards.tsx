/** The finished cards whose case has ended: one that comes is booked, and two people destroy it or send it back. */
import { useRef, useState } from 'react'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { EndedCard } from '../../../shared/ipc/shapes/casework.ts'
import { endReasonText } from '../../../shared/strings/zh-CN/business.ts'
import { endedCardFateText, endedCardText as text } from '../../../shared/strings/zh-CN/casework.ts'
import { isFailed } from '../../../shared/workflow/table.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { missingSecond, noSecond, SecondFields } from '../../parts/second-fields.tsx'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

const columns: readonly Column<EndedCard>[] = [
  { id: 'number', name: text.columns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'place', name: text.columns.place, cell: row => <span className="mono">{row.place}</span> },
  { id: 'name', name: text.columns.name, cell: row => row.maskedName },
  { id: 'tail', name: text.columns.tail, cell: row => <span className="mono">{row.cardTail}</span> },
  { id: 'reason', name: text.columns.reason, cell: row => (row.reason === null ? text.plainVoid : endReasonText[row.reason]) },
  {
    id: 'cameAt',
    name: text.columns.cameAt,
    cell: row => (
      <>
        {timeText(row.cameAt)} {row.late && <span className="secondary">{text.late}</span>}
      </>
    ),
  },
  { id: 'fate', name: text.columns.fate, cell: row => endedCardFateText[row.fate] },
  {
    id: 'dealt',
    name: text.columns.dealt,
    cell: row => (row.dealt === null ? text.here : `${row.dealt.number} ${text.by(row.dealt.by, row.dealt.second)}`),
  },
]

export function EndedCards({ back }: { readonly back: () => void }) {
  const asked = useAsked('ending.cards', {})
  const list = useSelection(asked.value, { idOf: row => row.caseId, versionOf: row => row.dealt?.number ?? '' })
  const { rows, row: marked } = list
  const dialog = useRowDialog<'deal', EndedCard>(list)
  const [printing, setPrinting] = useState(false)
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    ...(marked?.dealt ? [{ press: 'F7', label: text.print, run: () => setPrinting(true) }] : []),
    ...(marked && marked.dealt === null ? [{ press: 'F8', label: text.deal, run: () => dialog.open('deal') }] : []),
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          <span className="secondary push">{text.hint}</span>
        </>
      }
    >
      <RefusalNote failure={asked.failure} again={asked.again} />
      {asked.loading && <Waiting />}
      {asked.value && rows.length === 0 && <EmptyState title={text.empty} />}
      {rows.length > 0 && <PickTable label={text.title} columns={columns} list={list} autoFocus />}
      {dialog.shown && (
        <DealDialog
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
        <SlipDialog slip={{ kind: 'ended-card', caseId: marked.caseId, ticketId: null }} close={() => setPrinting(false)} />
      )}
    </Work>
  )
}

type DealProps = { readonly card: EndedCard; readonly changed: boolean; readonly close: () => void; readonly done: () => void }

/** A card that is destroyed is gone, so Enter does not do it. */
function DealDialog({ card, changed, close, done }: DealProps) {
  const [note, setNote] = useState('')
  const [second, setSecond] = useState(noSecond)
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const missing = missingSecond(second)
  const go = async () => {
    setAsked(true)
    if (missing) return focusField(flow.current, missing)
    const reply = await send('ending.dealWithCard', { caseId: card.caseId, note, second })
    if (reply?.ok) done()
  }
  return (
    <Dialog
      title={text.deal}
      close={close}
      primary={{ label: endedCardFateText[card.fate], run: () => void go(), off: busy, danger: true }}
      changed={changed && !busy}
    >
      <p>{text.ask(endedCardFateText[card.fate], card.number)}</p>
      <EnterFlow flowRef={flow} className="stack tight">
        <TextField name="note" label={text.note} value={note} onChange={setNote} maxLength={200} autoFocus />
        <SecondFields draft={second} onChange={setSecond} missing={asked ? missing : null} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}

const underWay = ({ production }: CaseView): boolean => {
  const last = production.at(-1)?.event
  return last !== undefined && last !== 'branchReceived' && last !== 'backToCounter'
}

/** The key that books a card which comes although its case has ended. */
export function LateCard({ view, done }: { readonly view: CaseView; readonly done: (view: CaseView) => void }) {
  const [open, setOpen] = useState(false)
  const may = isFailed(view.state) && underWay(view)
  useKeys(may ? [{ press: 'F8', label: text.arrived, run: () => setOpen(true) }] : [])
  return open ? <ArrivedDialog view={view} done={done} close={() => setOpen(false)} /> : null
}

function ArrivedDialog({
  view,
  done,
  close,
}: {
  readonly view: CaseView
  readonly done: (view: CaseView) => void
  readonly close: () => void
}) {
  const [tail, setTail] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const wrong = tail !== '' && !/^\d{4}$/.test(tail)
  const go = async () => {
    setAsked(true)
    if (wrong) return
    const cardTail = tail === '' ? null : tail
    const reply = await send('production.record', { caseId: view.id, revision: view.revision, event: 'branchReceived', note: '', cardTail })
    if (!reply?.ok) return
    close()
    done(reply.value)
  }
  return (
    <Dialog
      title={text.arrived}
      close={close}
      changed={false}
      primary={{ label: text.arrived, run: () => void go(), off: busy, guarded: true }}
    >
      <p>{text.arrivedAsk}</p>
      <TextField
        name="tail"
        label={text.columns.tail}
        kind="digits"
        value={tail}
        onChange={setTail}
        maxLength={4}
        error={asked && wrong ? text.tailWrong : null}
        autoFocus
      />
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
