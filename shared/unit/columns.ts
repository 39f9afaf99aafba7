/** The columns of a unit's sheet: the data of each person and the form field each belongs to. Pure. */
import type { FieldKey } from '../form/fields.ts'

export const unitColumns = [
  { key: 'order', must: false },
  { key: 'number', must: true },
  { key: 'name', must: true },
  { key: 'birth', must: false },
  { key: 'ethnic', must: true },
  { key: 'mobile', must: true },
  { key: 'validFrom', must: true },
  { key: 'validTo', must: true },
  { key: 'occupation', must: false },
  { key: 'mailAddr', must: false },
  { key: 'unitName', must: false },
  { key: 'remark', must: false },
  // for a residence permit of Hong Kong, Macao or Taiwan, or a foreigner's card
  { key: 'sex', must: false },
  { key: 'nationality', must: false },
  { key: 'socialNumber', must: false },
  // for people under sixteen
  { key: 'guardianName', must: false },
  { key: 'guardianNumber', must: false },
  { key: 'guardianRelation', must: false },
  { key: 'guardianFrom', must: false },
  { key: 'guardianTo', must: false },
  { key: 'guardianProof', must: false },
  { key: 'guardianConsent', must: false },
  // for a card to be replaced that is not in the branch's register
  { key: 'oldNumber', must: false },
  { key: 'oldBank', must: false },
  { key: 'oldAccount', must: false },
] as const satisfies readonly { readonly key: string; readonly must: boolean }[]
export type UnitColumn = (typeof unitColumns)[number]['key']
/** Columns whose heading is required; whether a cell may be empty depends on the person. */
export const mustColumns = unitColumns.filter(column => column.must).map(column => column.key)

/** The form field of each column. */
export const fieldOfColumn = {
  number: 'docNumber',
  name: 'name',
  birth: 'birth',
  ethnic: 'ethnic',
  mobile: 'mobile',
  validFrom: 'docValidFrom',
  validTo: 'docValidTo',
  occupation: 'occupation',
  mailAddr: 'mailAddr',
  remark: 'remark',
  sex: 'sex',
  nationality: 'nationality',
  socialNumber: 'socialNumber',
} as const satisfies { readonly [C in UnitColumn]?: FieldKey }

/** One person's cells as written, by column; empty for a missing column. */
export type UnitLine = { readonly [C in UnitColumn]: string }

/** The most people one sheet may hold. */
export const mostLines = 2000
