/** Queries on a profile: is an item offered, a reason accepted, which papers, what fee, how long. */
import { type ItemCode, itemOf, makesCard } from '../business/items.ts'
import { photoReasons, type ReasonCode, reasonsFor } from '../business/reasons.ts'
import { type DocType, documentOf } from '../identity/documents.ts'
import { type Fen, fen } from '../money.ts'
import type { PhotoPlan } from '../workflow/path.ts'
import type { Channel } from './channels.ts'
import { type Fee, type FreeCase, type LeadTime, type Profile, type RuleKey, ruleKeys } from './profile.ts'
import type { Origin, Rule } from './rule.ts'

export const offers = (profile: Profile, item: ItemCode): boolean => profile.items.value.includes(item)

/** Whether cards go by post here; a place that has not said so sends none. */
export const offersMail = ({ mail }: Profile): boolean => mail.value?.offered === true

/** The reasons accepted here for an item; a place restricts only those of the photo change. */
export function reasonsHere(profile: Profile, item: ItemCode): readonly ReasonCode[] {
  if (item !== 'REPLACE_PHOTO') return reasonsFor(item)
  return photoReasons.filter(reason => profile.photoReasons.value.includes(reason))
}

/** False if the reasons are borrowed or in dispute: a reason missing from such a list is unknown, not refused. */
export const hasOwnReasons = ({ place, photoReasons }: Profile): boolean =>
  place.areaCode !== null && !photoReasons.fromBase && photoReasons.confidence !== 'D'

export const acceptsReason = (profile: Profile, item: ItemCode, reason: ReasonCode): boolean => reasonsHere(profile, item).includes(reason)

/** Null: the place has no rule for this item. */
export function feeRule(profile: Profile, item: ItemCode): Rule<Fee> | null {
  // A unit's batch consists of first applications.
  const asApplied = item === 'BATCH' ? profile.fees.APPLY : undefined
  return profile.fees[item] ?? asApplied ?? null
}
export const leadRule = (profile: Profile, item: ItemCode): Rule<LeadTime> | null => profile.leadTime[item] ?? null
export const channelRule = (profile: Profile, item: ItemCode): Rule<readonly Channel[]> | null => profile.channels[item] ?? null

const freeCaseByReason: { readonly [R in ReasonCode]?: FreeCase } = {
  FIRST_CARD: 'first-card',
  CAPTURE_FAULT: 'making-fault',
  NAME_CHANGED: 'information-change',
  NUMBER_CHANGED: 'information-change',
  FIRST_GENERATION: 'first-generation',
}
/** The free case implied by a reason; a warranty fault is not implied, because the teller has to establish it. */
export const freeCaseOf = (reason: ReasonCode): FreeCase | null => freeCaseByReason[reason] ?? null

/** Whether an item is asked for online here; null: the place has not said where it is done. */
export function isOnline(profile: Profile, item: ItemCode): boolean | null {
  const channels = channelRule(profile, item)?.value ?? null
  return channels === null ? null : channels.includes('online')
}

/** The fee due, or null if the place's fee is not known. Acts on a card are free everywhere. */
export function feeDue(profile: Profile, item: ItemCode, free: FreeCase | null): Fen | null {
  const fee = feeRule(profile, item)?.value
  if (!fee) return makesCard(item) ? null : fen(0)
  return free !== null && fee.free.includes(free) ? fen(0) : fee.fen
}

/** The rule on whether someone else may apply for an adult holder. */
export function agentRule(profile: Profile, item: ItemCode): Rule<boolean> {
  if (item === 'PICKUP') return profile.pickupByAgent
  if (item === 'LOSS_FORMAL') return profile.formalLossByAgent
  return item === 'REPLACE_PHOTO' ? profile.photoChangeByAgent : profile.adultByAgent
}

/** Whether someone else may apply for this item; null if the place has no rule. */
export function agentMayCome(profile: Profile, item: ItemCode, under16: boolean): boolean | null {
  if (itemOf(item).applicant === 'holder-only') return under16
  return under16 ? true : agentRule(profile, item).value
}

/** From this age on a citizen has an identity card with a picture (Law on resident identity cards, Art. 2). */
const policePhotoAge = 16

/** Null: nobody has asked. */
export type Pictured = { readonly age: number | null; readonly docType: DocType | null; readonly abroad?: boolean }

/** Whether the picture of the police may stand for a new one: where the place says so, of citizens, and of no small child whom nobody would know by it. */
export const takesPolicePhoto = ({ policePhoto }: Profile, { age, docType, abroad }: Pictured): boolean =>
  policePhoto.value === true &&
  (age === null || age >= policePhotoAge) &&
  abroad !== true &&
  (docType === null || documentOf(docType).citizen)

/** The photo plans possible for an item here, the usual one first. */
export function photoPlansFor(profile: Profile, item: ItemCode, holder: Pictured & { readonly age: number }): readonly PhotoPlan[] {
  const { photo } = itemOf(item)
  const { age } = holder
  if (photo === 'none') return ['none']
  // Some places accept a picture uploaded before the visit and give a receipt number for it.
  const taken: readonly PhotoPlan[] = [
    'new',
    ...(profile.photoUpload.value?.receipt ? (['receipt'] as const) : []),
    ...(takesPolicePhoto(profile, holder) ? (['police'] as const) : []),
  ]
  if (needsPhoto(profile, item, age)) return photo === 'new' ? taken : ['stored', ...taken]
  return photo === 'new' ? ['none', ...taken] : ['stored', ...taken, 'none']
}

/** A small child's card needs no picture, unless changing the picture is the point of the item. */
export const needsPhoto = (profile: Profile, item: ItemCode, age: number): boolean =>
  item === 'REPLACE_PHOTO' || (itemOf(item).photo !== 'none' && age >= profile.photoFromAge.value)

/** One rule in the list of a manager or teller: key, item and origin. */
export type ListedRule = { readonly key: RuleKey; readonly item: ItemCode | null; readonly known: boolean; readonly origin: Origin }

type PerItemRules = Profile['fees'] | Profile['leadTime'] | Profile['channels']
const listed = (key: RuleKey, item: ItemCode | null, one: Rule<unknown>): ListedRule => ({
  key,
  item,
  known: one.value !== null,
  origin: one,
})

function listPerItem(key: 'fees' | 'leadTime' | 'channels', rules: PerItemRules): ListedRule[] {
  return (Object.keys(rules) as ItemCode[]).flatMap(item => {
    const one = rules[item]
    return one ? [listed(key, item, one)] : []
  })
}

const listPapers = (papers: Profile['papers']): ListedRule[] =>
  (Object.keys(papers) as ItemCode[]).flatMap(item =>
    (papers[item] ?? []).map(paper => ({ key: 'papers' as const, item, known: true, origin: paper.origin })),
  )

/** Every rule of a profile, in schema order. */
export function listRules(profile: Profile): readonly ListedRule[] {
  return ruleKeys.flatMap(key => {
    if (key === 'papers') return listPapers(profile.papers)
    if (key === 'fees' || key === 'leadTime' || key === 'channels') return listPerItem(key, profile[key])
    return [listed(key, null, profile[key])]
  })
}

/** Rules the branch must still confirm with its authority before going live. */
export const unconfirmed = (profile: Profile): readonly ListedRule[] =>
  listRules(profile).filter(one => !one.known || !one.origin.confirmed)
