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
  // Personal Information Protection Law Art. 28 and 29: the photo needs a consent of its own, so it is never bundled with others.
  'PHOTO_CONSENT',
  // Same law Art. 31: under 14 the guardian consents.
  'GUARDIAN_CONSENT',
] as const
export type NoticeId = (typeof noticeIds)[number]
export const NoticeId = z.enum(noticeIds)

/** Consents are ticked apart from the notices. */
export const consentIds = ['PHOTO_CONSENT', 'GUARDIAN_CONSENT'] as const satisfies readonly NoticeId[]
export type ConsentId = (typeof consentIds)[number]
export const ConsentId = z.enum(consentIds)
export const isConsent = (id: NoticeId): id is ConsentId => (consentIds as readonly string[]).includes(id)

/** Below this age the guardian's consent is asked for as well. */
export const consentAge = 14

const ofNewCard: readonly NoticeId[] = ['NEW_CARD', 'ACCOUNT_NUMBER', 'OLD_CARD', 'FEE', 'LEAD_TIME', 'PICKUP_LIMIT', 'NOT_REVOCABLE']

/** What is said of an act; the card's social side and its bank side each have their own notice. */
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

/** Notices to be ticked one by one; the first card of a holder has no old card to speak of. */
export function noticesFor(item: ItemCode): readonly NoticeId[] {
  if (!makesCard(item)) return ofAct[item] ?? []
  return item === 'APPLY' || item === 'BATCH' ? ofNewCard.filter(id => id !== 'OLD_CARD' && id !== 'ACCOUNT_NUMBER') : ofNewCard
}

/** A card made without a picture needs no consent to one. */
export function consentsFor(item: ItemCode, age: number, plan: PhotoPlan = usualPlan(item)): readonly ConsentId[] {
  const photo: readonly ConsentId[] = plan === 'none' ? [] : ['PHOTO_CONSENT']
  return age < consentAge ? [...photo, 'GUARDIAN_CONSENT'] : photo
}
