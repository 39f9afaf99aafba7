/** The fields of the application form as data: kind, length, code table, when required, and where the value comes from. */
import { guardianProofs } from '../identity/companion.ts'
import { z } from '../zod.ts'

export const codeTables = ['sex', 'ethnic', 'country', 'area', 'relation', 'occupation', 'docType', 'bank'] as const
export const CodeTable = z.enum(codeTables)
export type CodeTable = z.infer<typeof CodeTable>

/** Short lists whose keys the code branches on; the Chinese is in the strings. */
export const pickupWays = ['instant', 'branch', 'mail', 'unit'] as const
export const photoSources = ['camera', 'upload', 'receipt', 'population', 'old-card'] as const
/** What a holder lives by, as the forms of the places ask it; for the place's own count. */
export const personKinds = ['employed', 'resident', 'retired', 'student', 'other'] as const
/** The tax residence a bank asks of whoever has an account opened (State Administration of Taxation notice 14 of 2017). */
export const taxResidences = ['china', 'abroad', 'both'] as const
export type PersonKind = (typeof personKinds)[number]
export type TaxResidence = (typeof taxResidences)[number]
export type PickupWay = (typeof pickupWays)[number]
export type PhotoSource = (typeof photoSources)[number]

export const fieldKinds = [
  'text',
  'name',
  'number',
  'code',
  'choice',
  'day',
  'day-or-long',
  'mobile',
  'phone',
  'postcode',
  'bool',
  'sign',
] as const
export type FieldKind = (typeof fieldKinds)[number]
export const fieldGroups = ['business', 'identity', 'contact', 'address', 'pickup', 'agent'] as const
export type FieldGroup = (typeof fieldGroups)[number]
/** `ifDocumentEnds`: the household register states no dates of validity. */
export const requiredRules = ['always', 'ifNoPhone', 'ifCitizen', 'ifDocumentEnds', 'ifAgent', 'ifUnder16', 'never'] as const
export type RequiredRule = (typeof requiredRules)[number]
/** `confirm` and `photo` are later steps, so the form is complete without the fields they fill. */
export const fillers = ['identity', 'business', 'profile', 'photo', 'confirm'] as const
export type Filler = (typeof fillers)[number]

type FieldRow = {
  readonly key: string
  readonly kind: FieldKind
  /** In code points, which is how a reader counts characters. */
  readonly maxLength?: number
  readonly table?: CodeTable
  readonly choices?: readonly string[]
  readonly required: RequiredRule
  readonly filledBy?: Filler
  /** Null: not on the form screen. */
  readonly group: FieldGroup | null
}

export const fields = [
  { key: 'businessType', kind: 'text', maxLength: 20, required: 'always', filledBy: 'business', group: 'business' },
  { key: 'applyReason', kind: 'text', maxLength: 30, required: 'always', filledBy: 'business', group: 'business' },
  // From the holder's document. The maximum length of a name depends on the document type.
  { key: 'name', kind: 'name', maxLength: 60, required: 'always', filledBy: 'identity', group: 'identity' },
  { key: 'docType', kind: 'code', table: 'docType', maxLength: 3, required: 'always', filledBy: 'identity', group: 'identity' },
  { key: 'docNumber', kind: 'number', maxLength: 18, required: 'always', filledBy: 'identity', group: 'identity' },
  // Social Insurance Law Art. 58: a citizen's is the citizen number. No other document is known to give
  // one: the place where the holder is insured makes it, so nobody is turned away for not having it yet.
  { key: 'socialNumber', kind: 'text', maxLength: 18, required: 'ifCitizen', filledBy: 'identity', group: 'identity' },
  { key: 'docValidFrom', kind: 'day', required: 'ifDocumentEnds', filledBy: 'identity', group: 'identity' },
  { key: 'docValidTo', kind: 'day-or-long', required: 'ifDocumentEnds', filledBy: 'identity', group: 'identity' },
  { key: 'sex', kind: 'code', table: 'sex', maxLength: 1, required: 'always', filledBy: 'identity', group: 'identity' },
  { key: 'birth', kind: 'day', required: 'always', filledBy: 'identity', group: 'identity' },
  { key: 'ethnic', kind: 'code', table: 'ethnic', maxLength: 2, required: 'ifCitizen', group: 'identity' },
  { key: 'nationality', kind: 'code', table: 'country', maxLength: 3, required: 'always', group: 'identity' },
  // Whoever has no mobile gives a fixed line, their own or a neighbour's, and is telephoned.
  { key: 'mobile', kind: 'mobile', maxLength: 11, required: 'ifNoPhone', group: 'contact' },
  { key: 'phone', kind: 'phone', maxLength: 16, required: 'never', group: 'contact' },
  // A document reader delivers at most 35 characters of address.
  { key: 'residenceAddr', kind: 'text', maxLength: 35, required: 'never', group: 'address' },
  { key: 'mailAddr', kind: 'text', maxLength: 70, required: 'always', group: 'address' },
  { key: 'postcode', kind: 'postcode', maxLength: 6, required: 'never', group: 'address' },
  { key: 'occupation', kind: 'code', table: 'occupation', maxLength: 1, required: 'always', group: 'address' },
  // Asked by many forms and needed by none of the steps here: whoever wants to give them does.
  { key: 'personKind', kind: 'choice', choices: personKinds, required: 'never', group: 'address' },
  { key: 'employer', kind: 'text', maxLength: 60, required: 'never', group: 'address' },
  { key: 'areaCode', kind: 'code', table: 'area', maxLength: 6, required: 'always', filledBy: 'profile', group: 'pickup' },
  { key: 'bank', kind: 'code', table: 'bank', maxLength: 3, required: 'always', filledBy: 'profile', group: 'pickup' },
  { key: 'pickupWay', kind: 'choice', choices: pickupWays, required: 'always', group: 'pickup' },
  // To whom the post goes; left empty, to the holder at the address above.
  { key: 'recipient', kind: 'text', maxLength: 60, required: 'never', group: 'pickup' },
  { key: 'recipientPhone', kind: 'mobile', maxLength: 11, required: 'never', group: 'pickup' },
  { key: 'parcelAddr', kind: 'text', maxLength: 70, required: 'never', group: 'pickup' },
  { key: 'pickupBranch', kind: 'text', maxLength: 30, required: 'always', filledBy: 'profile', group: 'pickup' },
  { key: 'photoSource', kind: 'choice', choices: photoSources, required: 'always', filledBy: 'photo', group: null },
  { key: 'photoReceiptNo', kind: 'text', maxLength: 20, required: 'never', filledBy: 'photo', group: null },
  { key: 'taxResidence', kind: 'choice', choices: taxResidences, required: 'never', group: 'pickup' },
  { key: 'electronicCard', kind: 'bool', required: 'never', group: 'pickup' },
  { key: 'remark', kind: 'text', maxLength: 200, required: 'never', group: 'pickup' },
  { key: 'agentFlag', kind: 'bool', required: 'always', filledBy: 'identity', group: 'agent' },
  { key: 'agentName', kind: 'name', maxLength: 60, required: 'ifAgent', filledBy: 'identity', group: 'agent' },
  { key: 'agentDocType', kind: 'code', table: 'docType', maxLength: 3, required: 'ifAgent', filledBy: 'identity', group: 'agent' },
  { key: 'agentDocNumber', kind: 'number', maxLength: 18, required: 'ifAgent', filledBy: 'identity', group: 'agent' },
  { key: 'agentMobile', kind: 'mobile', maxLength: 11, required: 'ifAgent', filledBy: 'identity', group: 'agent' },
  { key: 'agentRelation', kind: 'code', table: 'relation', maxLength: 2, required: 'ifAgent', filledBy: 'identity', group: 'agent' },
  { key: 'guardianProof', kind: 'choice', choices: guardianProofs, required: 'ifUnder16', filledBy: 'identity', group: 'agent' },
  { key: 'consent', kind: 'bool', required: 'always', filledBy: 'business', group: null },
  { key: 'customerSign', kind: 'sign', required: 'always', filledBy: 'confirm', group: null },
] as const satisfies readonly FieldRow[]

export type FieldKey = (typeof fields)[number]['key']
export const fieldKeys = fields.map(row => row.key) as [FieldKey, ...FieldKey[]]
export const FieldKey = z.enum(fieldKeys)
export type BoolField = Extract<(typeof fields)[number], { kind: 'bool' }>['key']
export type TextField = Exclude<FieldKey, BoolField>

/** One row with its optional columns widened, for code that iterates over the table. */
export function fieldOf(key: FieldKey): FieldRow & { readonly key: FieldKey } {
  const row = fields.find(candidate => candidate.key === key)
  if (!row) throw new Error(`no such field: ${key}`)
  return row
}

export const isBoolField = (key: FieldKey): key is BoolField => fieldOf(key).kind === 'bool'

// A draft holds whatever was typed, valid or not; only its size is limited.
const draftText = z.string().max(600).optional()
const draftBool = z.boolean().optional()
const draftShape = Object.fromEntries(fieldKeys.map(key => [key, isBoolField(key) ? draftBool : draftText])) as {
  [K in FieldKey]: K extends BoolField ? typeof draftBool : typeof draftText
}

/** A form in progress. Days are 'YYYY-MM-DD', an open end is 'long', codes are stored as codes. */
export const FormDraft = z.object(draftShape).readonly()
export type FormDraft = z.infer<typeof FormDraft>
