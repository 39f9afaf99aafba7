/** Finds the rules that hold: the branch's own for new business, the one a case began with for an old one. */
import type { Out } from '../../../shared/ipc/contract.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import type { Core } from '../core.ts'
import type { CaseRecord } from '../store/schema.ts'

export function profileNamed(core: Core, id: string): Profile {
  const profile = core.resources.profiles.get(id)
  if (!profile) throw new Error(`no profile ${id} in the resources`)
  return profile
}

export const profileOf = (core: Core): Profile => profileNamed(core, core.branch.profile)
export const profileOfCase = (core: Core, row: CaseRecord): Profile => profileNamed(core, row.profile)

export async function viewProfile(core: Core): Promise<Out<'profile.view'>> {
  return profileOf(core)
}
