/** Reads the register of the cards people hold. */
import type { Kysely } from 'kysely'
import { liveCardStates } from '../../../shared/card/card.ts'
import type { HeldCard } from '../../../shared/card/held-card.ts'
import { CardId, type CaseId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { Day } from '../../../shared/time.ts'
import type { Tables } from '../store/schema.ts'
import type { CardRecord } from '../store/tables/card.ts'

const validToOf = (text: string | null): HeldCard['validTo'] => (text === null || text === 'long' ? text : Day.parse(text))

export const cardView = (row: CardRecord): HeldCard => ({
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
  replaced: row.replaced_by !== null,
  seenAt: row.seen_at,
})

/** Every card a person is known to have had, the newest first. Losses that ran out are for `runOutLosses` to end first. */
export const cardsOf = (db: Kysely<Tables>, person: string): Promise<CardRecord[]> =>
  db.selectFrom('card').selectAll().where('person', '=', person).orderBy('id', 'desc').execute()

export const liveCardsOf = (db: Kysely<Tables>, person: string): Promise<CardRecord[]> =>
  db.selectFrom('card').selectAll().where('person', '=', person).where('state', 'in', liveCardStates).orderBy('id', 'desc').execute()

/** @throws Refusal NOT_FOUND */
export async function cardById(db: Kysely<Tables>, id: string): Promise<CardRecord> {
  const row = await db.selectFrom('card').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

/** The card a case had made, once it is at the branch. */
export const cardMadeBy = (db: Kysely<Tables>, caseId: CaseId): Promise<CardRecord | undefined> =>
  db.selectFrom('card').selectAll().where('made_by_case', '=', caseId).executeTakeFirst()
