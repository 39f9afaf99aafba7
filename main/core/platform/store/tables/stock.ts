/** The tables of the stock of blank cards as Kysely sees them: one row a number, one row a movement. */
import type { Insertable, Selectable } from 'kysely'
import type { BlankState, SpoilReason } from '../../../../../shared/card/blank.ts'
import type { StockEvent } from '../../../../../shared/ipc/shapes/stock.ts'

export type StockTables = { blank: BlankTable; stock_move: StockMoveTable; stock_count: StockCountTable }

type BlankTable = {
  number: string
  /** The parts of the number, so that runs are found by counting. */
  prefix: string
  digits: number
  serial: number
  state: BlankState
  /** Whoever drew it, while it lies in that person's drawer. */
  holder_id: string | null
  /** The case whose card was made from it; kept when that card failed. */
  case_id: string | null
}

type StockMoveTable = {
  id: string
  slip: string | null
  day: string
  event: StockEvent
  first: string
  last: string
  count: number
  /** Where the numbers lay before; null for a delivery. */
  from_state: BlankState | null
  /** Whose drawer they went to or came from; null for the vault. */
  holder_id: string | null
  case_id: string | null
  operator_id: string
  second_id: string | null
  supplier: string | null
  bank: string | null
  reason: SpoilReason | null
  note: string
  at: string
  /** The movement this one takes back, and what kind that was. */
  undoes: string | null
  undone: StockEvent | null
}

/** What two people counted in one place, beside what the book said. */
type StockCountTable = {
  id: string
  number: string
  day: string
  /** Null for the vault. */
  holder_id: string | null
  book: number
  counted: number
  /** Ranges as lists. */
  missing: string
  extra: string
  note: string
  operator_id: string
  second_id: string
  at: string
}

export type BlankRecord = Selectable<BlankTable>
export type BlankInsert = Insertable<BlankTable>
export type StockMoveRecord = Selectable<StockMoveTable>
export type StockMoveInsert = Insertable<StockMoveTable>
