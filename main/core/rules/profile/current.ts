/** Finds the applicable rules: the version in effect for new business, the opening version for an existing case. */
import type { Profile } from '../../../../shared/profile/profile.ts'
import type { Clock } from '../../platform/clock.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { ProfileBook } from './book.ts'

type Rules = { readonly profiles: ProfileBook; readonly clock: Clock }

/** The version in effect today. */
export function profileOf(core: Rules): Profile {
  const { profile, version } = core.profiles.holding(core.clock.today())
  return core.profiles.read(profile, version)
}

/** The version the case was opened under, regardless of later edits. */
export const profileOfCase = (core: Pick<Rules, 'profiles'>, row: Pick<CaseRecord, 'profile' | 'profile_version'>): Profile =>
  core.profiles.read(row.profile, row.profile_version)
