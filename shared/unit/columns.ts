/** The columns of a unit's sheet: what is asked of each person, and the words by which a heading is known. Pure. */
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
  // of whoever is under sixteen
  { key: 'guardianName', must: false },
  { key: 'guardianNumber', must: false },
  { key: 'guardianRelation', must: false },
  { key: 'guardianFrom', must: false },
  { key: 'guardianTo', must: false },
  { key: 'guardianProof', must: false },
  { key: 'guardianConsent', must: false },
  // of a card that is to be replaced and that the branch does not know
  { key: 'oldNumber', must: false },
  { key: 'oldBank', must: false },
  { key: 'oldAccount', must: false },
] as const satisfies readonly { readonly key: string; readonly must: boolean }[]
export type UnitColumn = (typeof unitColumns)[number]['key']
/** The heading must be there; whether the cell may be empty depends on the person. */
export const mustColumns = unitColumns.filter(column => column.must).map(column => column.key)

/** The field of the form that a fault of a column is about. */
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
} as const satisfies { readonly [C in UnitColumn]?: FieldKey }

/** One person of the sheet as written, by column; a column that is not there is empty. */
export type UnitLine = { readonly [C in UnitColumn]: string }

/** As many people as one sheet may hold. */
export const mostLines = 2000
