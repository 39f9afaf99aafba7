/** The reasons a holder may give for each business item; the profile decides which are accepted. */
import { z } from '../zod.ts'
import type { ItemCode } from './items.ts'

export const reasons = [
  { code: 'NO_PHOTO', items: ['REPLACE_PHOTO'] },
  { code: 'LOOKS_CHANGED', items: ['REPLACE_PHOTO'] },
  { code: 'FACE_CHECK_FAILS', items: ['REPLACE_PHOTO'] },
  { code: 'PERSONAL_WISH', items: ['REPLACE_PHOTO'] },
  { code: 'CAPTURE_FAULT', items: ['REPLACE_PHOTO'] },
  { code: 'FIRST_CARD', items: ['APPLY', 'BATCH'] },
  { code: 'EXPIRED', items: ['REPLACE_EXPIRED'] },
  { code: 'EXPIRES_SOON', items: ['REPLACE_EXPIRED'] },
  { code: 'DAMAGED', items: ['REPLACE_DAMAGED'] },
  { code: 'UNREADABLE', items: ['REPLACE_DAMAGED'] },
  { code: 'NAME_CHANGED', items: ['REPLACE_INFO'] },
  { code: 'NUMBER_CHANGED', items: ['REPLACE_INFO'] },
  { code: 'FIRST_GENERATION', items: ['REPLACE_UPGRADE'] },
  { code: 'SECOND_GENERATION', items: ['REPLACE_UPGRADE'] },
  { code: 'BANK_CHANGED', items: ['REPLACE_UPGRADE'] },
  { code: 'LOST', items: ['REISSUE', 'LOSS_TEMP', 'LOSS_FORMAL'] },
  { code: 'STOLEN', items: ['REISSUE', 'LOSS_TEMP', 'LOSS_FORMAL'] },
  { code: 'FOUND', items: ['UNLOSS'] },
  { code: 'MISREPORTED', items: ['UNLOSS'] },
  { code: 'CARD_RECEIVED', items: ['ENABLE_SOCIAL'] },
  { code: 'FIRST_USE', items: ['ACTIVATE_BANK'] },
  { code: 'PWD_FORGOTTEN', items: ['PWD_RESET'] },
  { code: 'PWD_LOCKED', items: ['PWD_RESET'] },
  { code: 'CONTACT_CHANGED', items: ['INFO_CHANGE'] },
  { code: 'RECORD_WRONG', items: ['INFO_CHANGE'] },
  { code: 'DEATH', items: ['CANCEL'] },
  { code: 'EMIGRATION', items: ['CANCEL'] },
  { code: 'MOVED_AWAY', items: ['CANCEL'] },
] as const satisfies readonly { readonly code: string; readonly items: readonly ItemCode[] }[]

const is = ({ items }: { readonly items: readonly ItemCode[] }, item: ItemCode): boolean => items.includes(item)

export type ReasonCode = (typeof reasons)[number]['code']
export const reasonCodes = reasons.map(row => row.code) as [ReasonCode, ...ReasonCode[]]
export const ReasonCode = z.enum(reasonCodes)
export type PhotoReason = Extract<(typeof reasons)[number], { readonly items: readonly ['REPLACE_PHOTO'] }>['code']
export const photoReasons = reasons.filter(row => is(row, 'REPLACE_PHOTO')).map(row => row.code) as [PhotoReason, ...PhotoReason[]]
export const PhotoReason = z.enum(photoReasons)

export const reasonsFor = (item: ItemCode): readonly ReasonCode[] => reasons.filter(row => is(row, item)).map(row => row.code)
