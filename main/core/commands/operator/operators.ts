/** Lets the manager see, add and disable the operators of the branch. */
import { roles as allRoles, type Role } from '../../../../shared/access/roles.ts'
import { type Terms, termsProblem } from '../../../../shared/access/terms.ts'
import type { OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { Day } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { OperatorRecord } from '../../platform/store/schema.ts'
import { centreLogin } from '../../records/centre/machine.ts'
import type { Who } from '../../records/context.ts'
import { refuseNoManager } from '../../records/operator/rights.ts'
import {
  deputyOf,
  insertOperator,
  isAbsent,
  isActive,
  isTrainee,
  operatorById,
  operatorIdOf,
  ownRolesOf,
} from '../../records/operator/rows.ts'
import { hashPassword, isStrong, passwordMin } from '../../records/password.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

export async function viewOf(core: Core, row: OperatorRecord): Promise<Out<'operator.add'>> {
  return {
    id: operatorIdOf(row),
    login: row.login,
    name: row.name,
    roles: ownRolesOf(row),
    active: isActive(row),
    trainee: isTrainee(row),
    absent: isAbsent(row),
    endsOn: row.ends_on === null ? null : Day.parse(row.ends_on),
    deputy: deputyView(row),
    formerNames: await formerNamesOf(core, row.id),
  }
}

const deputyView = (row: OperatorRecord): Out<'operator.add'>['deputy'] => {
  const deputy = deputyOf(row)
  return deputy && { roles: [...deputy.roles], until: deputy.until }
}

const formerNamesOf = (core: Core, id: string): Promise<Out<'operator.add'>['formerNames']> =>
  core.store.db
    .selectFrom('operator_name')
    .innerJoin('operator as by', 'by.id', 'operator_name.operator_id')
    .select(['field', 'before', 'after', 'reason', 'by.name as by', 'at'])
    .where('subject_id', '=', id)
    .orderBy('operator_name.id', 'desc')
    .execute()

export async function listOperators(core: Core): Promise<Out<'operator.list'>> {
  const rows = await core.store.db.selectFrom('operator').selectAll().where('login', '<>', centreLogin).orderBy('login').execute()
  return Promise.all(rows.map(row => viewOf(core, row)))
}

export async function addOperator(core: Core, who: Who, input: Parsed<'operator.add'>): Promise<Out<'operator.add'>> {
  if (core.branch.mode === 'live' && !isStrong(input.password)) throw new Refusal('WEAK_PASSWORD', { least: passwordMin })
  refuseTerms(core, { roles: input.roles, endsOn: input.endsOn, deputy: null })
  const passwordHash = await hashPassword(input.password, core.passwordWork)
  const row = await core.store
    .write(async ({ tx, tell }) => {
      const made = await insertOperator(tx, { ...input, passwordHash, mustChangePassword: core.branch.mode === 'live' }, core.clock.now())
      await record(core, tx, { who, what: 'operator.add', facts: { operator: made.id, roles: input.roles.join(' ') } })
      tell('operator.changed', {})
      return made
    })
    .catch(error => {
      throw core.store.engine.isUniqueViolation(error) ? new Refusal('LOGIN_TAKEN') : error
    })
  return viewOf(core, row)
}

export function refuseTerms(core: Core, terms: Terms): void {
  const problem = termsProblem(terms, core.clock.today())
  // A day that is over by now was right when it was set, and ends the rights by itself.
  if (problem !== null && !(problem === 'DAY_PAST' && terms.deputy !== null)) throw new Refusal('TERMS_WRONG', { problem })
}

export async function setActive(
  core: Core,
  who: Who,
  { operatorId, active }: Parsed<'operator.setActive'>,
): Promise<Out<'operator.setActive'>> {
  if (signedIn(who).operatorId === operatorId && !active) throw new Refusal('SELF_DISABLE')
  const row = await core.store.write(async ({ tx, tell, afterCommit }) => {
    const found = await operatorById(tx, operatorId)
    if (!found) throw new Refusal('NOT_FOUND')
    const set = { active: active ? 1 : 0, wrong_tries: 0, wait_until: null }
    await updateOne(tx.updateTable('operator').set(set).where('id', '=', operatorId))
    await refuseNoManager(core, tx)
    await record(core, tx, { who, what: active ? 'operator.enable' : 'operator.disable', facts: { operator: operatorId } })
    if (!active) afterCommit(() => endSeats(core, operatorId))
    tell('operator.changed', {})
    return { ...found, ...set }
  })
  return viewOf(core, row)
}

/** Ends the sessions of an operator at every seat but `spared`, and tells the windows there. Only after the commit. */
export function endSeats(core: Core, operatorId: OperatorId, spared?: number): void {
  for (const seat of core.sessions.endOf(operatorId, spared)) core.tell('session.changed', { seat })
}

/**
 * A session carries the roles it began with, so the person concerned signs in again; a manager who changes the own roles goes on at
 * this seat with the new ones.
 * @throws Refusal SELF_ROLES where a manager would stop being one, LAST_MANAGER where nobody would be left
 */
export async function setRoles(
  core: Core,
  who: Who,
  { operatorId, roles }: Parsed<'operator.setRoles'>,
): Promise<Out<'operator.setRoles'>> {
  const wanted = allRoles.filter(role => roles.includes(role))
  if (signedIn(who).operatorId === operatorId && !wanted.includes('manager')) throw new Refusal('SELF_ROLES')
  const row = await core.store.write(async ({ tx, tell, afterCommit }) => {
    const found = await operatorById(tx, operatorId)
    if (!found) throw new Refusal('NOT_FOUND')
    refuseTerms(core, { roles: wanted, endsOn: found.ends_on === null ? null : Day.parse(found.ends_on), deputy: deputyOf(found) })
    const set = { roles: JSON.stringify(wanted) }
    await updateOne(tx.updateTable('operator').set(set).where('id', '=', operatorId))
    await refuseNoManager(core, tx)
    const facts = { operator: operatorId, from: ownRolesOf(found).join(' '), to: wanted.join(' ') }
    await record(core, tx, { who, what: 'operator.setRoles', facts })
    afterCommit(() => takeRoles(core, who.caller.seat, operatorId, wanted))
    tell('operator.changed', {})
    return { ...found, ...set }
  })
  return viewOf(core, row)
}

function takeRoles(core: Core, seat: number, operatorId: OperatorId, roles: readonly Role[]): void {
  endSeats(core, operatorId, seat)
  const own = core.sessions.at(seat)
  if (own?.operatorId !== operatorId) return
  core.sessions.set(seat, { ...own, roles })
  core.tell('session.changed', { seat })
}
