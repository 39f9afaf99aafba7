/** The tables of applications made online and of units, as Kysely sees them. */
import type { Generated, Insertable, Selectable, Updateable } from 'kysely'
import type { UnitReason, UnitRowState, UnitState } from '../../../../../shared/unit/row.ts'

/** A picture as the engine judged it before there was a case; all null where none was. */
type JudgedColumns = { judged: string | null; raw_sha: string | null; finished_sha: string | null }

type OnlinePackageTable = JudgedColumns & {
  id: string
  package_id: string
  /** SHA-256 of `application.json`, to know the same file from another under its id. */
  content_sha: string
  state: 'waiting' | 'taken' | 'refused'
  /** `application.json` as it was checked; a package refused on receipt leaves none. */
  application: string | null
  faults: string
  case_id: string | null
  operator_id: string | null
  received_at: string
  decided_at: string | null
  /** When the answer was put into the outbox; null while it is due or under way. */
  answered_at: string | null
}

/** Where packages lie and answers go, as a person picked them; one row. */
type OnlineFolderTable = { id: number; inbox: string | null; outbox: string | null }

type UnitBatchTable = {
  id: string
  number: string
  state: UnitState
  ticket_id: string | null
  unit_name: string
  unit_code: string
  reason: UnitReason
  agent: string
  agent_mobile: string
  defaults: string
  photo_names: 'auto' | 'number' | 'number-name'
  papers: string
  /** The sheet as it was handed in, and what was read of its heading. */
  sheet_sha: string | null
  sheet_facts: string | null
  /** Where the pictures lie on this machine. */
  photos_path: string | null
  maker_id: string
  opened_at: string
  changed_at: string
  end_reason: string | null
}

type UnitRowTable = JudgedColumns & {
  batch_id: string
  /** The row's number in the sheet. */
  at: number
  state: UnitRowState
  person: string
  line: string
  faults: string
  seen_by: string | null
  case_id: string | null
  /** How often the work on it was begun and not ended, counted before each start, so that a row that kills the core is known by it. */
  attempts: Generated<number>
}

export type ChannelTables = {
  online_package: OnlinePackageTable
  online_folder: OnlineFolderTable
  unit_batch: UnitBatchTable
  unit_row: UnitRowTable
}

export type OnlinePackageRecord = Selectable<OnlinePackageTable>
export type OnlinePackageInsert = Insertable<OnlinePackageTable>
export type UnitBatchRecord = Selectable<UnitBatchTable>
export type UnitBatchChange = Updateable<UnitBatchTable>
export type UnitRowRecord = Selectable<UnitRowTable>
export type UnitRowInsert = Insertable<UnitRowTable>
export type UnitRowChange = Updateable<UnitRowTable>
