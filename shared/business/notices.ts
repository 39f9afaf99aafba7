/** What a customer must be told, and agree to, before an item is taken on; the wording is in the strings. */
import { type PhotoPlan, usualPlan } from '../workflow/path.ts'
import { z } from '../zod.ts'
import { type ItemCode, makesCard } from './items.ts'

export const noticeIds = [
  'NEW_CARD',
  'ACCOUNT_NUMBER',
  'OLD_CARD',
  'FEE',
  'LEAD_TIME',
  'PICKUP_LIMIT',
  'NOT_REVOCABLE',
  'LOSS_TEMP_HOLDS',
  'LOSS_FORMAL_HOLDS',
  'BANK_APART',
  'UNLOSS_WORKS',
  'ENABLE_SOCIAL_ONLY',
  'ENABLE_ENDS_OLD',
  'BANK_IN_PERSON',
  'PASSWORDS_APART',
  'PASSWORD_TRIES',
  'FACE_STAYS',
  'CANCEL_ENDS',
  'CANCEL_BANK_AFTER',
  // Personal Information Protection Law Art. 28 and 29: the photo needs a separate consent, so never bundle it with others.
  'PHOTO_CONSENT',
  // The picture the police hold was given for another purpose: its use here needs the holder's own word as well.
  'POLICE_PHOTO_CONSENT',
  // Same law, Art. 31: for a child under 14 the guardian consents.
  'GUARDIAN_CONSENT',
] as const
export type NoticeId = (typeof noticeIds)[number]
export const NoticeId = z.enum(noticeIds)

/** Consents are ticked separately from the notices. */
export const consentIds = ['PHOTO_CONSENT', 'POLICE_PHOTO_CONSENT', 'GUARDIAN_CONSENT'] as const satisfies readonly NoticeId[]
export type ConsentId = (typeof consentIds)[number]
export const ConsentId = z.enum(consentIds)
export const isConsent = (id: NoticeId): id is ConsentId => (consentIds as readonly string[]).includes(id)

/** Below this age the guardian's consent is required as well. */
export const consentAge = 14

const ofNewCard: readonly NoticeId[] = ['NEW_CARD', 'ACCOUNT_NUMBER', 'OLD_CARD', 'FEE', 'LEAD_TIME', 'PICKUP_LIMIT', 'NOT_REVOCABLE']

/** Notices of an act; the social side and the bank side of the card each have their own. */
const ofAct: { readonly [I in ItemCode]?: readonly NoticeId[] } = {
  LOSS_TEMP: ['LOSS_TEMP_HOLDS', 'BANK_APART'],
  LOSS_FORMAL: ['LOSS_FORMAL_HOLDS', 'BANK_APART'],
  UNLOSS: ['UNLOSS_WORKS', 'BANK_APART'],
  ENABLE_SOCIAL: ['ENABLE_SOCIAL_ONLY', 'ENABLE_ENDS_OLD'],
  ACTIVATE_BANK: ['BANK_IN_PERSON'],
  PWD_RESET: ['PASSWORDS_APART', 'PASSWORD_TRIES'],
  INFO_CHANGE: ['FACE_STAYS'],
  CANCEL: ['CANCEL_ENDS', 'CANCEL_BANK_AFTER'],
}

/** Notices to be ticked one by one; a first card has no notice about an old card. */
export function noticesFor(item: ItemCode): readonly NoticeId[] {
  if (!makesCard(item)) return ofAct[item] ?? []
  return item === 'APPLY' || item === 'BATCH' ? ofNewCard.filter(id => id !== 'OLD_CARD' && id !== 'ACCOUNT_NUMBER') : ofNewCard
}

/** A card without a picture needs no photo consent. */
export function consentsFor(item: ItemCode, age: number, plan: PhotoPlan = usualPlan(item)): readonly ConsentId[] {
  const photo: readonly ConsentId[] = plan === 'none' ? [] : plan === 'police' ? ['POLICE_PHOTO_CONSENT'] : ['PHOTO_CONSENT']
  return age < consentAge ? [...photo, 'GUARDIAN_CONSENT'] : photo
}
