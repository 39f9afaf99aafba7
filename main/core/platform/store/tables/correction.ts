/** The table of corrections as Kysely sees it: what was recorded wrong, and what took its place. */
import type { Insertable, Selectable } from 'kysely'
import type { EndReason } from '../../../../../shared/business/ends.ts'
import type { CorrectionSubject, FactName } from '../../../../../shared/correction/facts.ts'
import type { State } from '../../../../../shared/workflow/table.ts'

export type CorrectionTables = { correction: CorrectionTable; case_end: CaseEndTable }

/** By what a case ended before its card was with its holder. */
type CaseEndTable = { case_id: string; reason: EndReason; papers: string; fee_back: number; operator_id: string; at: string }

/** Written once and never changed: a correction that was wrong is corrected by another. */
type CorrectionTable = {
  id: string
  fact: FactName
  subject: CorrectionSubject
  subject_id: string
  case_id: string | null
  /** Only the values that differ. */
  was: string
  now: string
  /** Rows and signatures that gave way, whole, so that nothing once recorded is lost; null where none did. */
  kept: string | null
  resigned: number
  reason: string
  from_state: State | null
  to_state: State | null
  operator_id: string
  second_id: string | null
  day: string
  at: string
}

export type CorrectionRecord = Selectable<CorrectionTable>
export type CorrectionInsert = Insertable<CorrectionTable>
