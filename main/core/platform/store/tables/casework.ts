/** The tables of cards that outlive their case, of cards sent on to other branches, and of withdrawn consents, as Kysely sees them. */
import type { Insertable, Selectable } from 'kysely'
import type { EndedCardFate } from '../../../../../shared/business/ends.ts'
import type { MaterialCode } from '../../../../../shared/business/materials.ts'
import type { WithdrawnBy } from '../../../../../shared/business/withdrawal.ts'
import type { ParcelEnd } from '../../../../../shared/pickup/parcel.ts'
import type { State } from '../../../../../shared/workflow/table.ts'

export type CaseworkTables = {
  ended_card: EndedCardTable
  card_transfer: CardTransferTable
  card_transfer_case: CardTransferCaseTable
  consent_withdrawal: ConsentWithdrawalTable
  card_parcel: CardParcelTable
  paper_page: PaperPageTable
}

/** A page of a paper that was handed in, laid flat; its picture is a sealed file. */
type PaperPageTable = {
  id: string
  case_id: string
  material: MaterialCode
  page: number
  source: 'camera' | 'file'
  page_sha: string
  width: number
  height: number
  bytes: number
  found: number
  cut: number
  coarse: number
  operator_id: string
  at: string
}
export type PaperPageRecord = Selectable<PaperPageTable>

/** A finished card whose case has ended: it lies here until two people have destroyed it or sent it back. */
type EndedCardTable = {
  case_id: string
  came_at: string
  /** 1: it came after the end. */
  late: number
  fate: EndedCardFate
  /** The number of its paper; null until it is dealt with. */
  number: string | null
  dealt_at: string | null
  operator_id: string | null
  second_id: string | null
  note: string
}

/** A list of cards that went to another branch together. */
type CardTransferTable = {
  id: string
  number: string
  branch: string
  address: string
  phone: string
  reason: string
  operator_id: string
  second_id: string
  day: string
  at: string
}

type CardTransferCaseTable = {
  transfer_id: string
  case_id: string
  /** Null: on its way. */
  ended: 'received' | 'back' | null
  ended_at: string | null
  ended_by: string | null
  note: string
}

/** A card that went to its holder by post; the same card may go again once it came back. */
type CardParcelTable = {
  id: string
  case_id: string
  carrier: string
  waybill: string
  recipient: string
  phone: string
  address: string
  operator_id: string
  second_id: string
  day: string
  at: string
  /** Null: on its way. */
  ended: ParcelEnd | null
  ended_at: string | null
  ended_by: string | null
  note: string
}

/** Written once: who withdrew what, and what gave way. */
type ConsentWithdrawalTable = {
  id: string
  case_id: string
  scopes: string
  by: WithdrawnBy
  note: string
  from_state: State
  to_state: State
  kept: string
  operator_id: string
  at: string
}

export type EndedCardRecord = Selectable<EndedCardTable>
export type CardTransferRecord = Selectable<CardTransferTable>
export type ConsentWithdrawalRecord = Selectable<ConsentWithdrawalTable>
export type ConsentWithdrawalInsert = Insertable<ConsentWithdrawalTable>
