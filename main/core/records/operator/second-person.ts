/** Proves that a second person stands behind a decision at a teller's own window. */
import type { OperatorId } from '../../../../shared/ids.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'
import { provenOperator } from './prove.ts'
import { mustChange, operatorIdOf, rolesOf } from './rows.ts'

export type Seconder = { readonly operatorId: OperatorId; readonly reason: string }

/**
 * The reviewer or manager whose login and password these are.
 * @throws Refusal BAD_LOGIN, LOGIN_WAIT, PASSWORD_OLD, NOT_ALLOWED without such a role, SAME_PERSON for the teller's own login.
 */
export async function secondPerson(
  core: RecordsContext,
  who: Who,
  { login, password, reason }: { login: string; password: string; reason: string },
): Promise<Seconder> {
  const operator = await provenOperator(core, who, login, password)
  const operatorId = operatorIdOf(operator)
  if (operatorId === signedIn(who).operatorId) throw new Refusal('SAME_PERSON')
  if (mustChange(operator)) throw new Refusal('PASSWORD_OLD')
  if (!rolesOf(operator).some(role => role === 'reviewer' || role === 'manager')) throw new Refusal('NOT_ALLOWED')
  return { operatorId, reason }
}
