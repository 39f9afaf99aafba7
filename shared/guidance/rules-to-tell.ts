/** Selects the rules of a place that an answer shows besides papers, fee, time and channels. Pure. */
import { type ItemCode, itemOf, makesCard } from '../business/items.ts'
import type { ReasonCode } from '../business/reasons.ts'
import type { PlaceRuleKey } from '../profile/profile.ts'
import type { Comer } from './path.ts'

const ofItem: { readonly [I in ItemCode]?: readonly PlaceRuleKey[] } = {
  REPLACE_EXPIRED: ['renewBeforeDays', 'validity'],
  REISSUE: ['lossFormal', 'lossCoversBank'],
  LOSS_TEMP: ['lossTemp'],
  LOSS_FORMAL: ['lossFormal', 'lossCoversBank'],
  PWD_RESET: ['passwordTries'],
  PICKUP: ['pickupLimitDays', 'pickupGraceDays', 'mail'],
}

/** The holder of a first card has no old card and no account to lose. */
const hadCard = (item: ItemCode): boolean => makesCard(item) && item !== 'APPLY' && item !== 'BATCH'

function ofAgent(item: ItemCode): readonly PlaceRuleKey[] {
  if (itemOf(item).applicant === 'holder-only') return []
  if (item === 'PICKUP') return ['pickupByAgent', 'pickupGrounds']
  if (item === 'LOSS_FORMAL') return ['formalLossByAgent']
  return item === 'REPLACE_PHOTO' ? ['photoChangeByAgent'] : ['adultByAgent']
}

function ofComer(item: ItemCode, comer: Comer | undefined): readonly PlaceRuleKey[] {
  switch (comer) {
    case 'agent':
      return ofAgent(item)
    case 'child':
      return itemOf(item).photo === 'none' ? ['guardianUnderAge'] : ['guardianUnderAge', 'photoFromAge', 'childCard']
    case 'unit':
      return item === 'PICKUP' ? ['unitPickup'] : []
    case 'self':
    case undefined:
      return []
    default:
      return comer satisfies never
  }
}

export function rulesToTell(item: ItemCode, comer: Comer | undefined, reason: ReasonCode | null): readonly PlaceRuleKey[] {
  const { photo } = itemOf(item)
  return [
    ...ofComer(item, comer),
    // A lost card cannot be handed in.
    ...(hadCard(item) && item !== 'REISSUE' ? (['oldCardPolicy'] as const) : []),
    ...(hadCard(item) ? (['sameNumber'] as const) : []),
    ...(reason === 'BANK_CHANGED' ? (['bankChange'] as const) : []),
    ...(photo === 'none' ? [] : (['photo', 'photoFromAge', 'photoUpload'] as const)),
    ...(makesCard(item) ? (['pickupLimitDays', 'mail'] as const) : []),
    ...(ofItem[item] ?? []),
  ].filter((key, at, all) => all.indexOf(key) === at)
}
