/** Fills a new store: the branch, and the people who work there. */
import type { Role } from '../../../shared/access/roles.ts'
import type { FirstRules, StoreBirth } from '../../../shared/ipc/wire.ts'
import { practicePassword } from '../../../shared/practice.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { firstReason } from '../../../shared/strings/zh-CN/new-place.ts'
import { practicePeople } from '../../../shared/strings/zh-CN/practice.ts'
import { record } from '../platform/audit/record.ts'
import type { Clock } from '../platform/clock.ts'
import type { BranchRecord } from '../platform/store/schema.ts'
import type { Store } from '../platform/store/store.ts'
import type { Tx } from '../platform/store/unit-of-work.ts'
import { insertOperator, type NewOperator } from '../records/operator/rows.ts'
import { hashPassword, isStrong, type PasswordWork, passwordMin } from '../records/password.ts'

type Beginning = { readonly store: Store; readonly clock: Clock; readonly passwordWork: PasswordWork }

/** `rules`: what it begins with where no shipped place is its own. */
export async function createBranch({ store, clock, passwordWork }: Beginning, birth: StoreBirth, rules: Profile | null): Promise<void> {
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
