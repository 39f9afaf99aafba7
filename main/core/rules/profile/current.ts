/** Finds the rules that hold: the branch's own for new business, the version a case began with for an old one. */
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

/** The version the case began with, whatever was edited or shipped since. */
export const profileOfCase = (core: Pick<Rules, 'profiles'>, row: Pick<CaseRecord, 'profile' | 'profile_version'>): Profile =>
  core.profiles.read(row.profile, row.profile_version)
