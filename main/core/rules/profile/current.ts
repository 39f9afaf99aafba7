/** Finds the rules that hold: the branch's own for new business, the version a case began with for an old one. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import type { Core, Who } from '../../platform/core.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { caseById } from '../../records/case/rows.ts'

/** The version in effect today. */
export function profileOf(core: Core): Profile {
  const { profile, version } = core.profiles.holding(core.clock.today())
  return core.profiles.read(profile, version)
}

/** The version the case began with, whatever was edited or shipped since. */
export const profileOfCase = (core: Core, row: Pick<CaseRecord, 'profile' | 'profile_version'>): Profile =>
  core.profiles.read(row.profile, row.profile_version)

export async function viewProfile(core: Core): Promise<Out<'profile.view'>> {
  return profileOf(core)
}

export async function viewProfileOfCase(core: Core, _who: Who, { caseId }: Parsed<'profile.ofCase'>): Promise<Out<'profile.ofCase'>> {
  return profileOfCase(core, await caseById(core.store.db, caseId))
}
