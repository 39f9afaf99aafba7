/** Judges inside a transaction who may do something, and whether somebody is left who manages the branch. */
import type { Role } from '../../../../shared/access/roles.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Day } from '../../../../shared/time.ts'
import type { OperatorRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { hasEnded, isActive, mustChange, operatorById, ownRolesOf, rolesOf } from './rows.ts'

type Rights = { readonly by: 'anyone' | 'signed-in' | 'desk' | readonly Role[] }

/**
 * A session keeps the rights it began with, and ends with them; a call that was let in a moment earlier is judged here, by the rows.
 * @throws Refusal NOT_SIGNED_IN for a login that was disabled, ended or given another password, NOT_ALLOWED for roles that were taken
 */
export async function refuseLostRights(core: RecordsContext, tx: Tx, { session }: Who, { by }: Rights): Promise<void> {
  if (session === null || by === 'anyone' || by === 'desk') return
  const now = await operatorById(tx, session.operatorId)
  const day = core.clock.today()
  if (!now || !isActive(now) || hasEnded(now, day)) throw new Refusal('NOT_SIGNED_IN')
  if (mustChange(now) && !session.mustChange) throw new Refusal('NOT_SIGNED_IN')
  if (by !== 'signed-in' && !by.some(role => rolesOf(now, day).includes(role))) throw new Refusal('NOT_ALLOWED')
}

const manages = (operator: OperatorRecord, day: Day): boolean =>
  isActive(operator) && !hasEnded(operator, day) && ownRolesOf(operator).includes('manager')

/**
 * Call after the change, in its transaction. Somebody whose login has a last day does not count, for that day would leave nobody.
 * @throws Refusal LAST_MANAGER
 */
export async function refuseNoManager(core: RecordsContext, tx: Tx): Promise<void> {
  const day = core.clock.today()
  const operators = await tx.selectFrom('operator').selectAll().where('active', '=', 1).execute()
  if (!operators.some(operator => manages(operator, day) && operator.ends_on === null)) throw new Refusal('LAST_MANAGER')
}
