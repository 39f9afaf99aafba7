/** The business items of a card counter as data: what each needs, what it makes and which steps it takes. */
import { z } from '../zod.ts'

/** `new`: a new picture is the point of the item; `if-none`: only when no usable one is stored; `reuse`: the stored one is used. */
export type PhotoNeed = 'new' | 'if-none' | 'reuse' | 'none'
/** Who may apply: anyone entitled, the holder only, or a unit's operator. The profile decides about agents. */
export type Applicant = 'holder-or-agent' | 'holder-only' | 'unit'
/**
 * The result: a card, changed data, or a change to a card the holder has. `act-alone` takes effect without a second person: it only
 * protects or enables what the holder already owns, and a loss report must not wait for a colleague. Everything else is
 * "important business" under the Regulations on handling social insurance, Art. 37, and is reviewed.
 */
export type Makes = 'card' | 'record' | 'act' | 'act-alone' | 'handover' | 'batch'

type ItemRow = {
  readonly code: string
  /** Ticket series. C is kept for priority; I and O are left out because they read as digits. */
  readonly series: string
  readonly photo: PhotoNeed
  readonly makes: Makes
  readonly applicant: Applicant
}

const anyone = 'holder-or-agent'

export const items = [
  { code: 'REPLACE_PHOTO', series: 'A', photo: 'new', makes: 'card', applicant: anyone },
  { code: 'APPLY', series: 'D', photo: 'new', makes: 'card', applicant: anyone },
  { code: 'REPLACE_EXPIRED', series: 'E', photo: 'if-none', makes: 'card', applicant: anyone },
  { code: 'REPLACE_DAMAGED', series: 'E', photo: 'reuse', makes: 'card', applicant: anyone },
  { code: 'REPLACE_INFO', series: 'E', photo: 'if-none', makes: 'card', applicant: anyone },
  { code: 'REPLACE_UPGRADE', series: 'F', photo: 'if-none', makes: 'card', applicant: anyone },
  { code: 'REISSUE', series: 'B', photo: 'if-none', makes: 'card', applicant: anyone },
  { code: 'LOSS_TEMP', series: 'G', photo: 'none', makes: 'act-alone', applicant: anyone },
  { code: 'LOSS_FORMAL', series: 'G', photo: 'none', makes: 'act-alone', applicant: anyone },
  // Lifting a loss report or resetting the password gives access to the card, so the holder must come unless a city says otherwise.
  { code: 'UNLOSS', series: 'G', photo: 'none', makes: 'act', applicant: 'holder-only' },
  { code: 'ENABLE_SOCIAL', series: 'H', photo: 'none', makes: 'act-alone', applicant: anyone },
  // An agent cannot activate the bank function; banks visit the old, ill or disabled at home.
  { code: 'ACTIVATE_BANK', series: 'H', photo: 'none', makes: 'act', applicant: 'holder-only' },
  { code: 'PWD_RESET', series: 'H', photo: 'none', makes: 'act', applicant: 'holder-only' },
  { code: 'INFO_CHANGE', series: 'J', photo: 'none', makes: 'record', applicant: anyone },
  { code: 'CANCEL', series: 'K', photo: 'none', makes: 'act', applicant: anyone },
  { code: 'PICKUP', series: 'L', photo: 'none', makes: 'handover', applicant: anyone },
  { code: 'BATCH', series: 'M', photo: 'new', makes: 'batch', applicant: 'unit' },
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
/** A unit's batch makes cards too, but each as a case of its own. */
export const makesCard = (code: ItemCode): boolean => ['card', 'batch'].includes(itemOf(code).makes)
/** Items a case can be opened for: a pickup continues an existing case, a batch opens many. */
export const caseItems = itemCodes.filter(code => !['handover', 'batch'].includes(itemOf(code).makes))
