/** The tables of documents that are one person's, of signatures on paper and what was signed on a pad, and of operators' former names, as Kysely sees them. */
import type { Selectable } from 'kysely'
import type { OtherWay, SignReason } from '../../../../../shared/confirm/ways.ts'

export type PeopleTables = {
  person_alias: PersonAliasTable
  signing: SigningTable
  signed_sheet: SignedSheetTable
  operator_name: OperatorNameTable
  habit: HabitTable
}

/** What a person has set for themselves, as JSON. */
type HabitTable = { operator_id: string; habits: string }

/** A later document of somebody known by an earlier one; `person` and `same_as` as `personOf` writes them. */
type PersonAliasTable = {
  person: string
  same_as: string
  reason: string
  at: string
  operator_id: string
  case_id: string | null
  seconder_id: string
}

type SigningTable = {
  id: string
  case_id: string
  /** `confirm`: the customer under the application; `take`: whoever took the card. */
  moment: 'confirm' | 'take'
  way: OtherWay
  reason: SignReason
  /** The number the branch keeps the signed slip under. */
  slip: string
  witness_id: string | null
  operator_id: string
  at: string
}

/** What was signed on a pad: the sheet as shown, its hash, and the signature as strokes and as picture. */
type SignedSheetTable = {
  id: string
  case_id: string
  sheet: string
  sheet_sha: string
  strokes: string
  picture_sha: string
  pad: 'customer' | 'desk'
  operator_id: string
  at: string
}

/** A name or a login that was corrected; the operator's own row has the one of today. */
type OperatorNameTable = {
  id: string
  subject_id: string
  field: 'name' | 'login'
  before: string
  after: string
  reason: string
  operator_id: string
  at: string
}

export type SigningRecord = Selectable<SigningTable>
