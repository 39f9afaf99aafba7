/** Lets the card centre sign what it told: an operator of its own, that nobody can sign in as. */
import { OperatorId } from '../../../../shared/ids.ts'
import { centreOperatorName } from '../../../../shared/strings/zh-CN/centre.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { Who } from '../context.ts'

/** No person can have it: a login begins with a letter. */
export const centreLogin = '~centre'
/** Signs for it. */
export const centreId = OperatorId.parse('00000000000000000000CENTRE')

/** Call it in the unit of work in which the centre's word is written. */
export async function centreItself(tx: Tx, now: string): Promise<Who> {
  await tx
    .insertInto('operator')
    .values({
      id: centreId,
      login: centreLogin,
      name: centreOperatorName,
      password_hash: '',
      roles: '[]',
      active: 0,
      created_at: now,
      wrong_tries: 0,
      wait_until: null,
      must_change: 0,
      trainee: 0,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  const session = {
    operatorId: centreId,
    login: centreLogin,
    name: centreOperatorName,
    roles: [],
    counter: '',
    locked: false,
    mustChange: false,
    endsOn: null,
    deputy: null,
  }
  return { caller: { window: 'terminal', seat: 0 }, session }
}
