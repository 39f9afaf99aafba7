/** The reasons a holder may give, each for its business item; which are accepted is the profile's to say. */
import { z } from '../zod.ts'
import type { ItemCode } from './items.ts'

export const reasons = [
  { code: 'NO_PHOTO', item: 'REPLACE_PHOTO' },
  { code: 'LOOKS_CHANGED', item: 'REPLACE_PHOTO' },
  { code: 'FACE_CHECK_FAILS', item: 'REPLACE_PHOTO' },
  { code: 'PERSONAL_WISH', item: 'REPLACE_PHOTO' },
  { code: 'CAPTURE_FAULT', item: 'REPLACE_PHOTO' },
  { code: 'FIRST_CARD', item: 'APPLY' },
  { code: 'EXPIRED', item: 'REPLACE_EXPIRED' },
  { code: 'EXPIRES_SOON', item: 'REPLACE_EXPIRED' },
  { code: 'DAMAGED', item: 'REPLACE_DAMAGED' },
  { code: 'UNREADABLE', item: 'REPLACE_DAMAGED' },
  { code: 'NAME_CHANGED', item: 'REPLACE_INFO' },
  { code: 'NUMBER_CHANGED', item: 'REPLACE_INFO' },
  { code: 'FIRST_GENERATION', item: 'REPLACE_UPGRADE' },
  { code: 'SECOND_GENERATION', item: 'REPLACE_UPGRADE' },
  { code: 'BANK_CHANGED', item: 'REPLACE_UPGRADE' },
  { code: 'LOST', item: 'REISSUE' },
  { code: 'STOLEN', item: 'REISSUE' },
  { code: 'DEATH', item: 'CANCEL' },
  { code: 'EMIGRATION', item: 'CANCEL' },
  { code: 'MOVED_AWAY', item: 'CANCEL' },
] as const satisfies readonly { readonly code: string; readonly item: ItemCode }[]

export type ReasonCode = (typeof reasons)[number]['code']
export const reasonCodes = reasons.map(row => row.code) as [ReasonCode, ...ReasonCode[]]
export const ReasonCode = z.enum(reasonCodes)
export type PhotoReason = Extract<(typeof reasons)[number], { item: 'REPLACE_PHOTO' }>['code']
export const photoReasons = reasons.filter(row => row.item === 'REPLACE_PHOTO').map(row => row.code) as [PhotoReason, ...PhotoReason[]]
export const PhotoReason = z.enum(photoReasons)

export const reasonsFor = (item: ItemCode): readonly ReasonCode[] => reasons.filter(row => row.item === item).map(row => row.code)
