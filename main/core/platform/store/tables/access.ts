/** Types the tables of seeing and doing. */
import type { Selectable } from 'kysely'

export type AccessTables = {
  search_miss: SearchMissTable
  wiping: WipingTable
  erasure: ErasureTable
  person_request: PersonRequestTable
  copy_place: CopyPlaceTable
}

/** One row inside a transaction that wipes, none outside. */
type WipingTable = { id: number }

/** What was wiped: a case, or an application that became none. */
type ErasureTable = {
  id: string
  case_id: string | null
  cause: 'period' | 'request'
  request_id: string | null
  /** Pictures and papers that went with it. */
  files: number
  at: string
}

type PersonRequestTable = {
  id: string
  wants: 'copy' | 'erase'
  /** The cases and what became of each, as JSON; nobody is named. */
  answer: string
  operator_id: string
  at: string
}

/** Where copies go besides beside the store; one row, and none where no second place was named. */
type CopyPlaceTable = { id: number; folder: string }

/** What somebody's searches found nobody by, in a row. */
type SearchMissTable = {
  operator_id: string
  misses: number
  last_at: string
  /** Tells the same text typed again from another one. */
  last_mark: string
  wait_until: string | null
}

export type SearchMissRecord = Selectable<SearchMissTable>
