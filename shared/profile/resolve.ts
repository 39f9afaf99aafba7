/** Fills the gaps of a place's profile from the base, and marks what was borrowed. Pure. */
import { type ItemCode, itemCodes } from '../business/items.ts'
import { type Paper, type Profile, type ProfileFile, placeRuleKeys, type RuleKey } from './profile.ts'
import type { Origin } from './rule.ts'

type PerItem<T> = { readonly [I in ItemCode]?: T | undefined }

const borrowed = <T extends Origin>(one: T): T => ({ ...one, fromBase: true })
const borrowedPapers = (papers: readonly Paper[]): readonly Paper[] => papers.map(paper => ({ ...paper, origin: borrowed(paper.origin) }))

/** For each item the place's own entry, or the base's, marked as borrowed. */
function mergeItems<T>(own: PerItem<T> | undefined, base: PerItem<T>, mark: (entry: T) => T): { [I in ItemCode]?: T } {
  const merged: { [I in ItemCode]?: T } = {}
  for (const item of itemCodes) {
    const mine = own?.[item]
    const theirs = base[item]
    if (mine !== undefined) merged[item] = mine
    else if (theirs !== undefined) merged[item] = mark(theirs)
  }
  return merged
}

export function resolveProfile(base: Profile, place: ProfileFile): Profile {
  if (place.id === base.id) return base
  return {
    ...place,
    photo: place.photo ?? borrowed(base.photo),
    photoFromAge: place.photoFromAge ?? borrowed(base.photoFromAge),
    photoReasons: place.photoReasons ?? borrowed(base.photoReasons),
    items: place.items ?? borrowed(base.items),
    guardianUnderAge: place.guardianUnderAge ?? borrowed(base.guardianUnderAge),
    adultByAgent: place.adultByAgent ?? borrowed(base.adultByAgent),
    hours: place.hours ?? borrowed(base.hours),
    papers: mergeItems(place.papers, base.papers, borrowedPapers),
    leadTime: mergeItems(place.leadTime, base.leadTime, borrowed),
    channels: mergeItems(place.channels, base.channels, borrowed),
    photoUpload: place.photoUpload ?? borrowed(base.photoUpload),
    policePhoto: place.policePhoto ?? borrowed(base.policePhoto),
    childCard: place.childCard ?? borrowed(base.childCard),
    validity: place.validity ?? borrowed(base.validity),
    renewBeforeDays: place.renewBeforeDays ?? borrowed(base.renewBeforeDays),
    lossTemp: place.lossTemp ?? borrowed(base.lossTemp),
    lossFormal: place.lossFormal ?? borrowed(base.lossFormal),
    lossCoversBank: place.lossCoversBank ?? borrowed(base.lossCoversBank),
    formalLossByAgent: place.formalLossByAgent ?? borrowed(base.formalLossByAgent),
    bankChange: place.bankChange ?? borrowed(base.bankChange),
    passwordTries: place.passwordTries ?? borrowed(base.passwordTries),
    pickupGrounds: place.pickupGrounds ?? borrowed(base.pickupGrounds),
    unitPickup: place.unitPickup ?? borrowed(base.unitPickup),
    signWays: place.signWays ?? borrowed(base.signWays),
    feeTime: place.feeTime ?? borrowed(base.feeTime),
    handover: place.handover ?? borrowed(base.handover),
    crossProvince: place.crossProvince ?? borrowed(base.crossProvince),
    uncollectedDays: place.uncollectedDays ?? borrowed(base.uncollectedDays),
    badRatingDays: place.badRatingDays ?? borrowed(base.badRatingDays),
    reviewApartDays: place.reviewApartDays ?? borrowed(base.reviewApartDays),
    keepClosedDays: place.keepClosedDays ?? borrowed(base.keepClosedDays),
    keepEndedDays: place.keepEndedDays ?? borrowed(base.keepEndedDays),
  }
}

/** Completes a profile saved by an older program with rules that did not exist then, borrowed from the base. */
export function withBorrowed(base: Profile, kept: object): object {
  const whole = [...placeRuleKeys, 'items', 'photoReasons', 'hours'] as const satisfies readonly RuleKey[]
  const lent = Object.fromEntries(whole.flatMap(key => (key in kept ? [] : [[key, borrowed(base[key])]])))
  return { papers: {}, fees: {}, leadTime: {}, channels: {}, ...lent, ...kept }
}
