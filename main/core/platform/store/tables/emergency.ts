/** The tables of emergency mode as Kysely sees them: what the manager set, desks on their own, and what they handed in. */
import type { Generated, Selectable } from 'kysely'
import type { PieceKind } from '../../../../../shared/ipc/shapes/emergency.ts'

export type EmergencyTables = {
  emergency_rule: EmergencyRuleTable
  emergency_run: EmergencyRunTable
  emergency_piece: EmergencyPieceTable
  emergency_carried: EmergencyCarriedTable
}

type EmergencyRuleTable = {
  id: number
  after_minutes: number
  /** Whether desks carry the list of the waiting cards along. */
  carries_cards: Generated<number>
  at: string
  operator_id: string
}

/** In the store of a desk on its own: the cases of its branch whose cards it may hand over. */
type EmergencyCarriedTable = { case_id: string }

/** One stretch of time in which a desk worked without its branch. */
type EmergencyRunTable = {
  id: string
  desk_id: string
  mark: string
  begun_at: string
  received_at: string
  /** The last entry of the desk's own log that stands in this one, and its hash. */
  log_to: Generated<number>
  log_hash: string
  /** When the desk said that its own store is gone. */
  emptied_at: string | null
}

/** A case or a hand-over that a desk hands in: one row, and under its id one effect, however often it is sent. */
type EmergencyPieceTable = {
  id: string
  run_id: string
  kind: PieceKind
  /** On the slip that was given out. */
  number: string
  state: 'received' | 'taken' | 'conflict' | 'dropped'
  /** As it came, without its pictures; null once nothing of it is open any more. */
  body: string | null
  body_sha: string
  raw_sha: string | null
  old_card_sha: string | null
  case_id: string | null
  /** Why it is no case yet: the code of the refusal. */
  refusal: string | null
  received_at: string
  decided_at: string | null
  operator_id: string | null
  reason: string | null
}
export type EmergencyPieceRecord = Selectable<EmergencyPieceTable>
