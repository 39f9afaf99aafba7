/** The tables of pickup as Kysely sees them: hours, closures, waiting cards, who took one, texts. */
import type { Insertable, Selectable } from 'kysely'
import type { NameLink } from '../../../../../shared/pickup/holder.ts'
import type { PromiseMoved } from '../../../../../shared/pickup/promise.ts'
import type { ReminderKind, ReminderState } from '../../../../../shared/pickup/reminder.ts'
import type { TakerLetter, TakerRole } from '../../../../../shared/pickup/taker.ts'
import type { PickupGround } from '../../../../../shared/profile/channels.ts'

export type PickupTables = {
  pickup_hours: PickupHoursTable
  pickup_closure: PickupClosureTable
  pickup_seat: PickupSeatTable
  pickup_visit: PickupVisitTable
  waiting_card: WaitingCardTable
  taking: TakingTable
  reminder: ReminderTable
  reminder_port: ReminderPortTable
  promise_move: PromiseMoveTable
  text_wait: TextWaitTable
  text_result: TextResultTable
}

/** The branch's own hours, one row a change; the newest holds. */
type PickupHoursTable = { version: number; hours: string; reason: string; operator_id: string; at: string }

type PickupClosureTable = {
  id: string
  first_day: string
  last_day: string
  /** Null: the whole day. */
  from_clock: string | null
  to_clock: string | null
  reason: string
  operator_id: string
  at: string
  lifted_at: string | null
}

type PickupSeatTable = {
  day: string
  start: string
  seat: number
  end: string
  case_id: string
  booked_at: string
  kind: 'booked' | 'walk-in'
}

/** What happened around the seats of a case; outlives the seat itself. */
type PickupVisitTable = {
  case_id: string
  /** Goes up with every change of the appointment. */
  sequence: number
  missed: number
  /** The last appointment, so that its withdrawal can be sent out. */
  day: string | null
  start: string | null
  end: string | null
  /** The number the holder was called by for the pickup. */
  ticket_id: string | null
}

type WaitingCardTable = { case_id: string; arrived_at: string; told_at: string | null }

type TakingTable = {
  case_id: string
  role: 'holder' | TakerRole
  doc_type: string
  doc_number: string
  name: string
  relation: string
  letter: TakerLetter
  ground: PickupGround | null
  second_doc_type: string | null
  second_number: string | null
  second_name: string | null
  /** The holder's document as it was shown; null where it was taken down before this was kept. */
  holder_doc_type: string | null
  holder_number: string | null
  holder_end: string | null
  /** The holder's name by now, where it is no longer the one on the card, and the paper that links the two. */
  name_now: string | null
  name_link: NameLink | null
  /** Who stood by the teller that another document is the holder's. */
  seconder_id: string | null
  seconder_reason: string | null
  operator_id: string
  at: string
}

type ReminderTable = {
  id: string
  case_id: string
  kind: ReminderKind
  due_at: string
  text: string
  phone: string
  state: ReminderState
  /** Why it reached nobody, as a machine word or in the words of the gateway. */
  last_error: string | null
  made_at: string
  sent_at: string | null
  /** What the text tells beyond the case as it stands, see `ToldThen`; null for nothing. */
  told: string | null
  /** The appointment it named when it went out, as `2026-03-12 09:00`. */
  seat: string | null
  /** The ground it lacked when it was due, a `TextGround`; null where it was let go for other reasons. */
  drop_reason: string | null
  refused_at: string | null
  called_at: string | null
  called_by: string | null
}

/** Every move of a promised day, so that what was promised before stays known. */
type PromiseMoveTable = {
  id: string
  case_id: string
  before: string
  /** Null: told when the card is here. */
  after: string | null
  why: PromiseMoved
  /** Null where nobody's key did it. */
  operator_id: string | null
  at: string
}

/** How long an arrived card waits before it is announced; no row while the usual time holds. */
type TextWaitTable = { id: number; minutes: number; operator_id: string; at: string }

/** The files the gateway has put down, each read once as long as it does not change. */
type TextResultTable = {
  name: string
  sha: string
  sent: number
  refused: number
  /** Lines nothing could be made of, as a list of `{ line, why }`. */
  odd: string
  at: string
}

type ReminderPortTable = { id: number; folder: string; operator_id: string; at: string }

export type ReminderRecord = Selectable<ReminderTable>
export type TakingRecord = Selectable<TakingTable>
export type TakingInsert = Insertable<TakingTable>
