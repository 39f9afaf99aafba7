/** The queue as seen from one window: numbers that stand aside, this window's series and pause, and what a wait is now. */
import { useState } from 'react'
import { caseItems, type ItemCode } from '../../../shared/business/items.ts'
import type { TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import { holdReasons, pauseReasons, transferReasons } from '../../../shared/queue/reasons.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { holdReasonText, pauseReasonText, queueText as text, transferReasonText } from '../../../shared/strings/zh-CN/queue.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import type { Key } from '../../kit/keys.tsx'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import { PickReasonDialog } from '../../kit/pick-reason-dialog.tsx'
import { Facts } from '../../kit/small.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Asking = 'hold' | 'transfer' | 'pause' | 'assign' | null
type Props = { readonly mine: TicketView | null; readonly close: () => void }
/** As many as have a digit of their own behind the four acts. */
const asideShown = 5

export function QueueDialog({ mine, close }: Props) {
  const asked = useAsked('queue.view', {})
  const { send, busy, failure, clear } = useSent()
  const [asking, setAsking] = useState<Asking>(null)
  const [item, setItem] = useState<ItemCode>(mine?.item ?? 'REPLACE_PHOTO')
  const [to, setTo] = useState('')
  const [series, setSeries] = useState<string | null>(null)
  const view = asked.value
  if (!view)
    return (
      <Dialog title={text.title} close={close} changed={false}>
        {asked.failure ? <RefusalNote failure={asked.failure} /> : <Waiting />}
      </Dialog>
    )
  const { window: here, aside } = view
  const stop = () => {
    clear()
    setAsking(null)
  }
  const called = mine !== null && mine.state === 'called'
  const asks = {
    label: text.reasonLabel,
    missing: text.reasonMissing,
    busy,
    failure,
    close: stop,
    changed: false,
  }
  if (asking === 'hold' && mine)
    return (
      <PickReasonDialog
        {...asks}
        title={`${text.hold} ${mine.number}`}
        reasons={holdReasons}
        words={holdReasonText}
        action={text.hold}
        say={async reason => {
          if ((await send('ticket.hold', { ticketId: mine.id, reason }))?.ok) close()
        }}
      />
    )
  if (asking === 'transfer' && mine)
    return (
      <PickReasonDialog
        {...asks}
        title={`${text.transfer} ${mine.number}`}
        ask={
          <div className="stack tight">
            <ChoiceField
              name="item"
              label={text.item}
              value={item}
              choices={caseItems.map(code => ({ value: code, label: itemShortText[code] }))}
              onChange={value => setItem(caseItems.find(code => code === value) ?? item)}
            />
            <TextField name="to" label={text.to} value={to} onChange={setTo} maxLength={3} />
          </div>
        }
        reasons={transferReasons}
        words={transferReasonText}
        action={text.transfer}
        say={async reason => {
          const counter = to.trim() === '' ? null : to.trim().padStart(2, '0')
          if ((await send('ticket.transfer', { ticketId: mine.id, item, to: counter, reason }))?.ok) close()
        }}
      />
    )
  if (asking === 'pause')
    return (
      <PickReasonDialog
        {...asks}
        title={text.pause}
        reasons={pauseReasons}
        words={pauseReasonText}
        action={text.pause}
        say={async reason => {
          if ((await send('queue.pause', { reason }))?.ok) close()
        }}
      />
    )
  if (asking === 'assign') {
    const typed = series ?? (here.series ?? []).join('')
    const letters = [...typed.toUpperCase()].filter(one => /[A-Z]/.test(one))
    const save = async () => {
      if ((await send('queue.assign', { series: letters.length === 0 ? null : letters }))?.ok) close()
    }
    return (
      <Dialog title={text.assign} close={stop} changed={false} primary={{ label: text.save, run: () => void save(), off: busy }}>
        <TextField name="series" label={text.assign} hint={text.assignHint} value={typed} onChange={setSeries} maxLength={26} autoFocus />
        <RefusalNote failure={failure} />
      </Dialog>
    )
  }
  const shown = aside.slice(0, asideShown)
  const keys: readonly Key[] = [
    { press: '1', label: text.hold, run: () => setAsking('hold'), off: busy || !called },
    { press: '2', label: text.transfer, run: () => setAsking('transfer'), off: busy || !called },
    here.paused !== null
      ? { press: '3', label: text.resume, run: () => void send('queue.pause', { reason: null }), off: busy }
      : { press: '3', label: text.pause, run: () => setAsking('pause'), off: busy },
    { press: '4', label: text.assign, run: () => setAsking('assign'), off: busy },
    ...shown.map(
      (ticket, place): Key => ({
        press: String(place + 5),
        label: text.backNumber(ticket.number),
        run: () => void send('ticket.return', { ticketId: ticket.id }),
        off: busy,
      }),
    ),
  ]
  return (
    <Dialog title={text.title} close={close} changed={false} keys={keys}>
      <Facts
        facts={[
          { name: text.calls, value: here.series === null ? text.all : text.series(here.series), note: text.window(here.counter) },
          { name: text.state, value: here.paused === null ? text.working : text.paused(here.paused) },
          ...view.estimates.map(one => ({
            name: `${text.waits} ${one.series}`,
            value: text.wait(one.waiting, one.minutes, one.errorMinutes),
          })),
        ]}
      />
      <section className="stack tight" aria-label={text.aside}>
        <h2>{text.aside}</h2>
        {shown.length === 0 ? (
          <p className="secondary">{text.noneAside}</p>
        ) : (
          <ul className="line-rows dense">
            {shown.map(ticket => (
              <li key={ticket.id} className="row">
                <strong className="mono">{ticket.number}</strong>
                <span>{itemShortText[ticket.item]}</span>
                <span className="secondary push">{ticket.state === 'held' ? text.held : text.absent}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
