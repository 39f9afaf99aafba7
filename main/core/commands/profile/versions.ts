/** Shows the dated history of the rules: who changed what, when and why, and what each version read like. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Decision } from '../../../../shared/ipc/shapes/profile.ts'
import { changedPlaces } from '../../../../shared/profile/places.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { changeWords } from '../../../../shared/strings/zh-CN/rules.ts'
import { dayOf, Instant } from '../../../../shared/time.ts'
import type { Who } from '../../records/context.ts'
import { operatorNames } from '../../records/operator/rows.ts'
import type { Decided } from '../../rules/profile/book.ts'
import { lastShipped } from '../../rules/profile/keep.ts'
import type { Core } from '../core.ts'
import { newestDecision, newestProfile } from './newest.ts'

export async function viewVersions(core: Core): Promise<Out<'profile.versions'>> {
  const names = await operatorNames(core.store.db)
  const line = core.profiles.decisions()
  const decisions = line.map((entry, at) => decisionView(core, names, entry, line[at - 1])).reverse()
  const shipped = [...core.resources.profiles.values()].map(({ id, place }) => ({ id, name: place.name }))
  const known = new Set(shipped.map(({ id }) => id))
  const own = new Map(line.filter(({ profile }) => !known.has(profile)).map(entry => [entry.profile, profileAt(core, entry).place.name]))
  const places = [...shipped, ...[...own].map(([id, name]) => ({ id, name }))]
  return { decisions, newest: newestProfile(core), offered: offered(core), places }
}

const profileAt = (core: Core, { profile, version }: Decided): Profile => core.profiles.read(profile, version)

function decisionView(core: Core, names: ReadonlyMap<string, string>, entry: Decided, before: Decided | undefined): Decision {
  const profile = profileAt(core, entry)
  const { seq, begins, kind, version, reason } = entry
  return {
    seq,
    begins,
    kind,
    profile: entry.profile,
    place: profile.place.name,
    version,
    by: entry.operator_id === null ? null : (names.get(entry.operator_id) ?? null),
    at: Instant.parse(entry.at),
    reason,
    changes: before ? changedPlaces(profileAt(core, before), profile).length : 0,
    state: stateOf(core, entry),
  }
}

/** `overruled`: taken back before it ever held, so that no case can have begun under it. */
function stateOf(core: Core, { seq, begins }: Decided): Decision['state'] {
  const today = core.clock.today()
  if (core.profiles.holding(today).seq === seq) return 'now'
  const later = core.profiles.decisions().filter(one => one.seq > seq && one.begins <= begins)
  if (later.some(one => dayOf(Instant.parse(one.at)) < begins)) return 'overruled'
  return begins > today ? 'planned' : 'past'
}

/** What came with the program after the branch had begun to keep rules of its own. */
function offered(core: Core): Out<'profile.versions'>['offered'] {
  const { profile } = newestDecision(core)
  const last = lastShipped(core.profiles, profile)
  const taken = core.profiles.decisions().some(one => one.profile === profile && one.version === last?.version)
  if (!last || taken) return null
  const read = core.profiles.read(profile, last.version)
  // Taken up under a number of its own, or edited until it read the same.
  return changedPlaces(newestProfile(core), read).length === 0 ? null : { profile, version: last.version }
}

export async function lookAtVersion(core: Core, _who: Who, { seq }: Parsed<'profile.look'>): Promise<Out<'profile.look'>> {
  const line = core.profiles.decisions()
  const at = line.findIndex(one => one.seq === seq)
  const [entry, before] = [line[at], line[at - 1]]
  if (!entry) throw new Refusal('BAD_INPUT', { fields: ['seq'] })
  const profile = profileAt(core, entry)
  return { profile, changes: before ? [...changeWords(profileAt(core, before), profile)] : [] }
}
