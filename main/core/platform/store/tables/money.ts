/** The tables of review and money as Kysely sees them: who has a case before them, what it was sent back for, fees, drawers. */
import type { Insertable, Selectable } from 'kysely'
import type { FeeMethod, WaiverReason } from '../../../../../shared/money.ts'
import type { faultFinders } from '../../../../../shared/review/fault.ts'

export type MoneyTables = {
  review_lease: ReviewLeaseTable
  sent_back: SentBackTable
  fee_entry: FeeEntryTable
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
  kind: 'collected' | 'refunded' | 'waived'
  fen: number
  method: FeeMethod | null
  /** A number of its own for what was collected, and for what was given back. */
  receipt: string | null
  reason: WaiverReason | null
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
