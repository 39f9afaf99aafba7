/** Reads and adds rows of the operator table. */
import type { Kysely } from 'kysely'
import { ulid } from 'ulid'
import { Role } from '../../../../shared/access/roles.ts'
import { OperatorId } from '../../../../shared/ids.ts'
import { z } from '../../../../shared/zod.ts'
import type { OperatorRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

const Roles = z.array(Role)
export const rolesOf = (operator: OperatorRecord): Role[] => Roles.parse(JSON.parse(operator.roles))
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
}

export async function insertOperator(
  tx: Tx,
  { login, name, roles, passwordHash, mustChangePassword = false }: NewOperator,
  now: string,
): Promise<OperatorRecord> {
  const row: OperatorRecord = {
    id: ulid(),
    login,
    name,
    password_hash: passwordHash,
    roles: JSON.stringify(roles),
    active: 1,
    created_at: now,
    wrong_tries: 0,
    wait_until: null,
    must_change: mustChangePassword ? 1 : 0,
  }
  await tx.insertInto('operator').values(row).execute()
  return row
}
