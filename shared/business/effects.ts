/** What an item does to the holder's card and bank account, and when, as data. */
import { type AccountEvent, accountMachine } from '../card/account.ts'
import { type CardEvent, cardMachine } from '../card/card.ts'
import type { HeldCard } from '../card/held-card.ts'
import { stepIn } from '../card/machine.ts'
import type { OldCardFate } from '../pickup/old-card.ts'
import type { OldCardPolicy } from '../profile/profile.ts'
import { type ItemCode, makesCard } from './items.ts'

/**
 * `act`: takes effect when the case ends. `new-card`: a sealed card arrives at the branch, and the place's rule says when the old one ends.
 * The bank account changes only at a branch of the card's own bank; elsewhere the holder is told to go there.
 */
type EffectRow = {
  readonly item: ItemCode
  readonly when: 'act' | 'new-card'
  readonly card: CardEvent | null
  readonly account: AccountEvent | null
  /** What the bank does afterwards, as a separate step of the same case. */
  readonly bankAfter?: AccountEvent
}

const effects = [
  // Social side only: the bank takes its own loss report by telephone.
  { item: 'LOSS_TEMP', when: 'act', card: 'reportTemp', account: null },
  { item: 'LOSS_FORMAL', when: 'act', card: 'reportFormal', account: 'stop' },
  { item: 'UNLOSS', when: 'act', card: 'unloss', account: 'resume' },
  { item: 'ENABLE_SOCIAL', when: 'act', card: 'enable', account: null },
  { item: 'ACTIVATE_BANK', when: 'act', card: null, account: 'activate' },
  { item: 'PWD_RESET', when: 'act', card: 'resetPassword', account: null },
  // Circular [2011] No. 83, 3(6): the social side is cancelled first; the bank closes the account once notified, as a separate step.
  { item: 'CANCEL', when: 'act', card: 'cancel', account: null, bankAfter: 'close' },
] as const satisfies readonly EffectRow[]

const ofNewCard = { when: 'new-card', card: 'replace', account: null } as const

/** Null for an item that touches no card. */
export function effectOf(item: ItemCode): EffectRow | null {
  const act = effects.find(row => row.item === item)
  if (act) return act
  return makesCard(item) ? { item, ...ofNewCard } : null
}

/** When the old card ends: at the hand-over of the new one, or when the new one is enabled. */
export const oldCardEnds = (policy: OldCardPolicy | null, fate: OldCardFate | null): 'handed-over' | 'enabled' =>
  policy === 'collect' || policy === 'collect-unsaid' || fate === 'collected' ? 'handed-over' : 'enabled'

/** The account event of an item; null if this branch belongs to another bank or the account's state does not allow it. */
export function accountEventHere(item: ItemCode, card: Pick<HeldCard, 'bank' | 'account'>, bankHere: string | null): AccountEvent | null {
  const on = effectOf(item)?.account ?? null
  if (on === null || card.bank !== bankHere) return null
  return stepIn(accountMachine, card.account, on) === null ? null : on
}

export type Change<S> = { readonly from: S; readonly to: S }
/** What an act will change; null for a side that stays the same. */
export type Foreseen = {
  readonly card: Change<HeldCard['state']> | null
  readonly account: Change<HeldCard['account']> | null
  /** This branch cannot change the bank account. */
  readonly bankApart: boolean
}

export function foresee(item: ItemCode, card: HeldCard, bankHere: string | null): Foreseen {
  const effect = effectOf(item)
  const state = effect?.when === 'act' && effect.card ? stepIn(cardMachine, card.state, effect.card) : null
  const on = accountEventHere(item, card, bankHere)
  const account = on && stepIn(accountMachine, card.account, on)
  return {
    card: state ? { from: card.state, to: state } : null,
    account: account ? { from: card.account, to: account } : null,
    bankApart: (effect?.account ?? null) !== null && card.bank !== bankHere,
  }
}
