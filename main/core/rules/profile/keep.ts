/** Stores versions of the rules and the decisions about them; stored versions are never altered. */
import type { Kysely } from 'kysely'
import { freeVersion } from '../../../../shared/profile/line.ts'
import { same } from '../../../../shared/profile/places.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import type { Day } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import type { Clock } from '../../platform/clock.ts'
import type { BranchRecord, Tables } from '../../platform/store/schema.ts'
import type { Store } from '../../platform/store/store.ts'
import type { ProfileDecisionRecord, ProfileVersionRecord } from '../../platform/store/tables/rules.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { Resources } from '../resources.ts'
import { openBook, type ProfileBook, type Written } from './book.ts'

const versionsIn = (db: Kysely<Tables>) => db.selectFrom('profile_version').selectAll().orderBy('kept_at').execute()
const decisionsIn = (db: Kysely<Tables>) => db.selectFrom('profile_decision').selectAll().orderBy('seq').execute()

export type NewVersion = { readonly profile: Profile; readonly shippedAs: string | null }
export type NewDecision = Omit<ProfileDecisionRecord, 'seq' | 'at'>

/** A row for a new version, under an unused number. */
export function versionRow(book: ProfileBook, clock: Clock, { profile, shippedAs }: NewVersion): ProfileVersionRecord {
  const taken = book.versionsOf(profile.id).map(row => row.version)
  const version = freeVersion(taken, shippedAs)
  return { profile: profile.id, version, body: JSON.stringify({ ...profile, version }), shipped_as: shippedAs, kept_at: clock.now() }
}

export function decisionRow(book: ProfileBook, clock: Clock, decision: NewDecision): ProfileDecisionRecord {
  return { ...decision, seq: (book.decisions().at(-1)?.seq ?? 0) + 1, at: clock.now() }
}

export async function write(tx: Tx, { version, decision }: Written): Promise<void> {
  if (version) await tx.insertInto('profile_version').values(version).execute()
  if (decision) await tx.insertInto('profile_decision').values(decision).execute()
}

/** The newest shipped version of a place. */
export const lastShipped = (book: ProfileBook, profile: string): ProfileVersionRecord | undefined =>
  book.versionsOf(profile).findLast(row => row.shipped_as !== null)

/** A new row for the shipped file of a place, or null if the stored version is identical. */
export function shippedRow(book: ProfileBook, clock: Clock, file: Profile): ProfileVersionRecord | null {
  const last = lastShipped(book, file.id)
  if (last && same({ ...book.read(file.id, last.version), version: '' }, { ...file, version: '' })) return null
  return versionRow(book, clock, { profile: file, shippedAs: file.version })
}

type Source = { readonly store: Store; readonly clock: Clock; readonly resources: Resources; readonly branch: BranchRecord }

/** Opens the book and adopts newly shipped rules; a branch that edits its own rules is only offered them. */
export async function openProfiles({ store, clock, resources, branch }: Source): Promise<ProfileBook> {
  const [versions, decisions] = [await versionsIn(store.db), await decisionsIn(store.db)]
  const base = resources.profiles.get('base')
  if (!base) throw new Error('no base profile in the resources')
  const book = openBook({ base, shipped: resources.profiles, versions, decisions })
  const newest = book.decisions().at(-1)
  const file = resources.profiles.get(newest?.profile ?? branch.profile)
  const version = file ? shippedRow(book, clock, file) : null
  if (!version) return book
  const follows = !newest || newest.kind === 'shipped'
  const decision = follows
    ? decisionRow(book, clock, shippedDecision(version, newest || !file ? clock.today() : firstDay(clock, file)))
    : null
  await store.write(async ({ tx }) => {
    await write(tx, { version, decision })
    const facts = { profile: version.profile, version: version.version, taken: follows }
    if (newest) await record({ clock }, tx, { who: null, what: 'profile.shipped', facts })
  })
  book.add({ version, decision })
  return book
}

/** A branch's first rules take effect on their own date, or today if that is in the future. */
const firstDay = (clock: Clock, { effectiveFrom }: Profile): Day => (effectiveFrom < clock.today() ? effectiveFrom : clock.today())

const shippedDecision = ({ profile, version }: ProfileVersionRecord, begins: Day): NewDecision => ({
  begins,
  profile,
  version,
  kind: 'shipped',
  operator_id: null,
  reason: null,
})
