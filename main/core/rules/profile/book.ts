/** Holds every version of the rules this branch has used, read once at start, so that commands read rules synchronously. */
import { holdingOn, type LineEntry } from '../../../../shared/profile/line.ts'
import { Profile } from '../../../../shared/profile/profile.ts'
import { withBorrowed } from '../../../../shared/profile/resolve.ts'
import { Day } from '../../../../shared/time.ts'
import type { ProfileDecisionRecord, ProfileVersionRecord } from '../../platform/store/tables/rules.ts'

export type Decided = LineEntry & Omit<ProfileDecisionRecord, keyof LineEntry>
export type Written = { readonly version: ProfileVersionRecord | null; readonly decision: ProfileDecisionRecord | null }

export type ProfileBook = {
  decisions(): readonly Decided[]
  /** Versions of one place in the order they were saved. */
  versionsOf(profile: string): readonly ProfileVersionRecord[]
  has(profile: string, version: string): boolean
  /** Throws for an unknown version, which is a bug. */
  read(profile: string, version: string): Profile
  holding(day: Day): Decided
  /** Call after the transaction that wrote them has committed. */
  add(written: Written): void
}

const decided = (row: ProfileDecisionRecord): Decided => ({ ...row, begins: Day.parse(row.begins) })
const keyOf = (profile: string, version: string): string => `${profile} ${version}`

type Known = {
  /** Supplies the rules missing from versions saved by older programs. */
  readonly base: Profile
  readonly shipped: ReadonlyMap<string, Profile>
  readonly versions: readonly ProfileVersionRecord[]
  readonly decisions: readonly ProfileDecisionRecord[]
}

export function openBook({ base, shipped, versions, decisions }: Known): ProfileBook {
  const kept = new Map(versions.map(row => [keyOf(row.profile, row.version), row]))
  const line = decisions.map(decided)
  const parsed = new Map<string, Profile>()

  function parse(profile: string, version: string): Profile {
    const row = kept.get(keyOf(profile, version))
    if (row) return Profile.parse(withBorrowed(base, JSON.parse(row.body)))
    // A case from before versions were stored: the shipped file is the version it was opened under.
    const file = shipped.get(profile)
    if (file?.version === version) return file
    throw new Error(`no version ${version} of profile ${profile} was kept`)
  }

  return {
    decisions: () => line,
    versionsOf: profile => [...kept.values()].filter(row => row.profile === profile),
    has: (profile, version) => kept.has(keyOf(profile, version)),
    read: (profile, version) => {
      const key = keyOf(profile, version)
      const known = parsed.get(key)
      if (known) return known
      const fresh = parse(profile, version)
      parsed.set(key, fresh)
      return fresh
    },
    holding: day => {
      const entry = holdingOn(line, day)
      if (!entry) throw new Error('a branch without rules')
      return entry
    },
    add: ({ version, decision }) => {
      if (version) kept.set(keyOf(version.profile, version.version), version)
      if (decision) line.push(decided(decision))
    },
  }
}
