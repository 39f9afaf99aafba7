/** Derives what a place requires of an agent or guardian for an item from the papers and rules of its profile. */
import type { ItemCode } from '../business/items.ts'
import type { Coming, MaterialCode } from '../business/materials.ts'
import { guardianAge } from '../form/complete.ts'
import type { FormDraft } from '../form/fields.ts'
import type { CompanionAsked, CompanionRole } from '../identity/companion.ts'
import { agentMayCome, papersFor } from './ask.ts'
import type { Profile } from './profile.ts'

/** Who applies. An adult without legal capacity is represented by a guardian and needs the same papers as a minor. */
export function comingOf(form: FormDraft, age: number): Coming {
  const byAgent = form.agentFlag === true
  const byGuardian = byAgent && (form.guardianProof ?? '') !== ''
  return { under16: age < guardianAge || byGuardian, byAgent, byUnit: false }
}

const letterOf = (papers: readonly MaterialCode[]): CompanionAsked['letter'] =>
  papers.includes('NOTARISED_LETTER') ? 'notarised' : papers.includes('AUTHORITY_LETTER') ? 'authority' : 'none'

/** Before an item is chosen, only the holder's age matters. */
export function companionAsked(profile: Profile, item: ItemCode | null, role: CompanionRole, age: number): CompanionAsked {
  const minor = age < guardianAge
  if (item === null) return { mayCome: null, guardianOnly: minor, letter: 'none' }
  const coming: Coming = { under16: minor || role === 'guardian', byAgent: true, byUnit: false }
  return {
    mayCome: agentMayCome(profile, item, coming.under16),
    guardianOnly: minor,
    letter: letterOf(papersFor(profile, item, coming).map(paper => paper.material)),
  }
}
