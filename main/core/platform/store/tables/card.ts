/** The table of the cards people hold, as Kysely sees it. */
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { AccountState } from '../../../../../shared/card/account.ts'
import type { CardState, Generation } from '../../../../../shared/card/card.ts'

export type CardTable = {
  id: string
  /** See `personOf`. */
  person: string
  card_number: string | null
  bank: string
  account_tail: string | null
  generation: Generation
  state: CardState
  account: AccountState
  issued_on: string | null
  /** A day, `long`, or null where the card says nothing. */
  valid_to: string | null
  /** When the last loss was reported; kept when the report ends. */
  lost_since: string | null
  /** When a report of loss runs out by itself; null where it does not, or nobody knows. */
  loss_ends: string | null
  made_by_case: string | null
  /** The new card this one makes way for. */
  replaced_by: string | null
  /** When somebody last looked at the card or at the card system's screen. */
  seen_at: string
  told_by: string
}

export type CardRecord = Selectable<CardTable>
export type CardInsert = Insertable<CardTable>
export type CardChange = Updateable<CardTable>
