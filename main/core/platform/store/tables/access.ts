/** Types the tables of seeing and doing. */
import type { Selectable } from 'kysely'

export type AccessTables = { search_miss: SearchMissTable }

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
