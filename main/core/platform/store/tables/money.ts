/** The tables of review and money as Kysely sees them: who has a case before them, what it was sent back for, fees, drawers. */
import type { Insertable, Selectable } from 'kysely'
import type { FeeKind, FeeMethod, ReversalCause, WaiverReason } from '../../../../../shared/money.ts'
import type { faultFinders } from '../../../../../shared/review/fault.ts'

export type MoneyTables = {
  review_lease: ReviewLeaseTable
  sent_back: SentBackTable
  fee_entry: FeeEntryTable
  fee_payment: FeePaymentTable
  cash_count: CashCountTable
}

/** Runs out by the clock, so that a window that died holds nothing up. */
type ReviewLeaseTable = {
  case_id: string
  operator_id: string
  taken_at: string
  until: string
  /** The revision the reviewer was shown, picture and all. */
  seen: number | null
}

type SentBackTable = {
  id: string
  case_id: string
  finder: (typeof faultFinders)[number]
  operator_id: string
  faults: string
  note: string
  at: string
}

/** Money in and out, written once and never changed; `fen` is never negative, the kind says which way it went. */
type FeeEntryTable = {
  id: string
  case_id: string
  /** The place of the entry among those of its case, from nought. */
  seq: number
  kind: FeeKind
  fen: number
  method: FeeMethod | null
  /** A number of its own; a part of a payment for many cases has that number and its place in it. Null for a waiver. */
  receipt: string | null
  payment_id: string | null
  reason: WaiverReason | null
  /** Why an entry was reversed. */
  cause: ReversalCause | null
  /** The entry that a refund or reversal takes back. */
  undoes: string | null
  /** Number of the card terminal, and the number the bank knows the payment by; empty for cash. */
  terminal: string
  reference: string
  note: string
  operator_id: string
  second_id: string | null
  /** In whose drawer the cash of that day changed; null where none did, as for an entry put right after its day was counted. */
  drawer_id: string | null
  day: string
  at: string
}

/** One payment of a unit or family for many cases; each case has its own entry beside it. */
type FeePaymentTable = {
  id: string
  number: string
  fen: number
  cases: number
  method: FeeMethod
  payer: string
  terminal: string
  reference: string
  note: string
  operator_id: string
  day: string
  at: string
}

/** A drawer as its teller counted it; the newest of a day counts. */
type CashCountTable = {
  id: string
  day: string
  operator_id: string
  expected: number
  counted: number
  pieces: string | null
  note: string
  at: string
}

export type ReviewLeaseRecord = Selectable<ReviewLeaseTable>
export type SentBackRecord = Selectable<SentBackTable>
export type FeeEntryRecord = Selectable<FeeEntryTable>
export type FeeEntryInsert = Insertable<FeeEntryTable>
export type FeePaymentRecord = Selectable<FeePaymentTable>
