/** The business items of a card counter as data: what each needs, makes and walks through. */
import type { Step } from '../workflow/steps.ts'
import { z } from '../zod.ts'

/** `new`: a fresh picture is the point of it; `if-none`: only when no usable one is stored; `reuse`: the stored one serves. */
export type PhotoNeed = 'new' | 'if-none' | 'reuse' | 'none'
/** Who may come: anyone entitled, the holder only, or a unit's operator. Agents are ruled by the profile. */
export type Applicant = 'holder-or-agent' | 'holder-only' | 'unit'

type ItemRow = {
  readonly code: string
  /** Ticket series. C is kept for priority; I and O are left out because they read as digits. */
  readonly series: string
  readonly photo: PhotoNeed
  readonly newCard: boolean
  readonly applicant: Applicant
  readonly steps: readonly Step[]
  /** False: on the list, but the counter does not carry it through yet. */
  readonly complete: boolean
}

const withPhoto = ['identity', 'business', 'form', 'photo', 'confirm', 'review', 'fee', 'production', 'pickup', 'handover'] as const
const withoutPhoto = ['identity', 'business', 'form', 'confirm', 'review', 'fee', 'production', 'pickup', 'handover'] as const
const atOnce = ['identity', 'business', 'confirm', 'review'] as const

export const items = [
  { code: 'REPLACE_PHOTO', series: 'A', photo: 'new', newCard: true, applicant: 'holder-or-agent', steps: withPhoto, complete: true },
  { code: 'APPLY', series: 'D', photo: 'new', newCard: true, applicant: 'holder-or-agent', steps: withPhoto, complete: false },
  {
    code: 'REPLACE_EXPIRED',
    series: 'E',
    photo: 'if-none',
    newCard: true,
    applicant: 'holder-or-agent',
    steps: withPhoto,
    complete: false,
  },
  {
    code: 'REPLACE_DAMAGED',
    series: 'E',
    photo: 'reuse',
    newCard: true,
    applicant: 'holder-or-agent',
    steps: withoutPhoto,
    complete: false,
  },
  { code: 'REPLACE_INFO', series: 'E', photo: 'if-none', newCard: true, applicant: 'holder-or-agent', steps: withPhoto, complete: false },
  {
    code: 'REPLACE_UPGRADE',
    series: 'F',
    photo: 'if-none',
    newCard: true,
    applicant: 'holder-or-agent',
    steps: withPhoto,
    complete: false,
  },
  { code: 'REISSUE', series: 'B', photo: 'if-none', newCard: true, applicant: 'holder-or-agent', steps: withPhoto, complete: false },
  { code: 'LOSS_TEMP', series: 'G', photo: 'none', newCard: false, applicant: 'holder-or-agent', steps: atOnce, complete: false },
  { code: 'LOSS_FORMAL', series: 'G', photo: 'none', newCard: false, applicant: 'holder-or-agent', steps: atOnce, complete: false },
  // Lifting a loss report and a new password open the card to whoever asks: until a city says otherwise, the holder comes.
  { code: 'UNLOSS', series: 'G', photo: 'none', newCard: false, applicant: 'holder-only', steps: atOnce, complete: false },
  { code: 'ENABLE_SOCIAL', series: 'H', photo: 'none', newCard: false, applicant: 'holder-or-agent', steps: atOnce, complete: false },
  // An agent cannot activate the bank function; door service exists for the old, ill or disabled.
  { code: 'ACTIVATE_BANK', series: 'H', photo: 'none', newCard: false, applicant: 'holder-only', steps: atOnce, complete: false },
  { code: 'PWD_RESET', series: 'H', photo: 'none', newCard: false, applicant: 'holder-only', steps: atOnce, complete: false },
  {
    code: 'INFO_CHANGE',
    series: 'J',
    photo: 'none',
    newCard: false,
    applicant: 'holder-or-agent',
    steps: ['identity', 'business', 'form', 'confirm', 'review'],
    complete: false,
  },
  { code: 'CANCEL', series: 'K', photo: 'none', newCard: false, applicant: 'holder-or-agent', steps: atOnce, complete: false },
  { code: 'PICKUP', series: 'L', photo: 'none', newCard: false, applicant: 'holder-or-agent', steps: ['handover'], complete: false },
  { code: 'BATCH', series: 'M', photo: 'new', newCard: true, applicant: 'unit', steps: withPhoto, complete: false },
] as const satisfies readonly ItemRow[]

export type ItemCode = (typeof items)[number]['code']
export const itemCodes = items.map(row => row.code) as [ItemCode, ...ItemCode[]]
export const ItemCode = z.enum(itemCodes)

export function itemOf(code: ItemCode): ItemRow & { readonly code: ItemCode } {
  const row = items.find(candidate => candidate.code === code)
  if (!row) throw new Error(`no such item: ${code}`)
  return row
}

export const seriesOf = (code: ItemCode): string => itemOf(code).series
export const completeItems = itemCodes.filter(code => itemOf(code).complete)
