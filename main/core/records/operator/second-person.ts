/** Proves that a second person stands behind a decision at a teller's own window. */
import type { Role } from '../../../../shared/access/roles.ts'
import type { OperatorId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'
import { refuseOwnAccount } from './power.ts'
import { provenOperator } from './prove.ts'
import { isTrainee, mustChange, operatorIdOf, rolesOf } from './rows.ts'

export type Seconder = { readonly operatorId: OperatorId; readonly reason: string }

/**
 * Another operator of the branch who was there, whatever their role.
 * @throws Refusal BAD_LOGIN, LOGIN_WAIT, PASSWORD_OLD, SAME_PERSON for the teller's own login, OWN_ACCOUNT for one they made or reset.
 */
export async function colleague(
  core: RecordsContext,
  who: Who,
  { login, password }: { login: string; password: string },
): Promise<{ readonly operatorId: OperatorId; readonly roles: readonly Role[] }> {
  const operator = await provenOperator(core, who, login, password)
  const operatorId = operatorIdOf(operator)
  if (operatorId === signedIn(who).operatorId) throw new Refusal('SAME_PERSON')
  if (mustChange(operator)) throw new Refusal('PASSWORD_OLD')
  // Who is still learning stands behind nobody.
  if (isTrainee(operator)) throw new Refusal('NOT_ALLOWED')
  await refuseOwnAccount(core, [signedIn(who).operatorId], operatorId)
  return { operatorId, roles: rolesOf(operator, core.clock.today()) }
}

/**
 * The reviewer or manager whose login and password these are.
 * @throws Refusal those of `colleague`, NOT_ALLOWED without such a role
 */
export async function secondPerson(
  core: RecordsContext,
  who: Who,
  { login, password, reason }: { login: string; password: string; reason: string },
): Promise<Seconder> {
  const { operatorId, roles } = await colleague(core, who, { login, password })
  if (!roles.some(role => role === 'reviewer' || role === 'manager')) throw new Refusal('NOT_ALLOWED')
  return { operatorId, reason }
}
