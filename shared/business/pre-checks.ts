/** Preconditions on the holder's cards for each item, as data; the teller's screen and the core call the same function. */
import type { AccountState } from '../card/account.ts'
import { type CardState, type Generation, liveCardStates, lostStates } from '../card/card.ts'
import { type HeldCard, isLive } from '../card/held-card.ts'
import type { Profile } from '../profile/profile.ts'
import { addDays, type Day } from '../time.ts'
import { apartFrom, besideCodes } from './beside.ts'
import { type ItemCode, itemCodes } from './items.ts'
import type { ReasonCode } from './reasons.ts'

/** Why a card, or the lack of one, rules an item out. */
export const unfitCodes = [
  'NO_CARD',
  'HAS_CARD',
  'SECOND_CARD',
  'CARD_STATE',
  'REPLACED',
  'ACCOUNT_STATE',
  'BANK_SIDE_OPEN',
  'NO_LOSS',
  'END_UNKNOWN',
  'NOT_EXPIRED',
  'EXPIRED_ALREADY',
  'NOT_SOON',
  'THIRD_GENERATION',
  'OTHER_GENERATION',
  'NO_BANK_HERE',
  'OTHER_BANK',
  'FACE_CHANGED',
  'SOCIAL_FIRST',
  'CLOSE_AT_BANK',
  'WARRANTY_OVER',
  'NOT_HANDED_OVER',
  'REISSUED',
  ...besideCodes,
] as const
export type UnfitCode = (typeof unfitCodes)[number]

/** Checked in order, after the states of card and account. */
export type Further = 'expiry' | 'generation' | 'lostOnBothSides' | 'atItsBank'

type CheckRow = {
  readonly item: ItemCode
  /** `none`: the item involves no existing card; `no-live`: the holder may have no live card; `one`: it starts from one of the holder's cards. */
  readonly card: 'none' | 'no-live' | 'one'
  readonly states?: readonly CardState[]
  readonly accounts?: readonly AccountState[]
  /** Allowed also for a card that already has a replacement. */
  readonly evenReplaced?: true
  readonly further?: readonly Further[]
}

/** A lost card is reissued, never replaced: its holder cannot hand it in. */
const atHand: readonly CardState[] = ['normal', 'sealed', 'pwd-locked']

const checks = [
  { item: 'APPLY', card: 'no-live' },
  { item: 'REPLACE_PHOTO', card: 'one', states: atHand },
  { item: 'REPLACE_EXPIRED', card: 'one', states: atHand, further: ['expiry'] },
  { item: 'REPLACE_DAMAGED', card: 'one', states: atHand },
  { item: 'REPLACE_INFO', card: 'one', states: atHand },
  { item: 'REPLACE_UPGRADE', card: 'one', states: atHand, further: ['generation'] },
  // An expired formal loss report has cancelled the card; the holder may still ask for a new one.
  { item: 'REISSUE', card: 'one', states: ['lost-formal', 'cancelled'], further: ['lostOnBothSides'] },
  { item: 'LOSS_TEMP', card: 'one', states: ['normal', 'pwd-locked'], evenReplaced: true },
  { item: 'LOSS_FORMAL', card: 'one', states: ['normal', 'pwd-locked', 'lost-temp', 'sealed'], evenReplaced: true },
  { item: 'UNLOSS', card: 'one', states: lostStates },
  { item: 'ENABLE_SOCIAL', card: 'one', states: ['sealed'] },
  { item: 'ACTIVATE_BANK', card: 'one', states: atHand, accounts: ['inactive'], further: ['atItsBank'] },
  { item: 'PWD_RESET', card: 'one', states: ['normal', 'pwd-locked'] },
  { item: 'INFO_CHANGE', card: 'none' },
  { item: 'CANCEL', card: 'one', states: liveCardStates },
  { item: 'PICKUP', card: 'none' },
  { item: 'BATCH', card: 'no-live' },
] as const satisfies readonly CheckRow[]

export function checkOf(item: ItemCode): CheckRow {
  const row = checks.find(candidate => candidate.item === item)
  if (!row) throw new Error(`no pre-check for ${item}`)
  return row
}
/** Whether a case for this item names one of the holder's cards. */
export const needsCard = (item: ItemCode): boolean => checkOf(item).card === 'one'
export const checkedItems = itemCodes.filter(item => checkOf(item).card !== 'none')

export type Standing = {
  readonly item: ItemCode
  /** Null until the holder has given a reason. */
  readonly reason: ReasonCode | null
  /** Every card the register has for the person. */
  readonly cards: readonly HeldCard[]
  /** The card the case is about. */
  readonly card: HeldCard | null
  readonly bankHere: string | null
  /** The teller has looked up elsewhere that the card has run out or is about to. */
  readonly endSeen?: boolean
  /** The loss is reported formally in the same visit, as the new card is asked for. */
  readonly lossNow?: boolean
  /** The item of the holder's other open case. */
  readonly beside?: ItemCode | null
  readonly profile: Profile
  readonly today: Day
}

/** Whether the lost card has been replaced; for a card in another state, whether any lost card of the holder has. */
const reissued = (cards: readonly HeldCard[], card: HeldCard): boolean =>
  lostStates.some(lost => lost === card.state) ? card.replaced : cards.some(other => other.replaced && other.lostSince !== null)

/** The first precondition that fails, or null if the item can go ahead. */
export function unfitFor(standing: Standing): UnfitCode | null {
  const { item, cards, card, beside = null } = standing
  const row = checkOf(item)
  const apart = beside === null ? null : apartFrom(item, beside)
  if (apart !== null) return apart
  if (row.card === 'none') return null
  if (row.card === 'no-live') return cards.some(isLive) ? 'HAS_CARD' : null
  if (card === null) return 'NO_CARD'
  // A new card that is still at the branch cannot be lost, enabled or cancelled by its holder.
  if (!card.inHand) return 'NOT_HANDED_OVER'
  if (item === 'UNLOSS' && reissued(cards, card)) return 'REISSUED'
  if (item === 'REISSUE' && card.state !== 'lost-formal') return reissueUnfit(standing, card)
  if (!row.states?.includes(card.state)) return 'CARD_STATE'
  if (card.replaced && !row.evenReplaced) return 'REPLACED'
  if (row.accounts && !row.accounts.includes(card.account)) return 'ACCOUNT_STATE'
  return firstOf(row.further ?? [], standing, card)
}

const firstOf = (further: readonly Further[], standing: Standing, card: HeldCard): UnfitCode | null =>
  further.reduce<UnfitCode | null>((found, check) => found ?? furtherChecks[check](standing, card), null)

/** A report made with the case stops the account too where the branch is of the card's bank. */
function lossNowUnfit(standing: Standing, card: HeldCard): UnfitCode | null {
  if (card.replaced) return 'REPLACED'
  return card.bank === standing.bankHere ? null : furtherChecks.lostOnBothSides(standing, card)
}

function reissueUnfit(standing: Standing, card: HeldCard): UnfitCode | null {
  if (standing.lossNow === true && checkOf('LOSS_FORMAL').states?.includes(card.state)) return lossNowUnfit(standing, card)
  if (card.state !== 'cancelled') return 'NO_LOSS'
  if (card.lostSince === null || standing.cards.some(isLive)) return 'CARD_STATE'
  return card.replaced ? 'REPLACED' : furtherChecks.lostOnBothSides(standing, card)
}

/** A place that says nothing is taken for the stricter rule. */
const closesFirst = (profile: Profile): boolean => (profile.bankChange.value ?? 'close-first') === 'close-first'
const older = (generation: Generation): boolean => generation < 3

const furtherChecks: Readonly<Record<Further, (standing: Standing, card: HeldCard) => UnfitCode | null>> = {
  expiry: ({ reason, profile, today, endSeen = false }, { validTo }) => {
    if (validTo === null || validTo === 'long') return endSeen ? null : 'END_UNKNOWN'
    const ended = validTo < today
    if (reason === 'EXPIRED') return ended ? null : 'NOT_EXPIRED'
    if (ended) return reason === null ? null : 'EXPIRED_ALREADY'
    return addDays(today, profile.renewBeforeDays.value ?? 0) >= validTo ? null : 'NOT_SOON'
  },
  generation: ({ reason, profile }, { generation, account }) => {
    // Only some places let the card move while the account at the old bank is still active.
    if (reason === 'BANK_CHANGED') return account === 'active' && closesFirst(profile) ? 'BANK_SIDE_OPEN' : null
    if (!older(generation)) return reason === null ? null : 'THIRD_GENERATION'
    if (reason === 'FIRST_GENERATION' && generation !== 1) return 'OTHER_GENERATION'
    return reason === 'SECOND_GENERATION' && generation !== 2 ? 'OTHER_GENERATION' : null
  },
  // An account that was never activated needs no report, nor does one that the report here stops as well.
  lostOnBothSides: ({ profile }, { account }) => (account === 'active' && profile.lossCoversBank.value !== true ? 'BANK_SIDE_OPEN' : null),
  atItsBank: ({ bankHere }, { bank }) => (bankHere === null ? 'NO_BANK_HERE' : bank === bankHere ? null : 'OTHER_BANK'),
}

/** The card an item would be about: one that meets the preconditions, otherwise the live card in the holder's hand, then any live card. */
export function cardFor(standing: Omit<Standing, 'card'>): HeldCard | null {
  const { cards, item } = standing
  if (!needsCard(item)) return null
  const fitting = cards.find(card => unfitFor({ ...standing, card }) === null)
  return fitting ?? cards.find(card => isLive(card) && card.inHand && !card.replaced) ?? cards.find(isLive) ?? null
}

/** What the teller confirms with a tick because no system can be queried. */
export const assurances = [
  { id: 'NO_CARD_ELSEWHERE', items: ['APPLY', 'BATCH'], must: true },
  // In every city whose rules we read, the records of the social insurance office and the bank are changed before the card.
  { id: 'RECORDS_CHANGED', items: ['REPLACE_INFO'], must: true },
  { id: 'PASSWORD_ON_PAD', items: ['PWD_RESET'], must: true },
  // Free under warranty; the teller decides from the card and its date.
  { id: 'WARRANTY_FAULT', items: ['REPLACE_DAMAGED'], must: false },
  // One visit for both: the report takes effect as the case is handed in.
  { id: 'LOSS_NOW', items: ['REISSUE'], must: false },
  // Nothing is printed on many cards; the teller looks the end up in the card system.
  { id: 'END_SEEN', items: ['REPLACE_EXPIRED'], must: false },
] as const satisfies readonly { readonly id: string; readonly items: readonly ItemCode[]; readonly must: boolean }[]
export type AssuranceId = (typeof assurances)[number]['id']
export const assuranceIds = assurances.map(row => row.id) as [AssuranceId, ...AssuranceId[]]

export const assurancesFor = (item: ItemCode): readonly { readonly id: AssuranceId; readonly must: boolean }[] =>
  assurances.filter(row => (row.items as readonly ItemCode[]).includes(item))
