/** Sends finished cards to another branch, and takes down that one was received there or came back. */
import { useRef, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { TransferView } from '../../../shared/ipc/shapes/casework.ts'
import { transferText as text } from '../../../shared/strings/zh-CN/casework.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { missingSecond, noSecond, SecondFields } from '../../parts/second-fields.tsx'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { useSent } from '../../parts/use-sent.ts'

type Sending = { readonly caseId: CaseId; readonly revision: number; readonly number: string }
type SendProps = { readonly cards: readonly Sending[]; readonly changed: boolean; readonly close: () => void; readonly done: () => void }

export function SendOnDialog({ cards, changed, close, done }: SendProps) {
  const [to, setTo] = useState({ branch: '', address: '', phone: '', reason: '' })
  const [second, setSecond] = useState(noSecond)
  const [asked, setAsked] = useState(false)
  const [sent, setSent] = useState<TransferView | null>(null)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const missing = to.branch.trim().length < 2 ? 'branch' : to.reason.trim().length < 2 ? 'reason' : missingSecond(second)
  const go = async () => {
    setAsked(true)
    if (missing) return focusField(flow.current, missing)
    const cases = cards.map(({ caseId, revision }) => ({ caseId, revision }))
    const reply = await send('transfer.send', { ...to, cases, second })
    if (reply?.ok) setSent(reply.value)
  }
  if (sent) return <SlipDialog slip={{ kind: 'sent-on', caseId: null, ticketId: null, transferId: sent.id }} close={done} />
  const field = (name: keyof typeof to, maxLength: number) => ({
    name,
    label: text[name],
    value: to[name],
    onChange: (value: string) => setTo({ ...to, [name]: value }),
    maxLength,
    error: asked && missing === name ? text.missing : null,
  })
  return (
    <Dialog
      title={text.send}
      close={close}
      primary={{ label: text.confirm, run: () => void go(), off: busy, guarded: true }}
      changed={changed && !busy}
    >
      <p>
        {text.explain} <span className="mono">{cards.map(({ number }) => number).join(' ')}</span>
      </p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <TextField {...field('branch', 60)} autoFocus />
        <div className="two-fields">
          <TextField {...field('address', 100)} />
          <TextField {...field('phone', 30)} />
        </div>
        <TextField {...field('reason', 200)} />
        <SecondFields draft={second} onChange={setSecond} missing={asked ? missing : null} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}

type EndProps = {
  readonly what: 'received' | 'back'
  readonly caseId: CaseId
  readonly revision: number
  readonly changed: boolean
  readonly close: () => void
  readonly done: () => void
}

export function EndTransferDialog({ what, caseId, revision, changed, close, done }: EndProps) {
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const short = note.trim().length < 2
  const go = async () => {
    setAsked(true)
    if (short) return
    const reply = await send(what === 'received' ? 'transfer.received' : 'transfer.back', { caseId, revision, note })
    if (reply?.ok) done()
  }
  return (
    <Dialog
      title={text[what]}
      close={close}
      primary={{ label: text[what], run: () => void go(), off: busy, guarded: true }}
      changed={changed && !busy}
    >
      <TextField
        name="note"
        label={what === 'received' ? text.receivedNote : text.backNote}
        value={note}
        onChange={setNote}
        maxLength={200}
        error={asked && short ? text.noteShort : null}
        autoFocus
      />
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
