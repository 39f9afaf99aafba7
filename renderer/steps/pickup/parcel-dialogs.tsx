/** Sends a finished card by post, and takes down that it was delivered, came back or is lost. */
import { useRef, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { ParcelTo } from '../../../shared/ipc/shapes/parcel.ts'
import type { ParcelEnd } from '../../../shared/pickup/parcel.ts'
import { parcelText as text } from '../../../shared/strings/zh-CN/parcel.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { missingSecond, noSecond, SecondFields } from '../../parts/second-fields.tsx'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Ref = { readonly caseId: CaseId; readonly revision: number; readonly number: string }
type SendProps = {
  readonly card: Ref
  /** The place's rule on the post, as the teller reads it. */
  readonly rule: string
  readonly changed: boolean
  readonly close: () => void
  readonly done: () => void
}
type Fields = ParcelTo & { readonly carrier: string; readonly waybill: string }

/** The first field that is not filled as it must be; the core checks the same. */
function firstWrong({ recipient, phone, address, carrier, waybill }: Fields): keyof Fields | null {
  if (recipient.trim() === '') return 'recipient'
  if (phone.trim().length < 5) return 'phone'
  if (address.trim().length < 4) return 'address'
  if (carrier.trim().length < 2) return 'carrier'
  return /^[A-Za-z0-9-]{6,32}$/.test(waybill.trim()) ? null : 'waybill'
}

export function ParcelDialog(props: SendProps) {
  const { card } = props
  const to = useAsked('parcel.to', { caseId: card.caseId })
  if (!to.value && to.loading) return null
  return <Sending {...props} to={to.value ?? { recipient: '', phone: '', address: '' }} />
}

function Sending({ card, rule, changed, close, done, to }: SendProps & { readonly to: ParcelTo }) {
  const [fields, setFields] = useState<Fields>({ ...to, carrier: text.carrierUsual, waybill: '' })
  const [second, setSecond] = useState(noSecond)
  const [asked, setAsked] = useState(false)
  const [sent, setSent] = useState(false)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  // The cursor stays where it began, whatever is filled meanwhile.
  const [first] = useState(firstWrong(fields))
  const wrong = firstWrong(fields)
  const go = async () => {
    setAsked(true)
    const first = wrong ?? missingSecond(second)
    if (first) return focusField(flow.current, first)
    const reply = await send('parcel.send', { caseId: card.caseId, revision: card.revision, ...fields, second })
    if (reply?.ok) setSent(true)
  }
  if (sent) return <SlipDialog slip={{ kind: 'parcel', caseId: card.caseId, ticketId: null }} close={done} />
  const field = (name: keyof Fields, maxLength: number) => ({
    name,
    label: text[name],
    value: fields[name],
    onChange: (value: string) => setFields({ ...fields, [name]: value }),
    maxLength,
    error: asked && wrong === name ? text.wrong[name] : null,
  })
  return (
    <Dialog
      title={text.sendTitle}
      close={close}
      primary={{ label: text.confirm, run: () => void go(), off: busy, guarded: true }}
      changed={changed && !busy}
    >
      <p>
        <span className="mono">{card.number}</span> {text.explain}
      </p>
      <p className="secondary">
        {text.rule(rule)}
        {text.oldCard}
      </p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <div className="two-fields">
          <TextField {...field('recipient', 60)} autoFocus={first === 'recipient'} />
          <TextField {...field('phone', 20)} autoFocus={first === 'phone'} />
        </div>
        <TextField {...field('address', 100)} autoFocus={first === 'address'} />
        <div className="two-fields">
          <TextField {...field('carrier', 20)} autoFocus={first === 'carrier'} />
          <TextField {...field('waybill', 32)} autoFocus={first === 'waybill' || first === null} />
        </div>
        <SecondFields draft={second} onChange={setSecond} missing={asked ? missingSecond(second) : null} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}

type EndProps = {
  readonly ended: ParcelEnd
  readonly card: Ref
  readonly changed: boolean
  readonly close: () => void
  readonly done: () => void
}

export function EndParcelDialog({ ended, card, changed, close, done }: EndProps) {
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const short = note.trim().length < 2
  const words = text.end[ended]
  const go = async () => {
    setAsked(true)
    if (short) return
    const reply = await send('parcel.end', { caseId: card.caseId, revision: card.revision, ended, note })
    if (reply?.ok) done()
  }
  return (
    <Dialog
      title={words.title}
      close={close}
      primary={{ label: words.title, run: () => void go(), off: busy, guarded: true }}
      changed={changed && !busy}
    >
      <p>
        <span className="mono">{card.number}</span> {words.ask}
      </p>
      <TextField
        name="note"
        label={words.note}
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
