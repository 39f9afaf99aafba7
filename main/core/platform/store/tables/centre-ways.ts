/** The tables of the ways to the card centre by hand and by files, as Kysely sees them. */
import type { Generated, Selectable } from 'kysely'
import type { SealWay } from '../../../../../shared/centre/seal-way.ts'
import type { PicturePack } from '../../../../../shared/profile/handover.ts'

type CentrePlaceTable = {
  id: number
  hand_folder: string | null
  batch_folder: string | null
  result_folder: string | null
  /** Null: batches are not sealed. */
  seal_way: SealWay | null
  seal_key: string | null
}

type CentreBatchTable = {
  seq: Generated<number>
  number: string
  made_at: string
  /** Null: the clock. */
  operator_id: string | null
  cases: number
  pack: PicturePack
  sheet_name: string
  sheet_sha: string
  manifest_sha: string
  /** As JSON, what its columns are called; null where an earlier version made it. */
  columns: string | null
  seal_way: SealWay | null
  seal_key: string | null
  sealed_sha: string | null
  /** `made`: its folder was not written yet, or nobody knows whether it was. */
  state: 'made' | 'written'
  written_at: string | null
}

type CentreBatchCaseTable = { batch: number; place: number; key: string }

type CentreHandTable = {
  id: string
  case_id: string
  key: string
  folder: string
  /** Null: a card made without a picture. */
  file: string | null
  begun_at: string
  /** Null while it is being written; left so by a kill. */
  placed_at: string | null
  removed_at: string | null
}

type CentreResultTable = {
  sha256: string
  file: string
  read_at: string
  rows: number
  followed: number
  /** JSON: the rows nobody could follow, each with why. */
  faults: string
  /** 1 until a person has looked at its faults. */
  open: number
}

export type CentreWayTables = {
  centre_place: CentrePlaceTable
  centre_batch: CentreBatchTable
  centre_batch_case: CentreBatchCaseTable
  centre_hand: CentreHandTable
  centre_result: CentreResultTable
}
export type CentreBatchRecord = Selectable<CentreBatchTable>
export type CentreHandRecord = Selectable<CentreHandTable>
export type CentreResultRecord = Selectable<CentreResultTable>
