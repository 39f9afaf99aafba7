/** Shows one case without its mask to somebody who says why; every look is kept. */

import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { unmaskSeconds } from '../../../../shared/ipc/shapes/search.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { caseById, identityOf } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { Who } from '../../records/context.ts'
import { personsOf } from '../../records/people/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/** The words stand beside the log and not in it: what a person types may name somebody, and the log outlives that. */
/** For this session only; another window of the same person says why for itself. */
function lift(core: Core, { caller: { seat } }: Who, caseId: CaseId): void {
  const session = core.sessions.at(seat)
  if (session) core.sessions.set(seat, { ...session, lifted: new Set([...(session.lifted ?? []), caseId]) })
}

export async function unmaskCase(core: Core, who: Who, { caseId, reason }: Parsed<'case.unmask'>): Promise<Out<'case.unmask'>> {
  const row = await core.store.write(async ({ tx, tell, afterCommit }) => {
    const found = await caseById(tx, caseId)
    const id = newId()
    const { operatorId } = signedIn(who)
    await tx.insertInto('unmasking').values({ id, case_id: caseId, operator_id: operatorId, reason, at: core.clock.now() }).execute()
    await record(core, tx, { who, what: 'case.unmask', caseId, facts: { reason: id } })
    afterCommit(() => lift(core, who, caseId))
    tell('case.changed', { caseId })
    return found
  })
  const { name, docType, number } = identityOf(row)
  const form = formIn(row)
  const companion = (await personsOf(core.store.db, caseId))[0]
  return {
    name,
    docType,
    docNumber: number,
    mobile: form.mobile ?? '',
    address: form.mailAddr ?? '',
    companion: companion ? { name: companion.name, docNumber: companion.number, mobile: companion.mobile } : null,
    seconds: unmaskSeconds,
  }
}
