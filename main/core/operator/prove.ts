/** Proves who somebody is by login and password, slowing down wrong tries. */
import { Refusal } from '../../../shared/refusal.ts'
import { record } from '../audit/record.ts'
import type { Core, Who } from '../core.ts'
import type { OperatorRecord } from '../store/schema.ts'
import { hashPassword, passwordFits } from './password.ts'
import { operatorByLogin } from './rows.ts'
import { waitAfter } from './waiting.ts'

/**
 * The operator whose login and password these are. An unknown login costs the same time as a wrong password, so that
 * logins cannot be found by the clock.
 * @throws Refusal BAD_LOGIN, or LOGIN_WAIT with the seconds left.
 */
export async function provenOperator(core: Core, who: Who, login: string, password: string): Promise<OperatorRecord> {
  const operator = await operatorByLogin(core.store.db, login)
  if (!operator || operator.active === 0) {
    await hashPassword(password)
    throw new Refusal('BAD_LOGIN')
  }
  refuseWhileWaiting(core, operator)
  if (await passwordFits(operator.password_hash, password)) {
    await setTries(core, operator, 0, null)
    return operator
  }
  const tries = operator.wrong_tries + 1
  const wait = waitAfter(tries)
  await setTries(core, operator, tries, wait > 0 ? new Date(Date.parse(core.clock.now()) + wait * 1000).toISOString() : null)
  await core.store.transaction(tx => record(core, tx, { who, what: 'session.wrongPassword', facts: { login: operator.login, tries } }))
  throw wait > 0 ? new Refusal('LOGIN_WAIT', { seconds: wait }) : new Refusal('BAD_LOGIN')
}

function refuseWhileWaiting(core: Core, operator: OperatorRecord): void {
  if (!operator.wait_until) return
  const left = Math.ceil((Date.parse(operator.wait_until) - Date.parse(core.clock.now())) / 1000)
  if (left > 0) throw new Refusal('LOGIN_WAIT', { seconds: left })
}

const setTries = (core: Core, operator: OperatorRecord, tries: number, until: string | null) =>
  core.store.transaction(tx =>
    tx.updateTable('operator').set({ wrong_tries: tries, wait_until: until }).where('id', '=', operator.id).execute(),
  )
