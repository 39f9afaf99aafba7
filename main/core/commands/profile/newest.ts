/** Finds the newest decision about the rules, planned ones included. */
import type { Profile } from '../../../../shared/profile/profile.ts'
import type { Decided } from '../../rules/profile/book.ts'
import type { Core } from '../core.ts'

/** The newest decision: an edit goes on from it, so that what is planned is not lost by the next edit. */
export function newestDecision(core: Core): Decided {
  const newest = core.profiles.decisions().at(-1)
  if (!newest) throw new Error('a branch without rules')
  return newest
}
export const newestProfile = (core: Core): Profile => {
  const { profile, version } = newestDecision(core)
  return core.profiles.read(profile, version)
}
