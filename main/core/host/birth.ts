/** Fills a new store: the branch, and the people who work there. */
import type { Role } from '../../../shared/access/roles.ts'
import type { EmergencyBirth } from '../../../shared/ipc/shapes/emergency.ts'
import { DecisionKind } from '../../../shared/ipc/shapes/profile.ts'
import type { FirstRules, StoreBirth } from '../../../shared/ipc/wire.ts'
import { practicePassword } from '../../../shared/practice.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { firstReason } from '../../../shared/strings/zh-CN/new-place.ts'
import { practicePeople } from '../../../shared/strings/zh-CN/practice.ts'
import { keepCarried } from '../channels/emergency/carried.ts'
import { record } from '../platform/audit/record.ts'
import type { Clock } from '../platform/clock.ts'
import { newId } from '../platform/new-id.ts'
import type { BranchRecord } from '../platform/store/schema.ts'
import type { Store } from '../platform/store/store.ts'
import type { Tx } from '../platform/store/unit-of-work.ts'
import { insertOperator, type NewOperator } from '../records/operator/rows.ts'
import { hashPassword, isStrong, type PasswordWork, passwordMin } from '../records/password.ts'

type Beginning = { readonly store: Store; readonly clock: Clock; readonly passwordWork: PasswordWork }

/** `rules`: what it begins with where no shipped place is its own. */
export async function createBranch({ store, clock, passwordWork }: Beginning, birth: StoreBirth, rules: Profile | null): Promise<void> {
  if (birth.emergency) return createOnItsOwn(store, clock, birth.emergency)
  const people = await peopleOf(birth, passwordWork)
  await store.write(async ({ tx }) => {
    const now = clock.now()
    const profile = rules?.id ?? birth.profile
    await tx
      .insertInto('branch')
      .values({ id: 1, mode: birth.mode, ...birth.branch, profile, created_at: now })
      .execute()
    for (const person of people) await insertOperator(tx, person, now)
    await record({ clock }, tx, { who: null, what: 'branch.open', facts: { mode: birth.mode, profile } })
    if (rules && birth.rules) await keepFirst(tx, clock, rules, birth.rules.kind)
  })
}

/** The store of a desk whose branch is away: its people under the ids they have there, with the verifiers of this desk. */
async function createOnItsOwn(store: Store, clock: Clock, { run, kit, verifiers }: EmergencyBirth): Promise<void> {
  const now = clock.now()
  // Whoever decided on rules is known at the branch; here one name stands for all of them, and it opens nothing.
  const branchItself = { id: newId(), login: '-', name: kit.branch.name, roles: '[]', password_hash: '-', active: 0 }
  const people = kit.people.flatMap(({ id, login, name, roles }) => {
    const verifier = verifiers[id]
    return verifier === undefined ? [] : [{ id, login, name, roles: JSON.stringify(roles), password_hash: verifier, active: 1 }]
  })
  // Whoever worked on the cases whose cards came along, by name only.
  const colleagues = kit.colleagues
    .filter(({ id }) => !people.some(one => one.id === id))
    .map(({ id, name }) => ({ id, login: `-${id}`, name, roles: '[]', password_hash: '-', active: 0 }))
  await store.write(async ({ tx }) => {
    await tx
      .insertInto('branch')
      .values({ id: 1, ...kit.branch, created_at: now, emergency_mark: kit.mark, emergency_run: run })
      .execute()
    for (const person of [branchItself, ...people, ...colleagues])
      await tx
        .insertInto('operator')
        .values({ ...person, created_at: now, wrong_tries: 0, wait_until: null, must_change: 0, trainee: 0, ...noTerms })
        .execute()
    const by = branchItself.id
    for (const { profile, version, body, shippedAs } of kit.versions)
      await tx.insertInto('profile_version').values({ profile, version, body, shipped_as: shippedAs, kept_at: now }).execute()
    for (const [at, { begins, profile, version, kind }] of kit.decisions.entries())
      await tx
        .insertInto('profile_decision')
        .values({ seq: at + 1, begins, profile, version, kind: DecisionKind.parse(kind), operator_id: by, reason: null, at: now })
        .execute()
    for (const [at, { year, body }] of kit.years.entries())
      await tx
        .insertInto('calendar_year')
        .values({ seq: at + 1, year, body, kind: 'import', reason: '-', operator_id: by, at: now })
        .execute()
    for (const division of kit.divisions)
      await tx
        .insertInto('division')
        .values({ ...division, at: now, operator_id: by })
        .execute()
    await keepCarried(tx, kit.cards, by)
    await record({ clock }, tx, {
      who: null,
      what: 'emergency.open',
      facts: { run, mark: kit.mark, rulesOf: kit.at, people: people.length, cards: kit.cards.length },
    })
  })
}
const noTerms = { ends_on: null, deputy_roles: null, deputy_until: null, absent_since: null } as const

/** The first manager decided it, in the form of the first start. */
async function keepFirst(tx: Tx, clock: Clock, rules: Profile, kind: FirstRules['kind']): Promise<void> {
  const { id: profile, version } = rules
  const { id } = await tx.selectFrom('operator').select('id').executeTakeFirstOrThrow()
  const [begins, at] = [clock.today(), clock.now()]
  const body = JSON.stringify({ ...rules, effectiveFrom: begins })
  await tx.insertInto('profile_version').values({ profile, version, body, shipped_as: null, kept_at: at }).execute()
  await tx
    .insertInto('profile_decision')
    .values({ seq: 1, begins, profile, version, kind, operator_id: id, reason: firstReason, at })
    .execute()
  await record({ clock }, tx, { who: null, what: kind === 'new' ? 'profile.new' : 'profile.taken', facts: { profile, version } })
}

async function peopleOf(birth: StoreBirth, work: PasswordWork): Promise<NewOperator[]> {
  if (birth.mode === 'practice') return Promise.all(practicePeople.map(person => newOperator(person, practicePassword, work)))
  const { manager } = birth
  if (!manager) throw new Error('a live branch begins with a manager')
  if (!isStrong(manager.password)) throw new Refusal('WEAK_PASSWORD', { least: passwordMin })
  return [await newOperator({ ...manager, roles: ['manager'] }, manager.password, work)]
}

const newOperator = async (
  person: { login: string; name: string; roles: readonly Role[] },
  password: string,
  work: PasswordWork,
): Promise<NewOperator> => ({
  login: person.login,
  name: person.name,
  roles: person.roles,
  passwordHash: await hashPassword(password, work),
})

export const branchOf = (store: Store): Promise<BranchRecord | undefined> => store.db.selectFrom('branch').selectAll().executeTakeFirst()
