/** The tables of registers that came from merged branches, as Kysely sees them. */
import type { Insertable, Selectable } from 'kysely'

export type MergedTables = {
  merged_register: MergedRegisterTable
  merged_case: MergedCaseTable
  merged_look: MergedLookTable
}

type MergedRegisterTable = {
  id: string
  /** `reading` and `taken` are found by no search; one that was dropped keeps its row and no lines. */
  state: 'reading' | 'taken' | 'brought' | 'dropped'
  branch: string
  code: string
  headings: string
  columns: string
  /** SHA-256 of the sheet, so that a later dispute can tell whether it is the same. */
  sheet_digest: string
  operator_id: string
  at: string
}

/** One line of the sheet; what it is searched by stands beside the cells. */
type MergedCaseTable = {
  register_id: string
  /** The line of the sheet, counted from 1. */
  at: number
  code: string
  number: string
  name: string
  doc_number: string
  mobile: string
  item: string
  state: string
  opened: string | null
  ended: string | null
  cells: string
  wiped_at: string | null
}

/** Why somebody looked at a line as it is. */
type MergedLookTable = { id: string; register_id: string; row: number; operator_id: string; reason: string; at: string }

export type MergedRegisterRecord = Selectable<MergedRegisterTable>
export type MergedCaseRecord = Selectable<MergedCaseTable>
export type MergedCaseInsert = Insertable<MergedCaseTable>
