/** The tables of the manager's desk as Kysely sees them: how a case was served, ratings, day ends, who looked behind a mask. */
import type { Insertable, Selectable } from 'kysely'
import type { FollowUpEvent, FollowUpState } from '../../../../../shared/rating/follow-up.ts'
import type { Grade, RatingMoment } from '../../../../../shared/rating/grades.ts'
import type { SerialSide } from '../../../../../shared/serial/sides.ts'

export type ReportTables = {
  served: ServedTable
  rating: RatingTable
  rating_follow_up: FollowUpTable
  rating_step: RatingStepTable
  day_end: DayEndTable
  unmasking: UnmaskingTable
  act_serial: ActSerialTable
}

/** What the reports need of a case handed in, in one narrow row: the case itself is wide. Written once, when it is handed in first. */
type ServedTable = {
  case_id: string
  day: string
  item: string
  operator_id: string
  /** Seconds from the call, or from opening where nobody was called; null where the holder did not sit at the counter. */
  handling: number | null
  /** How often a picture was taken; null where the item needs none taken. */
  shots: number | null
  /** Whether the first picture was the one that stayed. */
  first_stayed: number | null
  /** The holder's age on the day of the case; null for cases handed in before it was kept. */
  age: number | null
  channel: 'counter' | 'online' | 'unit' | null
}

type RatingTable = {
  case_id: string
  grade: Grade
  /** Codes of `BadReason`, as a list. */
  reasons: string
  words: string
  moment: RatingMoment
  operator_id: string
  item: string
  day: string
  at: string
}

/** What is to be done about a bad grade, and by when. */
type FollowUpTable = {
  case_id: string
  state: FollowUpState
  due: string
  /** 0: the calendar of its year was not published when it was counted. */
  due_covered: number
  /** Who answers for it; null until the manager has said who. */
  owner_id: string | null
}

type RatingStepTable = {
  id: string
  case_id: string
  event: FollowUpEvent
  /** Who was named to answer for it, in that step. */
  owner_id: string | null
  note: string
  operator_id: string
  at: string
}

/** A day as it stood when the manager closed it; the newest run of a day counts. */
type DayEndTable = {
  id: string
  day: string
  run: number
  lines: string
  /** Why it was closed again; null the first time. */
  reason: string | null
  operator_id: string
  at: string
}

type UnmaskingTable = { id: string; case_id: string; operator_id: string; reason: string; at: string }

/** The number the card system or the bank gave an act. */
type ActSerialTable = { id: string; case_id: string; side: SerialSide; serial: string; day: string; operator_id: string; at: string }

export type ServedInsert = Insertable<ServedTable>
export type FollowUpRecord = Selectable<FollowUpTable>
export type RatingRecord = Selectable<RatingTable>
export type DayEndRecord = Selectable<DayEndTable>
