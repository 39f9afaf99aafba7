/** Which fields of the form the teller fills, in which section, how wide: the table of shared/form/fields.ts as it stands on the screen. */

import { isRequired, isUnder16 } from '../../../shared/form/complete.ts'
import { type FieldGroup, type FieldKey, type FormDraft, fieldOf, fields } from '../../../shared/form/fields.ts'
import { documentOf } from '../../../shared/identity/documents.ts'
import type { IdentityInput } from '../../../shared/ipc/shapes/identity.ts'
import type { Day } from '../../../shared/time.ts'

export const formSections = ['identity', 'contact', 'address', 'pickup', 'agent'] as const satisfies readonly FieldGroup[]
export type FormSection = (typeof formSections)[number]

/** Wide fields take two of the four columns. */
const wide: readonly FieldKey[] = [
  'residenceAddr',
  'mailAddr',
  'areaCode',
  'pickupWay',
  'pickupBranch',
  'remark',
  'agentFlag',
  'agentDocNumber',
  'guardianProof',
]
export const isWide = (key: FieldKey): boolean => wide.includes(key)

/** What the identity step took is shown, not typed again. A foreigner's social security number is the place's to give. */
function isTyped(key: FieldKey, identity: IdentityInput): boolean {
  if (key === 'socialNumber') return !documentOf(identity.docType).citizen
  const { filledBy } = fieldOf(key)
  return filledBy === undefined || filledBy === 'profile'
}

/** An agent's fields appear with the agent, a guardian's proof with a minor. */
function applies(key: FieldKey, draft: FormDraft, today: Day): boolean {
  const { required } = fieldOf(key)
  if (required === 'ifAgent') return draft.agentFlag === true
  if (required === 'ifUnder16') return isUnder16(draft, today)
  return true
}

export function fieldsIn(section: FormSection, draft: FormDraft, identity: IdentityInput, today: Day): readonly FieldKey[] {
  return fields.flatMap(row => (row.group === section && isTyped(row.key, identity) && applies(row.key, draft, today) ? [row.key] : []))
}

export const isOptional = (key: FieldKey, draft: FormDraft, today: Day): boolean => !isRequired(key, draft, today)
