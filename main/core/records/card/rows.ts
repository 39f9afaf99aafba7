/** Reads the register of the cards people hold. */
import type { Kysely } from 'kysely'
import { liveCardStates } from '../../../../shared/card/card.ts'
import type { HeldCard } from '../../../../shared/card/held-card.ts'
import { CardId, type CaseId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { Day } from '../../../../shared/time.ts'
import type { State } from '../../../../shared/workflow/table.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { CardRecord } from '../../platform/store/tables/card.ts'

const validToOf = (text: string | null): HeldCard['validTo'] => (text === null || text === 'long' ? text : Day.parse(text))

/** A card with where the case stands that had it made. */
export type KnownCard = CardRecord & { readonly made_state: State | null }

const knownCards = (db: Kysely<Tables>) =>
  db.selectFrom('card').leftJoin('case_file', 'case_file.id', 'card.made_by_case').selectAll('card').select('case_file.state as made_state')

export const cardView = (row: KnownCard): HeldCard => ({
  id: CardId.parse(row.id),
  cardNumber: row.card_number,
  bank: row.bank,
  accountTail: row.account_tail,
  generation: row.generation,
  state: row.state,
  account: row.account,
  issuedOn: row.issued_on === null ? null : Day.parse(row.issued_on),
  validTo: validToOf(row.valid_to),
  lostSince: row.lost_since,
  lossEnds: row.loss_ends,
  madeHere: row.made_by_case !== null,
  inHand: row.made_state === null || row.made_state === 'closed',
  replaced: row.replaced_by !== null,
  seenAt: row.seen_at,
})

/** Every card a person is known to have had, the newest first. Losses that ran out are for `runOutLosses` to end first. */
export const cardsOf = (db: Kysely<Tables>, person: string): Promise<KnownCard[]> =>
  knownCards(db).where('card.person', '=', person).orderBy('card.id', 'desc').execute()

export const liveCardsOf = (db: Kysely<Tables>, person: string): Promise<CardRecord[]> =>
  db.selectFrom('card').selectAll().where('person', '=', person).where('state', 'in', liveCardStates).orderBy('id', 'desc').execute()

/** @throws Refusal NOT_FOUND */
export async function cardById(db: Kysely<Tables>, id: string): Promise<KnownCard> {
  const row = await knownCards(db).where('card.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

/** The card a case had made, once it is at the branch. */
export const cardMadeBy = (db: Kysely<Tables>, caseId: CaseId): Promise<KnownCard | undefined> =>
  knownCards(db).where('card.made_by_case', '=', caseId).executeTakeFirst()
