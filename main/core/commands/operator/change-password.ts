/** Changes passwords: one's own by knowing it, somebody else's to one that must be changed at the next signing in. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { Who } from '../../records/context.ts'
import { provenOperator, stillProven } from '../../records/operator/prove.ts'
import { operatorById } from '../../records/operator/rows.ts'
import { hashPassword, isStrong, passwordMin } from '../../records/password.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'
import { endSeats, viewOf } from './operators.ts'
import { rightsOf } from './session-of.ts'
import { sessionView } from './sign-in.ts'

function refuseWeak(core: Core, password: string): void {
  if (core.branch.mode === 'live' && !isStrong(password)) throw new Refusal('WEAK_PASSWORD', { least: passwordMin })
}

/**
 * The session at this seat comes into its roles; at every other seat it ends, for whoever sits there may know the old password only.
 * @throws Refusal BAD_LOGIN, LOGIN_WAIT, WEAK_PASSWORD, also for the same password again
 */
export async function changePassword(
  core: Core,
  who: Who,
  { password, fresh }: Parsed<'session.changePassword'>,
): Promise<Out<'session.changePassword'>> {
  const { login, operatorId } = signedIn(who)
  const operator = await provenOperator(core, who, login, password)
  if (fresh === password) throw new Refusal('WEAK_PASSWORD', { least: passwordMin })
  refuseWeak(core, fresh)
  const password_hash = await hashPassword(fresh, core.passwordWork)
  const { seat } = who.caller
  await core.store.write(async ({ tx, afterCommit }) => {
    const rights = rightsOf(await stillProven(tx, operator), core.clock.today())
    const asProven = tx.updateTable('operator').set({ password_hash, must_change: 0 })
    await updateOne(asProven.where('id', '=', operatorId).where('password_hash', '=', operator.password_hash))
    await record(core, tx, { who, what: 'session.changePassword', facts: {} })
    afterCommit(() => {
      endSeats(core, operatorId, seat)
      const now = core.sessions.at(seat)
      if (now?.operatorId !== operatorId) return
      core.sessions.set(seat, { ...now, ...rights, mustChange: false })
      core.tell('session.changed', { seat })
    })
  })
  const now = core.sessions.at(seat)
  if (now?.operatorId !== operatorId) throw new Refusal('NOT_SIGNED_IN')
  return sessionView(now)
}

/**
 * A manager who knows a colleague's password could sign as that colleague: it opens nothing until its owner has changed it.
 * @throws Refusal SELF_ROLES, WEAK_PASSWORD, NOT_FOUND
 */
export async function resetPassword(
  core: Core,
  who: Who,
  { operatorId, password }: Parsed<'operator.resetPassword'>,
): Promise<Out<'operator.resetPassword'>> {
  if (signedIn(who).operatorId === operatorId) throw new Refusal('SELF_ROLES')
  refuseWeak(core, password)
  const set = { password_hash: await hashPassword(password, core.passwordWork), must_change: 1, wrong_tries: 0, wait_until: null }
  const row = await core.store.write(async ({ tx, afterCommit }) => {
    const found = await operatorById(tx, operatorId)
    if (!found) throw new Refusal('NOT_FOUND')
    await updateOne(tx.updateTable('operator').set(set).where('id', '=', operatorId))
    await record(core, tx, { who, what: 'operator.resetPassword', facts: { operator: operatorId } })
    afterCommit(() => endSeats(core, operatorId))
    return { ...found, ...set }
  })
  return viewOf(core, row)
}
