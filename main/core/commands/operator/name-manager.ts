/** Names a manager by what opens the store, where nobody who manages the branch can sign in any more. */
import { roles as allRoles } from '../../../../shared/access/roles.ts'
import { waitAfter } from '../../../../shared/access/waiting.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { OperatorRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { centreLogin } from '../../records/centre/machine.ts'
import type { Who } from '../../records/context.ts'
import { insertOperator, operatorByLogin, operatorIdOf, ownRolesOf } from '../../records/operator/rows.ts'
import { hashPassword, isStrong, passwordMin } from '../../records/password.ts'
import type { Core } from '../core.ts'
import { endSeats, refuseTerms } from './operators.ts'

/** What stands between two tries: one at a time, each wrong one waits longer. Gone with the program, whose start costs as much. */
type Tries = { last: Promise<unknown>; wrong: number; until: number }
const tries = new WeakMap<Core['store'], Tries>()

/**
 * Whoever holds the sealed recovery code, and the passphrase where the store has one, owns the branch: there need be no manager left to agree.
 * A login that is here becomes a manager's, with the new password and no last day; another one is added.
 * @throws Refusal NOT_ALLOWED in practice mode, RECOVERY_WRONG, PASSPHRASE_WRONG, LOGIN_WAIT, WEAK_PASSWORD, TERMS_WRONG for an auditor
 */
export async function nameManager(core: Core, who: Who, input: Parsed<'session.nameManager'>): Promise<Out<'session.nameManager'>> {
  if (core.branch.mode === 'practice' || input.login === centreLogin) throw new Refusal('NOT_ALLOWED')
  if (!isStrong(input.password)) throw new Refusal('WEAK_PASSWORD', { least: passwordMin })
  const mine: Tries = tries.get(core.store) ?? { last: Promise.resolve(), wrong: 0, until: 0 }
  tries.set(core.store, mine)
  const turn = mine.last.then(() => prove(core, who, input, mine))
  mine.last = turn.catch(() => undefined)
  await turn
  const passwordHash = await hashPassword(input.password, core.passwordWork)
  await core.store.write(async ({ tx, tell, afterCommit }) => {
    const found = await operatorByLogin(tx, input.login)
    const operator = found ? await raised(core, tx, found, passwordHash) : await added(core, tx, input, passwordHash)
    const facts = { operator: operator.id, made: found === undefined, from: found ? ownRolesOf(found).join(' ') : '' }
    await record(core, tx, { who, what: 'session.nameManager', facts })
    afterCommit(() => endSeats(core, operatorIdOf(operator)))
    tell('operator.changed', {})
  })
  return {}
}

async function prove(core: Core, who: Who, { recoveryCode, passphrase }: Parsed<'session.nameManager'>, mine: Tries): Promise<void> {
  const seconds = Math.ceil((mine.until - performance.now()) / 1000)
  if (seconds > 0) throw new Refusal('LOGIN_WAIT', { seconds })
  try {
    await core.store.proveSecrets({ recoveryCode, passphrase })
    mine.wrong = 0
  } catch (error) {
    if (!(error instanceof Refusal) || !['RECOVERY_WRONG', 'PASSPHRASE_WRONG'].includes(error.code)) throw error
    mine.wrong += 1
    mine.until = performance.now() + waitAfter(mine.wrong) * 1000
    await core.store.write(({ tx }) => record(core, tx, { who, what: 'operator.secretWrong', facts: { tries: mine.wrong } }))
    throw error
  }
}

async function raised(core: Core, tx: Tx, found: OperatorRecord, passwordHash: string): Promise<OperatorRecord> {
  const roles = allRoles.filter(role => role === 'manager' || ownRolesOf(found).includes(role))
  refuseTerms(core, { roles, endsOn: null, deputy: null })
  const set = {
    ...{ roles: JSON.stringify(roles), password_hash: passwordHash, active: 1, ends_on: null, absent_since: null },
    ...{ trainee: 0, must_change: 0, wrong_tries: 0, wait_until: null },
  }
  await updateOne(tx.updateTable('operator').set(set).where('id', '=', found.id))
  return { ...found, ...set }
}

const added = (
  core: Core,
  tx: Tx,
  { login, name }: Pick<Parsed<'session.nameManager'>, 'login' | 'name'>,
  passwordHash: string,
): Promise<OperatorRecord> => insertOperator(tx, { login, name, roles: ['manager'], passwordHash }, core.clock.now())
