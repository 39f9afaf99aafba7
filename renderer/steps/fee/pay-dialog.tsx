/** Shows the code to the customer, asks what became of it until there is a word, and books what was paid once the teller says so. */
import { useEffect, useRef, useState } from 'react'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { PayHeard } from '../../../shared/ipc/shapes/pay.ts'
import { fen, yuan } from '../../../shared/money.ts'
import { payText, payTroubleText } from '../../../shared/strings/zh-CN/pay.ts'
import { call } from '../../ipc.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { CodePicture } from '../../parts/code-picture.tsx'
import { useCustomer } from '../../parts/customer.tsx'
import { useSent } from '../../parts/use-sent.ts'

const askAgainMs = 1500
/** Above whatever the step itself shows the customer. */
const level = 9

type Begun = Out<'pay.begin'>
type Shown = Extract<Begun, { state: 'shown' }>
type Props = {
  readonly view: CaseView
  readonly done: (view: CaseView) => void
  /** With the number of a payment that was made and not booked; it must not be asked for twice. */
  readonly close: (unbooked: string | null) => void
}

/** Asks until there is a word that ends it; one question at a time. */
function useHeard(shown: Shown | null): PayHeard | null {
  const [heard, setHeard] = useState<PayHeard | null>(null)
  useEffect(() => {
    setHeard(null)
    if (shown === null) return
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const reply = await call('pay.ask', shown.order)
      if (over) return
      if (reply.ok) setHeard(reply.value)
      const ended = reply.ok && ['paid', 'refused', 'gone'].includes(reply.value.state)
      if (!ended) timer = setTimeout(() => void ask(), askAgainMs)
    }
    timer = setTimeout(() => void ask(), askAgainMs)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [shown])
  return heard
}

export function PayDialog({ view, done, close }: Props) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [unsure, setUnsure] = useState(false)
  const { send, busy, failure } = useSent()
  const changed = useChangedSince(view.revision)
  const amount = fen(view.fee.due ?? 0)
  const shown = begun?.state === 'shown' ? begun : null
  const heard = useHeard(unsure ? null : shown)
  const reference = begun?.state === 'paid' ? begun.reference : heard?.state === 'paid' ? heard.reference : null
  useCustomer(level, shown === null || reference !== null ? null : { page: 'pay', pay: shown.code })
  const begin = async () => {
    setUnsure(false)
    const reply = await send('pay.begin', { caseId: view.id })
    if (reply?.ok) setBegun(reply.value)
  }
  const first = useRef(begin)
  useEffect(() => void first.current(), [])
  const book = async (number: string) => {
    const how = { method: 'qr', terminal: '', reference: number } as const
    const reply = await send('fee.collect', { caseId: view.id, revision: view.revision, fen: amount, ...how })
    if (!reply?.ok) return
    close(null)
    done(reply.value)
  }
  const ended = reference === null && (begun?.state === 'failed' || heard?.state === 'refused' || heard?.state === 'gone')
  /** A code that may still be paid is never left open behind somebody's back. */
  const leave = async () => {
    if (shown === null || reference !== null || ended || unsure) return close(reference)
    const reply = await send('pay.stop', shown.order)
    if (!reply?.ok) return
    if (reply.value.state === 'paid') return setBegun({ state: 'paid', reference: reply.value.reference })
    if (reply.value.state === 'unknown') return setUnsure(true)
    close(null)
  }
  const waiting = shown !== null && reference === null && !ended && !unsure
  return (
    <Dialog
      title={payText.title}
      close={() => void leave()}
      {...(waiting ? { closeLabel: payText.stop } : {})}
      {...(reference === null
        ? {}
        : { primary: { label: payText.book(yuan(amount)), run: () => void book(reference), off: busy, guarded: true } })}
      {...(ended ? { primary: { label: payText.again, run: () => void begin(), off: busy } } : {})}
      changed={changed && !busy}
    >
      {busy && begun === null && <Waiting />}
      <RefusalNote failure={failure} />
      {begun?.state === 'failed' && <Note level="flag">{payTroubleText[begun.trouble]}</Note>}
      {shown !== null && reference === null && (
        <div className="pay-code">
          <CodePicture code={shown.code} label={payText.code} size={200} />
          <p>{payText.ask(yuan(shown.order.fen))}</p>
        </div>
      )}
      {reference !== null && <Note level="pass">{payText.paid(reference)}</Note>}
      {unsure && <Note level="refuse">{payText.stopping}</Note>}
      {shown !== null && reference === null && !unsure && <Word heard={heard} />}
    </Dialog>
  )
}

function Word({ heard }: { readonly heard: PayHeard | null }) {
  if (heard === null || heard.state === 'waiting') return <Note level="note">{payText.waiting}</Note>
  if (heard.state === 'paid') return null
  if (heard.state === 'unknown')
    return (
      <Note level="flag">{heard.trouble === null || heard.trouble === 'no-answer' ? payText.unknown : payTroubleText[heard.trouble]}</Note>
    )
  return <Note level="flag">{payText[heard.state]}</Note>
}
