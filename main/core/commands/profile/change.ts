/** Turns what a manager wants of the rules into the version that would hold, and judges it before anything is written. */
import type { ProfileChange } from '../../../../shared/ipc/shapes/profile.ts'
import { holdingOn, lineThatCounts } from '../../../../shared/profile/line.ts'
import { changedPlaces } from '../../../../shared/profile/places.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { fieldOfProblem, type SenseProblem, senseProblems } from '../../../../shared/profile/sense.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Day } from '../../../../shared/time.ts'
import type { Decided } from '../../rules/profile/book.ts'
import { lastShipped, shippedRow } from '../../rules/profile/keep.ts'
import type { Core } from '../core.ts'

export type Drafted = {
  /** What would hold from the day on; its number is given when it is kept. */
  readonly next: Profile
  /** What would hold on that day without it. */
  readonly before: Profile
  readonly problems: readonly SenseProblem[]
  /** Decisions for later days that it would overrule. */
  readonly overrules: readonly Decided[]
}

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

/** The newest rules of a place: the branch's own where it once went by them, otherwise those that were shipped. */
function profileOfPlace(core: Core, id: string): Profile {
  const mine = core.profiles.decisions().findLast(one => one.profile === id)
  if (mine) return core.profiles.read(id, mine.version)
  const file = core.resources.profiles.get(id)
  if (!file) throw new Refusal('BAD_INPUT', { fields: ['change.profile'] })
  const kept = shippedRow(core.profiles, core.clock, file) === null ? lastShipped(core.profiles, id) : undefined
  return kept ? core.profiles.read(id, kept.version) : file
}

function wanted(core: Core, change: ProfileChange): Profile {
  switch (change.kind) {
    case 'edit': {
      const { id, place, version } = newestProfile(core)
      return { ...change.profile, id, place, version }
    }
    case 'restore':
      if (!core.profiles.has(change.profile, change.version)) throw new Refusal('BAD_INPUT', { fields: ['change.version'] })
      return core.profiles.read(change.profile, change.version)
    case 'place':
      return profileOfPlace(core, change.profile)
    default:
      return change satisfies never
  }
}

/** @throws Refusal BAD_INPUT for a day that is gone, or a place or version nobody knows */
export function drafted(core: Core, change: ProfileChange, begins: Day): Drafted {
  if (begins < core.clock.today()) throw new Refusal('BAD_INPUT', { fields: ['begins'] })
  const line = core.profiles.decisions()
  const { profile, version } = holdingOn(line, begins) ?? newestDecision(core)
  const [next, before] = [wanted(core, change), core.profiles.read(profile, version)]
  const problems = change.kind === 'edit' ? senseProblems(next, newestProfile(core), core.clock.today()) : []
  return { next, before, problems, overrules: lineThatCounts(line).filter(one => one.begins > core.clock.today() && one.begins >= begins) }
}

/** @throws Refusal BAD_INPUT with the fields that make no sense, or with `change` where nothing would change */
export function refuseSenseless({ next, before, problems }: Drafted): void {
  if (problems.length > 0) throw new Refusal('BAD_INPUT', { fields: problems.map(fieldOfProblem) })
  if (next.id === before.id && changedPlaces(before, next).length === 0) throw new Refusal('BAD_INPUT', { fields: ['change'] })
}
