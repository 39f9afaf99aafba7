/** Proves who somebody is by login and password, slowing down wrong tries. */
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { OperatorRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { hashPassword, passwordFits } from '../password.ts'
import { hasEnded, isActive, operatorByLogin } from './rows.ts'
import { waitAfter } from './waiting.ts'

/**
 * The operator whose login and password these are. An unknown login costs the same time as a wrong password, so that
 * logins cannot be found by the clock.
 * @throws Refusal BAD_LOGIN, RIGHTS_ENDED after the last day of the login, or LOGIN_WAIT with the seconds left.
 */
export async function provenOperator(core: RecordsContext, who: Who, login: string, password: string): Promise<OperatorRecord> {
  const tried = await countTry(core, login)
  if (!tried) {
    await hashPassword(password, core.passwordWork)
    throw new Refusal('BAD_LOGIN')
  }
  if (await passwordFits(tried.password_hash, password)) {
    // Said only to who knows the password.
    if (hasEnded(tried, core.clock.today())) throw new Refusal('RIGHTS_ENDED')
    return welcome(core, tried)
  }
  const { login: known, wrong_tries: tries } = tried
  await core.store.write(({ tx }) => record(core, tx, { who, what: 'session.wrongPassword', facts: { login: known, tries } }))
  const wait = waitAfter(tries)
  throw wait > 0 ? new Refusal('LOGIN_WAIT', { seconds: wait }) : new Refusal('BAD_LOGIN')
}

/**
 * A try counts as wrong before the password is looked at: looking takes time, and tries sent side by side would all
 * find the count as it was before the first of them. Null for a login nobody has.
 */
async function countTry(core: RecordsContext, login: string): Promise<OperatorRecord | null> {
  return core.store.write(async ({ tx }) => {
    const operator = await operatorByLogin(tx, login)
    if (!operator || !isActive(operator)) return null
    refuseWhileWaiting(core, operator)
    const tries = operator.wrong_tries + 1
    const wait = waitAfter(tries)
    const until = wait > 0 ? new Date(Date.parse(core.clock.now()) + wait * 1000).toISOString() : null
    const counted = { wrong_tries: tries, wait_until: until }
    await updateOne(tx.updateTable('operator').set(counted).where('id', '=', operator.id))
    return { ...operator, ...counted }
  })
}

function refuseWhileWaiting(core: RecordsContext, operator: OperatorRecord): void {
  if (!operator.wait_until) return
  const left = Math.ceil((Date.parse(operator.wait_until) - Date.parse(core.clock.now())) / 1000)
  if (left > 0) throw new Refusal('LOGIN_WAIT', { seconds: left })
}

/** The right password takes the count back. */
async function welcome(core: RecordsContext, operator: OperatorRecord): Promise<OperatorRecord> {
  const fresh = { wrong_tries: 0, wait_until: null }
  return core.store.write(async ({ tx }) => {
    const now = await stillProven(tx, operator)
    await updateOne(tx.updateTable('operator').set(fresh).where('id', '=', now.id))
    return { ...now, ...fresh }
  })
}

/**
 * The operator as they are now. Checking a password takes time: meanwhile the manager may have disabled them or changed it, and it proves
 * nothing any more.
 * @throws Refusal BAD_LOGIN
 */
export async function stillProven(tx: Tx, proven: OperatorRecord): Promise<OperatorRecord> {
  const now = await operatorByLogin(tx, proven.login)
  if (!now || !isActive(now) || now.password_hash !== proven.password_hash) throw new Refusal('BAD_LOGIN')
  return now
}
