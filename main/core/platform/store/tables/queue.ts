/** The tables of the waiting line beside the tickets themselves, as Kysely sees them. */
import type { Selectable } from 'kysely'
import type { Jump } from '../../../../../shared/queue/line.ts'
import type { PauseReason, TransferReason } from '../../../../../shared/queue/reasons.ts'

export type QueueTables = { queue_window: QueueWindowTable; ticket_call: TicketCallTable; ticket_sent: TicketSentTable }

type QueueWindowTable = { counter: string; series: string | null; paused_at: string | null; reason: PauseReason | '' }
type TicketCallTable = {
  day: string
  /** From 1, over the whole hall: its order is that of the calls, whatever the clock said. */
  call_no: number
  ticket_id: string
  counter: string
  operator_id: string
  jump: Jump | null
  again: number
  at: string
}
/** A number that was sent to another item or window; `before` is what of the ticket was otherwise. */
type TicketSentTable = {
  id: string
  day: string
  ticket_id: string
  counter: string
  operator_id: string
  reason: TransferReason
  calls: number
  before: string
  at: string
}
export type TicketSentRecord = Selectable<TicketSentTable>
export type QueueWindowRecord = Selectable<QueueWindowTable>
