/** A card that goes to its holder by post: who gets it, how its way may end, and when it is looked for. Pure. */
import type { FormDraft } from '../form/fields.ts'
import type { Day } from '../time.ts'
import { daysBetween } from '../time.ts'

/** `lost`: the carrier says so, or cannot find it; the card is made again. */
export const parcelEnds = ['delivered', 'returned', 'lost'] as const
export type ParcelEnd = (typeof parcelEnds)[number]

export type Addressee = { readonly recipient: string; readonly phone: string; readonly address: string }

/** What the form says, and the holder where it says nothing. */
export const addresseeOf = (form: FormDraft, holder: string): Addressee => ({
  recipient: form.recipient || holder,
  phone: form.recipientPhone || form.mobile || form.phone || '',
  address: form.parcelAddr || form.mailAddr || '',
})

/** A parcel nobody has heard of for so long is asked after at the carrier; our own number, no rule of a place. */
export const askAfterDays = 7

export const parcelDays = (sent: Day, today: Day): number => Math.max(0, daysBetween(sent, today))
export const isParcelLate = (sent: Day, today: Day): boolean => parcelDays(sent, today) > askAfterDays
