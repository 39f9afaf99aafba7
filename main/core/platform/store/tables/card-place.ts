/** The tables of where finished cards lie, what was counted of them, and which were missing, as Kysely sees them. */
import type { Selectable } from 'kysely'
import type { MissingEnd } from '../../../../../shared/card/place.ts'

export type CardPlaceTables = {
  card_rack: CardRackTable
  card_place: CardPlaceTable
  card_count: CardCountTable
  card_missing: CardMissingTable
}

/** A rack of numbered places, each of which takes so many cards. */
type CardRackTable = { rack: string; places: number; holds: number }

/** Where one card lies; `seat` is its number among those of the same place. */
type CardPlaceTable = { case_id: string; rack: string; place: number; seat: number; since: string }

/** Written once: what two people counted, rack by rack, and which cases' cards they did not find. */
type CardCountTable = {
  id: string
  number: string
  day: string
  racks: string
  book: number
  counted: number
  missing: string
  note: string
  operator_id: string
  second_id: string
  at: string
}

type CardMissingTable = {
  id: string
  case_id: string
  count_id: string
  since: string
  /** Null while it is looked for. */
  ended: MissingEnd | null
  ended_at: string | null
  ended_by: string | null
  note: string
}

export type CardPlaceRecord = Selectable<CardPlaceTable>
