/** Takes a holder through any business item as a teller and a second person would, from the ticket on. */
import type { ItemCode } from '../../shared/business/items.ts'
import type { MaterialCode } from '../../shared/business/materials.ts'
import { consentsFor, noticesFor } from '../../shared/business/notices.ts'
import { assurancesFor } from '../../shared/business/pre-checks.ts'
import type { HeldCard } from '../../shared/card/held-card.ts'
import type { In } from '../../shared/ipc/contract.ts'
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import type { CardTold } from '../../shared/ipc/shapes/holder.ts'
import type { CompanionInput, IdentityInput } from '../../shared/ipc/shapes/identity.ts'
import type { OldCardFate } from '../../shared/pickup/old-card.ts'
import { photoPlansFor, reasonsHere } from '../../shared/profile/ask.ts'
import { visitOf } from '../../shared/profile/companion.ts'
import { papersNeeded } from '../../shared/profile/requirements.ts'
import { cardInHand, contactDetails, signature } from './a-case.ts'
import type { Counter, Seat } from './a-counter.ts'

type Give = In<'business.give'>
export type Wish = Partial<Pick<Give, 'reason' | 'photoPlan' | 'cardId' | 'assured'>> & { readonly companion?: CompanionInput | null }

/** With a ticket of the item, called to the counter; the case takes the item from it. */
export async function inTheChair(
  counter: Counter,
  teller: Seat,
  person: IdentityInput,
  item: ItemCode,
  wish: Wish = {},
): Promise<CaseView> {
  await (await counter.lobby()).call('ticket.take', { item, priority: false })
  // Whoever was here before put the case aside.
  const { mine } = await teller.call('ticket.line', {})
  if (mine) await teller.call('ticket.finish', { ticketId: mine.id })
  const { id: ticketId } = await teller.call('ticket.call', {})
  return teller.call('case.open', { ticketId, identity: person, companion: wish.companion ?? null })
}

export async function told(teller: Seat, { id }: CaseView, card: Partial<CardTold> = {}): Promise<HeldCard> {
  const { cards } = await teller.call('holder.tellCard', { caseId: id, card: { ...cardInHand, ...card } })
  const [newest] = cards
  if (!newest) throw new Error('no card in the register')
  return newest
}

export const cardsHeld = async (teller: Seat, { id }: CaseView): Promise<readonly HeldCard[]> =>
  (await teller.call('holder.cards', { caseId: id })).cards

/** Every paper, notice and consent of the item, and what a teller must vouch for. */
export async function asked(teller: Seat, view: CaseView, item: ItemCode, wish: Wish = {}): Promise<Give> {
  const profile = await teller.call('profile.view', {})
  const plan = wish.photoPlan ?? photoPlansFor(profile, item, { age: view.age, docType: view.identity.docType })[0] ?? 'none'
  const [usual] = reasonsHere(profile, item)
  const reason = wish.reason ?? usual
  if (!reason) throw new Error('no reason is accepted')
  const papers: readonly MaterialCode[] = papersNeeded(profile, visitOf(view.form, view.age, item, reason)).map(paper => paper.material)
  return {
    caseId: view.id,
    revision: view.revision,
    item,
    reason,
    photoPlan: plan,
    cardId: wish.cardId ?? null,
    assured: [...(wish.assured ?? assurancesFor(item).flatMap(({ id, must }) => (must ? [id] : [])))],
    papers: [...papers],
    notices: [...noticesFor(item)],
    consents: [...consentsFor(item, view.age, plan)],
  }
}

export const given = async (teller: Seat, view: CaseView, item: ItemCode, wish: Wish = {}): Promise<CaseView> =>
  teller.call('business.give', await asked(teller, view, item, wish))

/** Signed and handed in, with whatever lies between. */
export async function handedIn(teller: Seat, view: CaseView): Promise<CaseView> {
  const signed = await teller.call('confirm.sign', { caseId: view.id, revision: view.revision, signature })
  return teller.call('case.submit', { caseId: signed.id, revision: signed.revision })
}

/** An act: identity, business, signature, done. */
export const acted = async (counter: Counter, teller: Seat, person: IdentityInput, item: ItemCode, wish: Wish = {}): Promise<CaseView> =>
  handedIn(teller, await given(teller, await inTheChair(counter, teller, person, item, wish), item, wish))

export const checkedBy = async (reviewer: Seat, { id, revision }: CaseView): Promise<CaseView> =>
  reviewer.call('review.approve', { caseId: id, revision })

/** A card asked for without a new picture, or with none. */
export async function applied(counter: Counter, teller: Seat, person: IdentityInput, item: ItemCode, wish: Wish = {}): Promise<CaseView> {
  const view = await given(teller, await inTheChair(counter, teller, person, item, wish), item, wish)
  return handedIn(teller, await teller.call('form.complete', { caseId: view.id, draft: contactDetails }))
}

/** Accepted by the second person, paid, made, at the branch, and in the holder's hand. */
export async function collected(counter: Counter, view: CaseView, oldCard: OldCardFate): Promise<CaseView> {
  return taken(counter, await arrived(counter, view), oldCard)
}

/** A place that knows no fee settles it by a waiver that says why. */
const settled = (cards: Seat, { id, revision, fee }: CaseView): Promise<CaseView> =>
  fee.due === null
    ? cards.call('fee.waive', { caseId: id, revision, reason: 'unconfirmed' })
    : cards.call('fee.collect', { caseId: id, revision, method: 'cash', fen: fee.due })

export async function arrived(counter: Counter, view: CaseView): Promise<CaseView> {
  const cards = await counter.cards()
  let now = await checkedBy(await counter.reviewer(), view)
  if (now.state === 'approved') now = await settled(cards, now)
  for (const event of ['sendToMake', 'branchReceived'] as const) {
    const cardTail = event === 'branchReceived' ? '0042' : null
    now = await cards.call('production.record', { caseId: now.id, revision: now.revision, event, note: '', cardTail })
  }
  return now
}

export async function taken(counter: Counter, view: CaseView, oldCard: OldCardFate): Promise<CaseView> {
  const cards = await counter.cards()
  const { docType, number } = view.identity
  const same = { faceSame: true, nameSame: true, cardPhotoSame: true }
  const verified = await cards.call('handover.verify', { caseId: view.id, revision: view.revision, docType, number, ...same })
  return cards.call('handover.complete', {
    caseId: view.id,
    revision: verified.revision,
    oldCard,
    toldEnable: true,
    toldBank: true,
    signature,
  })
}

/** Why a card stands in the way, as the refusal says it. */
export async function unfit(teller: Seat, view: CaseView, item: ItemCode, wish: Wish = {}): Promise<unknown> {
  const answer = await teller.ask('business.give', await asked(teller, view, item, wish))
  return answer.ok ? 'taken on' : answer.error.code === 'CARD_UNFIT' ? answer.error.detail?.why : answer.error.code
}
