/** Begins a form with what the identity step, the profile and the branch already know. */
import type { FormDraft } from '../../../../shared/form/fields.ts'
import type { Identity } from '../../../../shared/identity/check.ts'
import type { ChipDocument } from '../../../../shared/identity/chip.ts'
import { documentOf } from '../../../../shared/identity/documents.ts'
import type { CompanionInput } from '../../../../shared/ipc/shapes/identity.ts'
import { profileOf } from '../../rules/profile/current.ts'
import type { RecordsContext } from '../context.ts'

/** What the form says of who came; the keys are there, so that a change wipes what was said before. */
export const companionFields = (companion: CompanionInput | null): FormDraft => ({
  agentFlag: companion !== null,
  agentName: companion?.name,
  agentDocType: companion?.docType,
  agentDocNumber: companion?.number,
  agentMobile: companion?.mobile,
  agentRelation: companion?.relation,
  guardianProof: companion?.proof ?? undefined,
})

/** What the form says of the holder's own document; the keys are there, so that a correction wipes what no longer holds. */
export function identityFields(identity: Identity): FormDraft {
  const { citizen } = documentOf(identity.docType)
  return {
    name: identity.name,
    docType: identity.docType,
    docNumber: identity.number,
    // Social Insurance Law Art. 58: the personal social security number of a citizen is the citizen number.
    // Everybody else's is made by one rule of the whole country at the place of insurance: it is asked for, and never taken from the document.
    ...(citizen ? { nationality: 'CHN', socialNumber: identity.number } : {}),
    docValidFrom: identity.validFrom ?? undefined,
    docValidTo: identity.validTo ?? undefined,
    sex: identity.sex,
    birth: identity.birth,
  }
}

/** What only the chip says of the holder, in the codes of the form; empty of a document that was typed. */
export function chipFields({ resources }: RecordsContext, chip: ChipDocument | undefined): FormDraft {
  if (!chip) return {}
  const code = (table: 'ethnic' | 'country', value: string) => (resources.isCode(table, value) ? value : undefined)
  const [ethnic, nationality] = [code('ethnic', chip.ethnic), code('country', chip.nationality)]
  return {
    ...(ethnic ? { ethnic } : {}),
    ...(nationality ? { nationality } : {}),
    ...(chip.address === '' ? {} : { residenceAddr: chip.address }),
  }
}

/** `kept` is what is known from before: of the person, of the family member taken just now, of the usual way of pickup. */
export function prefilledForm(core: RecordsContext, identity: Identity, companion: CompanionInput | null, kept: FormDraft): FormDraft {
  const { areaCode } = profileOf(core).place
  return {
    ...identityFields(identity),
    ...(areaCode ? { areaCode } : {}),
    pickupBranch: core.branch.name,
    ...kept,
    ...companionFields(companion),
  }
}
