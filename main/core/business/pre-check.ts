/** Holds an item against the cards of the person in the chair before it is taken on. */
import { effectOf } from '../../../shared/business/effects.ts'
import { assurancesFor, cardFor, needsCard, unfitFor } from '../../../shared/business/pre-checks.ts'
import type { HeldCard } from '../../../shared/card/held-card.ts'
import { isLive } from '../../../shared/card/held-card.ts'
import type { Parsed } from '../../../shared/ipc/contract.ts'
import { freeCaseOf } from '../../../shared/profile/ask.ts'
import type { FreeCase, Profile } from '../../../shared/profile/profile.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { addMonths } from '../../../shared/time.ts'
import { cardsOf, cardView } from '../card/rows.ts'
import { itemBeside } from '../case/in-flight.ts'
import type { Core } from '../core.ts'
import type { Tx } from '../store/open.ts'
import type { CaseRecord } from '../store/schema.ts'

type Given = Parsed<'business.give'>

/**
 * Where no card is named it is the one that fits.
 * @returns the card the case is about, null for an item about none
 * @throws Refusal NOT_FOUND for somebody else's card, CARD_UNFIT with why
 */
export async function cardFitting(core: Core, tx: Tx, row: CaseRecord, profile: Profile, given: Given): Promise<HeldCard | null> {
  const cards = (await cardsOf(tx, row.person)).map(cardView)
  const named = cards.find(card => card.id === given.cardId) ?? null
  if (given.cardId !== null && named === null) throw new Refusal('NOT_FOUND')
  const { item, reason } = given
  const beside = await itemBeside(tx, row)
  const standing = { item, reason, cards, beside, bankHere: core.branch.bank, profile, today: core.clock.today() }
  const card = needsCard(item) ? (named ?? cardFor(standing)) : null
  const why = unfitFor({ ...standing, card })
  if (why !== null) throw new Refusal('CARD_UNFIT', { why })
  if (given.assured.includes('WARRANTY_FAULT') && card !== null) refuseOldWarranty(core, card)
  // Data changes are kept with the card that stands, though they are not about it.
  return card ?? (effectOf(item) === null ? (cards.find(held => isLive(held) && !held.replaced) ?? null) : null)
}

/** The card's own warranty is one year; where nobody knows when it was issued, the teller's word stands. */
function refuseOldWarranty(core: Core, { issuedOn }: HeldCard): void {
  if (issuedOn !== null && addMonths(issuedOn, 12) < core.clock.today()) throw new Refusal('CARD_UNFIT', { why: 'WARRANTY_OVER' })
}

export const vouchedFor = ({ item, assured }: Given): boolean => assurancesFor(item).every(({ id, must }) => !must || assured.includes(id))

export const freeCaseHere = ({ assured, reason }: Given): FreeCase | null =>
  assured.includes('WARRANTY_FAULT') ? 'warranty-fault' : freeCaseOf(reason)
