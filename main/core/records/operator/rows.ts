/** Reads and adds rows of the operator table. */

import type { Kysely } from 'kysely'
import { roles as allRoles, Role } from '../../../../shared/access/roles.ts'
import { OperatorId } from '../../../../shared/ids.ts'
import { Day } from '../../../../shared/time.ts'
import { z } from '../../../../shared/zod.ts'
import { newId } from '../../platform/new-id.ts'
import type { OperatorRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

const Roles = z.array(Role)
/** The roles an operator holds for good. */
export const ownRolesOf = (operator: OperatorRecord): Role[] => Roles.parse(JSON.parse(operator.roles))
export type Deputy = { readonly roles: readonly Role[]; readonly until: Day }
/** What they hold besides until a day, whether that day is over or not. */
export const deputyOf = ({ deputy_roles: held, deputy_until: until }: OperatorRecord): Deputy | null =>
  held === null || until === null ? null : { roles: Roles.parse(JSON.parse(held)), until: Day.parse(until) }
/** The roles of a day: their own, and a deputy's until the last day of it. */
export function rolesOf(operator: OperatorRecord, day: Day): Role[] {
  const deputy = deputyOf(operator)
  const held = deputy !== null && deputy.until >= day ? deputy.roles : []
  return allRoles.filter(role => ownRolesOf(operator).includes(role) || held.includes(role))
}
export const isTrainee = (operator: Pick<OperatorRecord, 'trainee'>): boolean => operator.trainee === 1
export const isAbsent = (operator: Pick<OperatorRecord, 'absent_since'>): boolean => operator.absent_since !== null
/** Whether the login's last day is over. */
export const hasEnded = (operator: Pick<OperatorRecord, 'ends_on'>, day: Day): boolean =>
  operator.ends_on !== null && operator.ends_on < day
/** Whether they may sign in. */
export const isActive = (operator: Pick<OperatorRecord, 'active'>): boolean => operator.active === 1
/** Whether they must choose a password before anything else. */
export const mustChange = (operator: Pick<OperatorRecord, 'must_change'>): boolean => operator.must_change === 1
export const operatorIdOf = (operator: OperatorRecord): OperatorId => OperatorId.parse(operator.id)

export const operatorByLogin = (db: Kysely<Tables>, login: string): Promise<OperatorRecord | undefined> =>
  db.selectFrom('operator').selectAll().where('login', '=', login).executeTakeFirst()

export const operatorById = (db: Kysely<Tables>, id: OperatorId): Promise<OperatorRecord | undefined> =>
  db.selectFrom('operator').selectAll().where('id', '=', id).executeTakeFirst()

/** The names of everybody who ever worked here, by id. */
export async function operatorNames(db: Kysely<Tables>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('operator').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type NewOperator = {
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly passwordHash: string
  readonly mustChangePassword?: boolean
  readonly endsOn?: Day | null
}

export async function insertOperator(
  tx: Tx,
  { login, name, roles, passwordHash, mustChangePassword = false, endsOn = null }: NewOperator,
  now: string,
): Promise<OperatorRecord> {
  const row: OperatorRecord = {
    id: newId(),
    login,
    name,
    password_hash: passwordHash,
    roles: JSON.stringify(roles),
    active: 1,
    created_at: now,
    wrong_tries: 0,
    wait_until: null,
    must_change: mustChangePassword ? 1 : 0,
    trainee: 0,
    ends_on: endsOn,
    deputy_roles: null,
    deputy_until: null,
    absent_since: null,
  }
  await tx.insertInto('operator').values(row).execute()
  return row
}
