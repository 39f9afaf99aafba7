/** The tables of visits at home and of what is passed on for another province's card, as Kysely sees them. */
import type { Selectable } from 'kysely'
import type { ErrandEvent, ErrandKind, ErrandState, HomeReason } from '../../../../../shared/errand/errand.ts'

export type ErrandTables = {
  errand: ErrandTable
  errand_step: ErrandStepTable
}

type ErrandTable = {
  id: string
  number: string
  kind: ErrandKind
  item: string
  state: ErrandState
  name: string
  phone: string
  /** Empty for a card of another province. */
  address: string
  why: HomeReason | null
  /** The division that issued the card; null for a visit. */
  issued_in: string | null
  note: string
  /** The day of the visit, once it is planned. */
  day: string | null
  goers: string
  /** The number the platform gave. */
  reference: string
  due: string
  operator_id: string
  at: string
  ended_on: string | null
  /** What was entered of the visit; null until it is done, and for a card of another province. */
  case_id: string | null
  wiped_at: string | null
}

type ErrandStepTable = {
  id: string
  errand_id: string
  event: ErrandEvent
  note: string
  operator_id: string
  at: string
}

export type ErrandRecord = Selectable<ErrandTable>
