/** Which fields of the form the teller fills, in which section, how wide: the table of shared/form/fields.ts as it stands on the screen. */

import { isRequired } from '../../../shared/form/complete.ts'
import { type FieldGroup, type FieldKey, type FormDraft, fieldOf, fields } from '../../../shared/form/fields.ts'
import { documentOf } from '../../../shared/identity/documents.ts'
import type { IdentityInput } from '../../../shared/ipc/shapes/identity.ts'
import type { Day } from '../../../shared/time.ts'

/** Identity and contact share a section, so that the whole form stands on a screen of 768 px. */
export const formSections = [
  { name: 'person', groups: ['identity', 'contact'] },
  { name: 'address', groups: ['address'] },
  { name: 'pickup', groups: ['pickup'] },
] as const satisfies readonly { readonly name: string; readonly groups: readonly FieldGroup[] }[]
export type FormSection = (typeof formSections)[number]

/** How many of the four columns a field takes; one unless said here. */
const widths: Partial<Record<FieldKey, 'wide' | 'whole'>> = {
  residenceAddr: 'wide',
  mailAddr: 'wide',
  areaCode: 'wide',
  bank: 'wide',
  pickupWay: 'whole',
  pickupBranch: 'wide',
  parcelAddr: 'wide',
  personKind: 'wide',
  employer: 'wide',
  taxResidence: 'whole',
  remark: 'wide',
}
export const widthOf = (key: FieldKey): 'wide' | 'whole' | undefined => widths[key]

/** What the identity step took is shown, not typed again. A foreigner's social security number is the place's to give. */
function isTyped(key: FieldKey, identity: IdentityInput): boolean {
  if (key === 'socialNumber') return !documentOf(identity.docType).citizen
  const { filledBy } = fieldOf(key)
  return filledBy === undefined || filledBy === 'profile'
}

export function fieldsIn(section: FormSection, identity: IdentityInput): readonly FieldKey[] {
  const groups: readonly FieldGroup[] = section.groups
  return fields.flatMap(row => (row.group !== null && groups.includes(row.group) && isTyped(row.key, identity) ? [row.key] : []))
}

export const isOptional = (key: FieldKey, draft: FormDraft, today: Day): boolean => !isRequired(key, draft, today)
