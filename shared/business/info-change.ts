/** The change of data that makes no card: which fields of the form it is about, and what changed. Pure. */
import type { FieldKey, FormDraft } from '../form/fields.ts'
import type { Path } from '../workflow/path.ts'

/** Nothing printed on the card: that would be a new one. */
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

/** A field that was never known counts as empty. */
export function changesBetween(before: FormDraft, after: FormDraft): readonly InfoChange[] {
  return infoFields.flatMap(field => {
    const from = (before[field] ?? '').trim()
    const to = (after[field] ?? '').trim()
    return from === to ? [] : [{ field, from, to }]
  })
}

/** What the form holds of these fields and no more. */
export const infoOf = (form: FormDraft): FormDraft =>
  Object.fromEntries(infoFields.flatMap(field => (form[field] === undefined ? [] : [[field, form[field]]])))

/** How and where a card is collected is asked only where one is made. */
const ofNewCard: readonly FieldKey[] = ['bank', 'pickupWay', 'pickupBranch']
export const formAsks = (path: Path, key: FieldKey): boolean => path !== 'record' || !ofNewCard.includes(key)
