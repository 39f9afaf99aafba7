/** Begins a form with what the identity step, the profile and the branch already know. */
import type { FormDraft } from '../../../shared/form/fields.ts'
import type { Identity } from '../../../shared/identity/check.ts'
import { documentOf } from '../../../shared/identity/documents.ts'
import type { Core } from '../core.ts'
import { profileOf } from '../profile/current.ts'

export function prefilledForm(core: Core, identity: Identity): FormDraft {
  const { citizen } = documentOf(identity.docType)
  const { areaCode } = profileOf(core).place
  return {
    name: identity.name,
    docType: identity.docType,
    docNumber: identity.number,
    // Social Insurance Law Art. 58: the personal social security number of a citizen is the citizen number.
    ...(citizen ? { socialNumber: identity.number, nationality: 'CHN' } : {}),
    ...(identity.validFrom ? { docValidFrom: identity.validFrom } : {}),
    ...(identity.validTo ? { docValidTo: identity.validTo } : {}),
    sex: identity.sex,
    birth: identity.birth,
    ...(areaCode ? { areaCode } : {}),
    pickupBranch: core.branch.name,
    agentFlag: false,
  }
}
