/** The waiting line of the hall, with the ticket at this counter on top. */
import type { LineView, TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { queueText } from '../../../shared/strings/zh-CN/queue.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { Icon } from '../../kit/icon.tsx'
import { RefusalNote, Waiting } from '../../kit/notes.tsx'
import { clockText } from '../../parts/time-text.ts'
import type { Asked } from '../../parts/use-asked.ts'

const text = tellerText.line
/** A wait shorter than this is nobody's fault, whatever was said. */
const shortMinutes = 10

/** Longer than what was said of it when the number was given. */
export const isLongWait = ({ minutes: said }: TicketView, minutes: number): boolean => minutes > Math.max(said ?? 0, shortMinutes)

function Mine({ ticket }: { readonly ticket: TicketView }) {
  return (
    <section className="my-ticket" aria-label={text.mine}>
      <span className="secondary dense">{text.mine}</span>
      <span className="ticket-big">{ticket.number}</span>
      <span>
        {itemShortText[ticket.item]}
        <span className="secondary dense"> {text.calledTimes(ticket.calls)}</span>
      </span>
      {ticket.sent && <Sent sent={ticket.sent} />}
    </section>
  )
}

function Sent({ sent: { by, counter, reason } }: { readonly sent: NonNullable<TicketView['sent']> }) {
  return <span className="secondary dense">{queueText.sentBy(by, counter, reason)}</span>
}

type WaiterProps = { readonly ticket: TicketView; readonly now: number; readonly counter: string }

function Waiter({ ticket, now, counter }: WaiterProps) {
  const minutes = Math.max(0, Math.floor((now - Date.parse(ticket.takenAt)) / 60_000))
  return (
    <li className={ticket.sent ? 'waiter sent' : 'waiter'}>
      <span className="waiter-number mono">{ticket.number}</span>
      <span>{itemShortText[ticket.item]}</span>
      {ticket.priority && (
        <span className="priority">
          <Icon name="star" />
          {text.priority}
        </span>
      )}
      {ticket.to !== null && ticket.to !== counter && <span className="secondary dense">{queueText.sentTo(ticket.to)}</span>}
      <span className={isLongWait(ticket, minutes) ? 'wait long' : 'wait'}>{text.waited(minutes)}</span>
      {ticket.sent && <Sent sent={ticket.sent} />}
    </li>
  )
}

function Empty({ line }: { readonly line: LineView }) {
  return (
    <div className="secondary dense">
      <p>{line.emptySince ? text.emptySince(clockText(line.emptySince)) : text.empty}</p>
      <p>{text.hallShows}</p>
    </div>
  )
}

type Props = { readonly line: Asked<LineView>; readonly now: string; readonly counter: string }

export function WaitingLine({ line, now, counter }: Props) {
  if (!line.value) return line.failure ? <RefusalNote failure={line.failure} again={line.again} /> : <Waiting />
  const { waiting, mine } = line.value
  // The newest instant of the line is never behind the branch's clock by more than the line's own age.
  const at = Math.max(Date.parse(now), ...waiting.map(ticket => Date.parse(ticket.takenAt)))
  return (
    <>
      {mine && <Mine ticket={mine} />}
      <section className="stack tight" aria-label={text.title}>
        <h2 className="row">
          {text.title}
          <span className="secondary push">{waiting.length}</span>
        </h2>
        {waiting.length === 0 ? (
          <Empty line={line.value} />
        ) : (
          <ul>
            {waiting.map(ticket => (
              <Waiter key={ticket.id} ticket={ticket} now={at} counter={counter} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
