/** The number just given, large enough to be read out, and how many come before it. */
import type { TicketView } from '../../../shared/ipc/shapes/ticket.ts'
import { itemText } from '../../../shared/strings/zh-CN/business.ts'
import { lobbyText } from '../../../shared/strings/zh-CN/lobby.ts'
import { EmptyState } from '../../kit/notes.tsx'
import { clockText } from '../../parts/time-text.ts'

const text = lobbyText.issued
type Props = { readonly ticket: TicketView | null; readonly waiting: readonly TicketView[] }

/** The line is in the order of calling, so whoever stands before the ticket is called before it. */
export function aheadOf(ticket: TicketView, waiting: readonly TicketView[]): number | null {
  const place = waiting.findIndex(other => other.id === ticket.id)
  return place < 0 ? null : place
}

export function Issued({ ticket, waiting }: Props) {
  if (!ticket) return <EmptyState title={text.none}>{text.noneHint}</EmptyState>
  const ahead = aheadOf(ticket, waiting)
  return (
    <section className="issued card" aria-label={text.label} aria-live="polite">
      <span className="secondary">{text.label}</span>
      <strong className="issued-number mono">{ticket.number}</strong>
      <span className="stack tight">
        <span>
          {itemText[ticket.item]} {ticket.priority && <span className="priority-on">{text.priority}</span>}
        </span>
        <span className="secondary">
          {text.taken(clockText(ticket.takenAt))} {ahead !== null && text.ahead(ahead)}
        </span>
      </span>
    </section>
  )
}
