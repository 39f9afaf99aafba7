/** Makes the session of an operator as their row stands now. */
import type { Day } from '../../../../shared/time.ts'
import type { OperatorRecord } from '../../platform/store/schema.ts'
import { deputyOf, mustChange, operatorIdOf, ownRolesOf, rolesOf } from '../../records/operator/rows.ts'
import type { Session } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

export function sessionOf(core: Pick<Core, 'clock'>, operator: OperatorRecord, counter: string): Session {
  const changeFirst = mustChange(operator)
  const { login, name } = operator
  const session = { operatorId: operatorIdOf(operator), login, name, counter, locked: false, mustChange: changeFirst }
  return { ...session, ...rightsOf(operator, core.clock.today()), ...(changeFirst ? { roles: [], deputy: null } : {}) }
}

/** What a session may do, and until when. */
export function rightsOf(operator: OperatorRecord, day: Day): Pick<Session, 'roles' | 'endsOn' | 'deputy'> {
  const deputy = deputyOf(operator)
  return {
    roles: rolesOf(operator, day),
    endsOn: operator.ends_on,
    deputy: deputy === null ? null : { until: deputy.until, after: ownRolesOf(operator) },
  }
}
