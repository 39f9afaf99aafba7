/** Proves who somebody is by login and password, slowing down wrong tries, also while nothing can be written. */
import type { Kysely } from 'kysely'
import { waitAfter, waitLeft, waitUntil } from '../../../../shared/access/waiting.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { OperatorRecord, Tables } from '../../platform/store/schema.ts'
import type { Store } from '../../platform/store/store.ts'
import { keptOr } from '../../platform/store/write-trouble.ts'
import type { RecordsContext, Who } from '../context.ts'
import { hashPassword, passwordFits } from '../password.ts'
import { hasEnded, isActive, operatorByLogin } from './rows.ts'

/**
 * The operator whose login and password these are. An unknown login costs the same time as a wrong password, so that
 * logins cannot be found by the clock. Where nothing can be written the tries are counted in memory, so that people can still read.
 * @throws Refusal BAD_LOGIN, RIGHTS_ENDED after the last day of the login, or LOGIN_WAIT with the seconds left.
 */
export async function provenOperator(core: RecordsContext, who: Who, login: string, password: string): Promise<OperatorRecord> {
  const { operator: tried, seconds } = await countTry(core, login)
  if (seconds > 0) throw new Refusal('LOGIN_WAIT', { seconds })
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
  await keptOr(
    () => core.store.write(({ tx }) => record(core, tx, { who, what: 'session.wrongPassword', facts: { login: known, tries } })),
    () => core.log('session.unkept', { what: 'wrongPassword' }),
  )
  const wait = waitAfter(tries)
  throw wait > 0 ? new Refusal('LOGIN_WAIT', { seconds: wait }) : new Refusal('BAD_LOGIN')
}

/** `seconds`: the login waits that long, and the try was not counted. */
type Counted = { readonly operator: OperatorRecord | null; readonly seconds: number }
type Tries = Pick<OperatorRecord, 'wrong_tries' | 'wait_until'>

/** Wrong tries that found no room in a store, by operator; counted into the row as soon as it can be written. */
const unkept = new WeakMap<Store, Map<string, Tries>>()
function unkeptOf({ store }: RecordsContext): Map<string, Tries> {
  const known = unkept.get(store) ?? new Map<string, Tries>()
  unkept.set(store, known)
  return known
}

/**
 * A try counts as wrong before the password is looked at: looking takes time, and tries sent side by side would all
 * find the count as it was before the first of them. The operator is null for a login nobody has.
 */
async function countTry(core: RecordsContext, login: string): Promise<Counted> {
  const memory = unkeptOf(core)
  const inStore = () =>
    core.store.write(async ({ tx, afterCommit }) => {
      const operator = await operatorByLogin(tx, login)
      if (!operator || !isActive(operator)) return { operator: null, seconds: 0 }
      const next = nextTry(core, memory.get(operator.id) ?? operator)
      if (next.change) await updateOne(tx.updateTable('operator').set(next.change).where('id', '=', operator.id))
      afterCommit(() => memory.delete(operator.id))
      return { operator: { ...operator, ...next.change }, seconds: next.seconds }
    })
  const inMemory = async () => {
    const operator = await operatorByLogin(core.store.db, login)
    if (!operator || !isActive(operator)) return { operator: null, seconds: 0 }
    const next = nextTry(core, memory.get(operator.id) ?? operator)
    if (next.change) memory.set(operator.id, next.change)
    return { operator: { ...operator, ...next.change }, seconds: next.seconds }
  }
  return keptOr(inStore, inMemory)
}

/** What becomes of the count with one more try; while the login waits only a clock that was set back changes anything. */
function nextTry(core: RecordsContext, { wrong_tries, wait_until }: Tries): { readonly change: Tries | null; readonly seconds: number } {
  const now = core.clock.now()
  const { seconds, anew } = waitLeft(wait_until, now, waitAfter(wrong_tries))
  if (seconds > 0) return { change: anew ? { wrong_tries, wait_until: waitUntil(now, seconds) } : null, seconds }
  const tries = wrong_tries + 1
  return { change: { wrong_tries: tries, wait_until: waitUntil(now, waitAfter(tries)) }, seconds: 0 }
}

/** The right password takes the count back. */
async function welcome(core: RecordsContext, operator: OperatorRecord): Promise<OperatorRecord> {
  const fresh = { wrong_tries: 0, wait_until: null }
  const inStore = () =>
    core.store.write(async ({ tx, afterCommit }) => {
      const now = await stillProven(tx, operator)
      await updateOne(tx.updateTable('operator').set(fresh).where('id', '=', now.id))
      afterCommit(() => unkeptOf(core).delete(now.id))
      return { ...now, ...fresh }
    })
  return keptOr(inStore, async () => {
    const now = await stillProven(core.store.db, operator)
    unkeptOf(core).set(now.id, fresh)
    return { ...now, ...fresh }
  })
}

/**
 * The operator as they are now. Checking a password takes time: meanwhile the manager may have disabled them or changed it, and it proves
 * nothing any more.
 * @throws Refusal BAD_LOGIN
 */
export async function stillProven(db: Kysely<Tables>, proven: OperatorRecord): Promise<OperatorRecord> {
  const now = await operatorByLogin(db, proven.login)
  if (!now || !isActive(now) || now.password_hash !== proven.password_hash) throw new Refusal('BAD_LOGIN')
  return now
}
