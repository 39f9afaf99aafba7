/** Checks one field of the form by its kind, without looking at the others. */
import { isAbroad, isMobile } from '../entry/phone.ts'
import { codePoints, hasPrivateUse } from '../identity/person-name.ts'
import { parseDay } from '../time.ts'
import { type CodeTable, type FieldKey, type FieldKind, fieldOf } from './fields.ts'

export const fieldCodes = [
  'FIELD_MISSING',
  'FIELD_LONG',
  'FIELD_CHARS',
  'FIELD_PRIVATE_USE',
  'FIELD_CODE',
  'FIELD_DAY',
  'MOBILE_WRONG',
  'MOBILE_ABROAD',
  'PHONE_WRONG',
  'POSTCODE_WRONG',
] as const
export type FieldCode = (typeof fieldCodes)[number]
export type IsCode = (table: CodeTable, code: string) => boolean

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/u

type Look = { readonly table: CodeTable | undefined; readonly choices: readonly string[] | undefined; readonly isCode: IsCode | undefined }
const byPattern = (pattern: RegExp, code: FieldCode) => (value: string) => (pattern.test(value) ? null : code)
const isDay = (value: string): boolean => parseDay(value) !== null

// The division may be newer or older than the table, so any six digits pass.
function codeProblem(value: string, { table, isCode }: Look): FieldCode | null {
  if (!table) return null
  if (table === 'area') return /^[1-9]\d{5}$/.test(value) ? null : 'FIELD_CODE'
  return isCode && !isCode(table, value) ? 'FIELD_CODE' : null
}

const checks = {
  text: () => null,
  sign: () => null,
  bool: () => null,
  // Names and numbers depend on the document type; `complete.ts` checks them together with it.
  name: () => null,
  number: () => null,
  code: codeProblem,
  choice: (value, { choices }) => (choices?.includes(value) ? null : 'FIELD_CODE'),
  day: value => (isDay(value) ? null : 'FIELD_DAY'),
  'day-or-long': value => (value === 'long' || isDay(value) ? null : 'FIELD_DAY'),
  mobile: value => (isMobile(value) ? null : 'MOBILE_WRONG'),
  // Area code first, no dash; an extension may follow (batch sheet of the card centres).
  phone: byPattern(/^0[1-9]\d{8,14}$/, 'PHONE_WRONG'),
  postcode: byPattern(/^\d{6}$/, 'POSTCODE_WRONG'),
} satisfies Record<FieldKind, (value: string, look: Look) => FieldCode | null>

export function checkField(key: FieldKey, value: string, isCode?: IsCode): FieldCode | null {
  const { kind, maxLength, table, choices } = fieldOf(key)
  // A whole number of another country is told what it is, however long.
  if (kind === 'mobile' && isAbroad(value)) return 'MOBILE_ABROAD'
  if (maxLength !== undefined && codePoints(value) > maxLength) return 'FIELD_LONG'
  if (control.test(value)) return 'FIELD_CHARS'
  if (kind !== 'name' && hasPrivateUse(value)) return 'FIELD_PRIVATE_USE'
  return checks[kind](value, { table, choices, isCode })
}
