/** Says who has a case open, so that a second person sees it and takes it over knowingly. */
import { CaseId, OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { CaseLease } from '../../../../shared/ipc/shapes/desk.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { CaseLeaseRecord } from '../../platform/store/schema.ts'
import { endHold, holdOn, putHold } from '../../records/case/lease.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { operatorById } from '../../records/operator/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/** Takes the case if nobody has it, holds it for longer if it is one's own. @returns who has it now */
export async function takeCase(core: Core, who: Who, { caseId }: Parsed<'lease.take'>): Promise<Out<'lease.take'>> {
  const session = signedIn(who)
  const lease = await core.store.write(async ({ tx, tell }) => {
    await caseById(tx, caseId)
    const hold = await holdOn(core, tx, caseId)
    if (hold && hold.operator_id !== session.operatorId) return hold
    const isNews = hold === null || hold.counter !== session.counter
    if (hold === null) await endHold(tx, caseId)
    if (isNews) tell('lease.changed', { caseId })
    return putHold(core, tx, caseId, session)
  })
  return leaseView(core, lease)
}

export async function releaseCase(core: Core, who: Who, { caseId }: Parsed<'lease.release'>): Promise<Out<'lease.release'>> {
  const { operatorId } = signedIn(who)
  await core.store.write(async ({ tx, tell }) => {
    const hold = await holdOn(core, tx, caseId)
    if (hold?.operator_id !== operatorId) return
    await endHold(tx, caseId)
    tell('lease.changed', { caseId })
  })
  return {}
}

/** @throws Refusal STALE where the colleague who is named has it no more */
export async function takeCaseOver(
  core: Core,
  who: Who,
  { caseId, from, reason }: Parsed<'lease.takeOver'>,
): Promise<Out<'lease.takeOver'>> {
  const session = signedIn(who)
  const lease = await core.store.write(async ({ tx, tell }) => {
    await caseById(tx, caseId)
    const hold = await holdOn(core, tx, caseId)
    // Another one has it by now than the person was told.
    if (hold && hold.operator_id !== session.operatorId && hold.operator_id !== from) throw new Refusal('STALE')
    await endHold(tx, caseId)
    await record(core, tx, { who, what: 'lease.takeOver', caseId, facts: { from, counter: hold?.counter ?? '', words: reason.length } })
    tell('lease.changed', { caseId })
    return putHold(core, tx, caseId, session)
  })
  return leaseView(core, lease)
}

export async function viewLease(core: Core, _who: Who, { caseId }: Parsed<'lease.view'>): Promise<Out<'lease.view'>> {
  const hold = await holdOn(core, core.store.db, caseId)
  return hold && leaseView(core, hold)
}

async function leaseView(core: Core, row: CaseLeaseRecord): Promise<CaseLease> {
  const operatorId = OperatorId.parse(row.operator_id)
  const operator = await operatorById(core.store.db, operatorId)
  return { caseId: CaseId.parse(row.case_id), operatorId, by: operator?.name ?? '', counter: row.counter, until: row.until }
}
