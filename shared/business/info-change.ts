/** The change of data without a new card: which form fields it covers, and what changed. Pure. */
import type { FieldKey, FormDraft } from '../form/fields.ts'
import type { Path } from '../workflow/path.ts'

/** Excludes whatever is printed on the card: changing that needs a new card. */
export const infoFields = [
  'ethnic',
  'nationality',
  'mobile',
  'phone',
  'residenceAddr',
  'mailAddr',
  'postcode',
  'occupation',
  'areaCode',
] as const satisfies readonly FieldKey[]
export type InfoField = (typeof infoFields)[number]

export type InfoChange = { readonly field: InfoField; readonly from: string; readonly to: string }

/** A field with no known value counts as empty. */
export function changesBetween(before: FormDraft, after: FormDraft): readonly InfoChange[] {
  return infoFields.flatMap(field => {
    const from = (before[field] ?? '').trim()
    const to = (after[field] ?? '').trim()
    return from === to ? [] : [{ field, from, to }]
  })
}

/** The part of the form that consists of these fields. */
export const infoOf = (form: FormDraft): FormDraft =>
  Object.fromEntries(infoFields.flatMap(field => (form[field] === undefined ? [] : [[field, form[field]]])))

/** To whom and where a card is posted. */
export const parcelFields = ['recipient', 'recipientPhone', 'parcelAddr'] as const satisfies readonly FieldKey[]
const ofParcel: readonly FieldKey[] = parcelFields
/** Bank, pickup and what goes with a new account are asked for only when a card is made, the addressee only of one that goes by post. */
const ofNewCard: readonly FieldKey[] = ['bank', 'pickupWay', 'pickupBranch', 'taxResidence', 'electronicCard', ...parcelFields]
export const formAsks = (path: Path, key: FieldKey, { pickupWay }: FormDraft): boolean =>
  (path !== 'record' || !ofNewCard.includes(key)) && (!ofParcel.includes(key) || pickupWay === 'mail')
/** Asked without being unfolded first, although it may stay empty. */
export const askedAtOnce = (key: FieldKey): boolean => ofParcel.includes(key) || key === 'socialNumber'
