/** Turns what a manager wants of the rules into the version that would hold, and judges it before anything is written. */
import type { ProfileChange } from '../../../../shared/ipc/shapes/profile.ts'
import { holdingOn, lineThatCounts } from '../../../../shared/profile/line.ts'
import type { NewPlace } from '../../../../shared/profile/new-place.ts'
import { changedPlaces } from '../../../../shared/profile/places.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { fieldOfProblem, type SenseProblem, senseProblems } from '../../../../shared/profile/sense.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Day } from '../../../../shared/time.ts'
import type { Decided } from '../../rules/profile/book.ts'
import { foundedPlace } from '../../rules/profile/first-rules.ts'
import { lastShipped, shippedRow } from '../../rules/profile/keep.ts'
import { trustRules } from '../../rules/profile/rules-file.ts'
import type { Core } from '../core.ts'
import { rulesFileIn } from './file.ts'
import { newestDecision, newestProfile } from './newest.ts'

/** What a person wrote, here or in another branch, is looked over for sense; what was shipped or kept already was. */
const judged: readonly ProfileChange['kind'][] = ['edit', 'file']

export type Drafted = {
  /** What would hold from the day on; its number is given when it is kept. */
  readonly next: Profile
  /** What would hold on that day without it. */
  readonly before: Profile
  readonly problems: readonly SenseProblem[]
  /** Decisions for later days that it would overrule. */
  readonly overrules: readonly Decided[]
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
    case 'new':
      return newPlace(core, change.place)
    case 'file':
      return trustRules(rulesFileIn(core, change.text), change.code, core.branch.mode).profile
    default:
      return change satisfies never
  }
}

/** @throws Refusal PLACE_TAKEN also for a place this branch set up before */
function newPlace(core: Core, wish: NewPlace): Profile {
  const mine = core.profiles.decisions().findLast(one => one.profile === wish.id)
  if (mine) throw new Refusal('PLACE_TAKEN', { place: core.profiles.read(mine.profile, mine.version).place.name })
  return foundedPlace(core.resources, wish, core.clock.today(), profileOfPlace(core, wish.from))
}

/** @throws Refusal BAD_INPUT for a day that is gone, or a place or version nobody knows */
export function drafted(core: Core, change: ProfileChange, begins: Day): Drafted {
  if (begins < core.clock.today()) throw new Refusal('BAD_INPUT', { fields: ['begins'] })
  const line = core.profiles.decisions()
  const { profile, version } = holdingOn(line, begins) ?? newestDecision(core)
  const [next, before] = [wanted(core, change), core.profiles.read(profile, version)]
  const problems = judged.includes(change.kind)
    ? senseProblems(next, change.kind === 'edit' ? newestProfile(core) : before, core.clock.today())
    : []
  return { next, before, problems, overrules: lineThatCounts(line).filter(one => one.begins > core.clock.today() && one.begins >= begins) }
}

/** @throws Refusal BAD_INPUT with the fields that make no sense, or with `change` where nothing would change */
export function refuseSenseless({ next, before, problems }: Drafted): void {
  if (problems.length > 0) throw new Refusal('BAD_INPUT', { fields: problems.map(fieldOfProblem) })
  if (next.id === before.id && changedPlaces(before, next).length === 0) throw new Refusal('BAD_INPUT', { fields: ['change'] })
}
