/** Lets the manager correct an operator's name, set until when and how they work, and mark who is not there. */

import { termsProblem } from '../../../../shared/access/terms.ts'
import type { OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { OperatorRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { Who } from '../../records/context.ts'
import { refuseNoManager } from '../../records/operator/rights.ts'
import { operatorById, ownRolesOf } from '../../records/operator/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'
import { endSeats, viewOf } from './operators.ts'

async function found(tx: Tx, id: OperatorId): Promise<OperatorRecord> {
  const row = await operatorById(tx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

/** The id stays, so everything done under the old name stays theirs. @throws Refusal LOGIN_TAKEN, NOT_FOUND */
export async function renameOperator(core: Core, who: Who, input: Parsed<'operator.rename'>): Promise<Out<'operator.rename'>> {
  const { operatorId, reason } = input
  const row = await core.store
    .write(async ({ tx, tell, afterCommit }) => {
      const before = await found(tx, operatorId)
      const changed = (['name', 'login'] as const).filter(field => before[field] !== input[field])
      for (const field of changed) {
        const kept = { id: newId(), subject_id: operatorId, field, before: before[field], after: input[field], reason }
        await tx
          .insertInto('operator_name')
          .values({ ...kept, operator_id: signedIn(who).operatorId, at: core.clock.now() })
          .execute()
      }
      if (changed.length === 0) return before
      const set = { name: input.name, login: input.login }
      await updateOne(tx.updateTable('operator').set(set).where('id', '=', operatorId))
      await record(core, tx, { who, what: 'operator.rename', facts: { operator: operatorId, fields: changed.join(' ') } })
      afterCommit(() => showNames(core, who, operatorId, set))
      tell('operator.changed', {})
      return { ...before, ...set }
    })
    .catch(error => {
      throw core.store.engine.isUniqueViolation(error) ? new Refusal('LOGIN_TAKEN') : error
    })
  return viewOf(core, row)
}

/** A session carries the login it began with, so the person signs in again; a manager's own seat goes on under the new one. */
function showNames(core: Core, who: Who, operatorId: OperatorId, names: { readonly name: string; readonly login: string }): void {
  endSeats(core, operatorId, who.caller.seat)
  const own = core.sessions.at(who.caller.seat)
  if (own?.operatorId !== operatorId) return
  core.sessions.set(who.caller.seat, { ...own, ...names })
  core.tell('session.changed', { seat: who.caller.seat })
}

/** @throws Refusal TERMS_WRONG with what is wrong, LAST_MANAGER where no lasting one would be left, NOT_FOUND */
export async function setTerms(core: Core, who: Who, input: Parsed<'operator.setTerms'>): Promise<Out<'operator.setTerms'>> {
  const { operatorId, trainee, endsOn, deputy } = input
  if (signedIn(who).operatorId === operatorId) throw new Refusal('TERMS_WRONG', { problem: 'OWN_TERMS' })
  const row = await core.store.write(async ({ tx, tell, afterCommit }) => {
    const before = await found(tx, operatorId)
    const problem = termsProblem({ roles: ownRolesOf(before), endsOn, deputy }, core.clock.today())
    if (problem !== null) throw new Refusal('TERMS_WRONG', { problem })
    const set = {
      trainee: trainee ? 1 : 0,
      ends_on: endsOn,
      deputy_roles: deputy && JSON.stringify(deputy.roles),
      deputy_until: deputy?.until ?? null,
    }
    await updateOne(tx.updateTable('operator').set(set).where('id', '=', operatorId))
    await refuseNoManager(core, tx)
    const facts = { operator: operatorId, trainee, endsOn, deputy: deputy?.roles.join(' ') ?? null, until: deputy?.until ?? null }
    await record(core, tx, { who, what: 'operator.setTerms', facts })
    afterCommit(() => endSeats(core, operatorId))
    tell('operator.changed', {})
    return { ...before, ...set }
  })
  return viewOf(core, row)
}

/** Who is absent and signs in is there again. */
export async function setAbsent(
  core: Core,
  who: Who,
  { operatorId, absent }: Parsed<'operator.setAbsent'>,
): Promise<Out<'operator.setAbsent'>> {
  const row = await core.store.write(async ({ tx, tell }) => {
    const before = await found(tx, operatorId)
    const set = { absent_since: absent ? core.clock.now() : null }
    await updateOne(tx.updateTable('operator').set(set).where('id', '=', operatorId))
    await record(core, tx, { who, what: absent ? 'operator.absent' : 'operator.back', facts: { operator: operatorId } })
    tell('operator.changed', {})
    return { ...before, ...set }
  })
  return viewOf(core, row)
}
