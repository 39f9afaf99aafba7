/** The tables of the rules a branch goes by: versions of profiles, what was decided about them, and years of the calendar. */
import type { Selectable } from 'kysely'
import type { DecisionKind } from '../../../../../shared/ipc/shapes/profile.ts'

/** A profile as it read, whole: what the base lent it is in it, so that no later file can change what a case began with. */
export type ProfileVersionTable = {
  profile: string
  version: string
  body: string
  /** The number the program's own file bore; null for a version made here. */
  shipped_as: string | null
  kept_at: string
}

/** Which version holds from which day on, as it was decided; see `shared/profile/line.ts`. */
export type ProfileDecisionTable = {
  seq: number
  begins: string
  profile: string
  version: string
  kind: DecisionKind
  operator_id: string | null
  reason: string | null
  at: string
}

/** A year as this branch has it, over the one that was shipped; the newest of a year counts. */
export type CalendarYearTable = {
  seq: number
  year: number
  body: string
  kind: 'import' | 'day'
  reason: string
  operator_id: string
  at: string
}

/** An administrative division the manager added to the shipped list; `source` is the notice it stands in. */
export type DivisionTable = {
  code: string
  name: string
  since: string
  source: string
  at: string
  operator_id: string
}

export type ProfileVersionRecord = Selectable<ProfileVersionTable>
export type ProfileDecisionRecord = Selectable<ProfileDecisionTable>
export type CalendarYearRecord = Selectable<CalendarYearTable>
