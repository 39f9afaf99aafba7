/** Says who came with a case, and what a place requires of an agent or guardian for an item. */
import type { ItemCode } from '../business/items.ts'
import type { MaterialCode } from '../business/materials.ts'
import type { ReasonCode } from '../business/reasons.ts'
import { guardianAge } from '../form/complete.ts'
import type { FormDraft } from '../form/fields.ts'
import type { CompanionAsked, CompanionRole } from '../identity/companion.ts'
import { DocType } from '../identity/documents.ts'
import type { Profile } from './profile.ts'
import { mayCome, papersNeeded, type Visit, type Visitor } from './requirements.ts'

/** Who applies. An adult without legal capacity is represented by a guardian and needs the same papers as a minor. */
export function visitorOf(form: FormDraft): Visitor {
  if (form.agentFlag !== true) return 'holder'
  return (form.guardianProof ?? '') === '' ? 'agent' : 'guardian'
}

/** The visit as the form of a case describes it. */
export const visitOf = (form: FormDraft, age: number, item: ItemCode, reason: ReasonCode | null): Visit => ({
  item,
  reason,
  by: visitorOf(form),
  age,
  docType: DocType.safeParse(form.docType).data ?? null,
})

const letterOf = (papers: readonly MaterialCode[]): CompanionAsked['letter'] =>
  papers.includes('NOTARISED_LETTER') ? 'notarised' : papers.includes('AUTHORITY_LETTER') ? 'authority' : 'none'

/** For the dead a relative comes, whatever else the place says; the reason is given only at the next step. */
const asFarAsKnown = (item: ItemCode, may: boolean | null): boolean | null => (item === 'CANCEL' && may === false ? null : may)

/** Before an item is chosen, only the holder's age matters. */
export function companionAsked(profile: Profile, item: ItemCode | null, role: CompanionRole, age: number): CompanionAsked {
  const guardianOnly = age < guardianAge
  if (item === null) return { mayCome: null, guardianOnly, letter: 'none' }
  const visit: Visit = { item, reason: null, by: role, age, docType: null }
  return {
    mayCome: asFarAsKnown(item, mayCome(profile, visit)),
    guardianOnly,
    letter: letterOf(papersNeeded(profile, visit).map(paper => paper.material)),
  }
}
