/** What a customer must be told, and agree to, before an item is taken on; the wording is in the strings. */
import { z } from '../zod.ts'
import { type ItemCode, itemOf, makesCard } from './items.ts'

export const noticeIds = [
  'NEW_CARD',
  'ACCOUNT_NUMBER',
  'OLD_CARD',
  'FEE',
  'LEAD_TIME',
  'PICKUP_LIMIT',
  'NOT_REVOCABLE',
  // Personal Information Protection Law Art. 28 and 29: the photo needs a consent of its own, so it is never one of many.
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

/** Notices to be ticked one by one; the first card of a holder has no old card to speak of. */
export function noticesFor(item: ItemCode): readonly NoticeId[] {
  if (!makesCard(item)) return []
  return item === 'APPLY' || item === 'BATCH' ? ofNewCard.filter(id => id !== 'OLD_CARD' && id !== 'ACCOUNT_NUMBER') : ofNewCard
}

export function consentsFor(item: ItemCode, age: number): readonly ConsentId[] {
  const photo: readonly ConsentId[] = itemOf(item).photo === 'none' ? [] : ['PHOTO_CONSENT']
  return age < consentAge ? [...photo, 'GUARDIAN_CONSENT'] : photo
}
