/** A form as it is kept: each field in the form of its kind, whoever filled it. */
import { type FieldKey, type FieldKind, type FormDraft, fieldOf } from '../form/fields.ts'
import { tidyCode } from './code.ts'
import { tidyDay, tidyEnd } from './day.ts'
import { tidyName } from './name.ts'
import { tidyNumber } from './number.ts'
import { tidyMobile, tidyPhone } from './phone.ts'
import { tidyLine } from './text.ts'

const asItStands = (text: string): string => text

const byKind = {
  text: tidyLine,
  name: tidyName,
  number: tidyNumber,
  code: tidyCode,
  choice: tidyLine,
  day: tidyDay,
  'day-or-long': tidyEnd,
  mobile: tidyMobile,
  phone: tidyPhone,
  postcode: tidyCode,
  bool: asItStands,
  sign: asItStands,
} as const satisfies Record<FieldKind, (text: string) => string>

/** Fields of words that hold a number of another list. */
const ownForm: { readonly [K in FieldKey]?: (text: string) => string } = { socialNumber: tidyNumber, photoReceiptNo: tidyCode }

export const tidyField = (key: FieldKey, text: string): string => (ownForm[key] ?? byKind[fieldOf(key).kind])(text)

export const tidyDraft = (draft: FormDraft): FormDraft =>
  Object.fromEntries(
    Object.entries(draft).map(([key, value]) => [key, typeof value === 'string' ? tidyField(key as FieldKey, value) : value]),
  )
