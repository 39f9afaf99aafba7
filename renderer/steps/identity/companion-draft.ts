/** Who came with or for the holder, as it is being typed: what is missing, what is ready to be judged. Pure. */
import type { CompanionLetter, CompanionRole, GuardianProof } from '../../../shared/identity/companion.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import type { CompanionInput, CompanionTaken, IdentityInput } from '../../../shared/ipc/shapes/identity.ts'
import { emptyDraft, type Fault, faultsOf, type IdentityDraft, identityFields, inputOf } from './draft.ts'

export const companionFields = [...identityFields, 'relation', 'mobile', 'letter', 'proof'] as const
export type CompanionField = (typeof companionFields)[number]
export type CompanionDraft = IdentityDraft & {
  readonly role: CompanionRole
  readonly relation: string
  readonly mobile: string
  readonly letter: CompanionLetter
  readonly proof: GuardianProof | null
}

const unsaid = { relation: '', mobile: '', letter: 'none', proof: null } as const
export const emptyCompanion = (role: CompanionRole): CompanionDraft => ({ ...emptyDraft('RIC'), ...unsaid, role })

const documentDraft = ({ docType, number, name, sex, birth, validFrom, validTo }: IdentityInput): IdentityDraft => ({
  docType,
  number,
  name,
  sex,
  birth,
  validFrom: validFrom ?? '',
  validTo: validTo ?? '',
})

export const draftOf = (companion: CompanionInput): CompanionDraft => ({ ...companion, ...documentDraft(companion) })

/** The holder of the case before as the companion of this one; what they are to each other is still to be said. */
export const holderAsCompanion = ({ identity, form }: CaseView, role: CompanionRole): CompanionDraft => ({
  ...unsaid,
  ...documentDraft(identity),
  role,
  mobile: form.mobile ?? '',
})

export function companionFaults(draft: CompanionDraft): ReadonlyMap<CompanionField, Fault> {
  const own: [CompanionField, boolean][] = [
    ['relation', draft.relation === ''],
    ['mobile', draft.mobile === ''],
    ['proof', draft.role === 'guardian' && draft.proof === null],
  ]
  return new Map<CompanionField, Fault>([
    ...faultsOf(draft),
    ...own.flatMap(([field, lacks]) => (lacks ? [[field, 'missing'] as const] : [])),
  ])
}

/** Judged as soon as the document is whole; what else is empty the core says itself. */
export function companionInput(draft: CompanionDraft): CompanionTaken | null {
  const document = inputOf(draft)
  if (!document) return null
  const { role, relation, mobile, letter, proof } = draft
  return { ...document, role, relation, mobile, letter: role === 'agent' ? letter : 'none', proof: role === 'guardian' ? proof : null }
}
