/** Holds an item against the cards of a person before it is taken on. */
import type { Kysely } from 'kysely'
import { effectOf } from '../../../../shared/business/effects.ts'
import type { ItemCode } from '../../../../shared/business/items.ts'
import { assurancesFor, cardFor, needsCard, type Standing, type UnfitCode, unfitFor } from '../../../../shared/business/pre-checks.ts'
import type { ReasonCode } from '../../../../shared/business/reasons.ts'
import type { HeldCard } from '../../../../shared/card/held-card.ts'
import { isLive } from '../../../../shared/card/held-card.ts'
import type { Parsed } from '../../../../shared/ipc/contract.ts'
import { freeCaseOf } from '../../../../shared/profile/ask.ts'
import type { FreeCase, Profile } from '../../../../shared/profile/profile.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { addMonths } from '../../../../shared/time.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { cardsOf, cardView } from '../card/rows.ts'
import { itemBeside } from '../case/in-flight.ts'
import type { RecordsContext } from '../context.ts'

type Given = Parsed<'business.give'>
type Asked = { readonly item: ItemCode; readonly reason: ReasonCode; readonly profile: Profile }
/** Without a case of their own the id is empty. */
type Whose = Pick<CaseRecord, 'id' | 'person'>

/** What the register knows of a person and what else is under way for them: of whoever sits in the chair, applies online or stands in a unit's sheet. */
export async function standingOf(core: RecordsContext, db: Kysely<Tables>, whose: Whose, asked: Asked): Promise<Omit<Standing, 'card'>> {
  const cards = (await cardsOf(db, whose.person)).map(cardView)
  return { ...asked, cards, beside: await itemBeside(db, whose), bankHere: core.branch.bank, today: core.clock.today() }
}

/** The first thing in the way, the card being the one that fits. */
export const whyUnfit = (standing: Omit<Standing, 'card'>): UnfitCode | null => unfitFor({ ...standing, card: cardFor(standing) })

/**
 * Where no card is named it is the one that fits.
 * @returns the card the case is about, null for an item about none
 * @throws Refusal NOT_FOUND for somebody else's card, CARD_UNFIT with why
 */
export async function cardFitting(core: RecordsContext, tx: Tx, row: CaseRecord, profile: Profile, given: Given): Promise<HeldCard | null> {
  const { item, reason } = given
  const standing = { ...(await standingOf(core, tx, row, { item, reason, profile })), ...seenIn(given.assured) }
  const { cards } = standing
  const named = cards.find(card => card.id === given.cardId) ?? null
  if (given.cardId !== null && named === null) throw new Refusal('NOT_FOUND')
  const card = needsCard(item) ? (named ?? cardFor(standing)) : null
  const why = unfitFor({ ...standing, card })
  if (why !== null) throw new Refusal('CARD_UNFIT', { why })
  if (given.assured.includes('WARRANTY_FAULT') && card !== null) refuseOldWarranty(core, card)
  // Data changes are kept with the card that stands, though they are not about it.
  return card ?? (effectOf(item) === null ? (cards.find(held => isLive(held) && !held.replaced) ?? null) : null)
}

/** The card's own warranty is one year; where nobody knows when it was issued, the teller's word stands. */
function refuseOldWarranty(core: RecordsContext, { issuedOn }: HeldCard): void {
  if (issuedOn !== null && addMonths(issuedOn, 12) < core.clock.today()) throw new Refusal('CARD_UNFIT', { why: 'WARRANTY_OVER' })
}

const seenIn = (assured: Given['assured']): Pick<Standing, 'endSeen' | 'lossNow'> => ({
  endSeen: assured.includes('END_SEEN'),
  lossNow: assured.includes('LOSS_NOW'),
})

export const vouchedFor = ({ item, assured }: Given): boolean => assurancesFor(item).every(({ id, must }) => !must || assured.includes(id))

export const freeCaseHere = ({ assured, reason }: Given): FreeCase | null =>
  assured.includes('WARRANTY_FAULT') ? 'warranty-fault' : freeCaseOf(reason)
