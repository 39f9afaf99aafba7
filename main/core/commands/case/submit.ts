/** Submits a confirmed case to the second person, and voids one that will not go on. */
import type { Role } from '../../../../shared/access/roles.ts'
import { ItemCode, makesCard } from '../../../../shared/business/items.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { CaseChange, CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { formProblems } from '../../queries/form/problems.ts'
import { move } from '../../records/case/move.ts'
import { consentsGiven } from '../../records/case/papers.ts'
import { caseAt } from '../../records/case/rows.ts'
import { isConfirmed } from '../../records/confirm/elsewhere.ts'
import type { Who } from '../../records/context.ts'
import { feeClearsSubmit } from '../../records/fee/when.ts'
import { isTrainee, operatorById } from '../../records/operator/rows.ts'
import { colleague } from '../../records/operator/second-person.ts'
import { photoFacts } from '../../records/photo/rows.ts'
import { openPromise } from '../../records/pickup/promise.ts'
import { releaseSeat } from '../../records/pickup/rows.ts'
import { noteServed } from '../../records/report/served.ts'
import { signedIn } from '../../records/sessions.ts'
import { notePromise } from '../../records/waiting/delay.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { reportLossNow, takeEffect } from '../card/effect.ts'
import { withdrawNow } from '../card/hand-in.ts'
import type { Core } from '../core.ts'
import { ticketServed } from '../ticket/call.ts'

type Submitted = Pick<Parsed<'case.submit'>, 'caseId' | 'revision'> & Partial<Pick<Parsed<'case.submit'>, 'second'>>

/** Who may stand behind a trainee: those who do the work or check it. */
const mayStandBehind: readonly Role[] = ['teller', 'reviewer', 'manager']

/** @throws Refusal TRAINEE_ALONE, and those of the colleague's password */
export async function submitCase(core: Core, who: Who, { caseId, revision, second }: Submitted): Promise<Out<'case.submit'>> {
  // A password takes time to check, so the colleague is proven before the unit of work.
  const behind = second ? await colleague(core, who, second) : null
  if (behind !== null && !behind.roles.some(role => mayStandBehind.includes(role))) throw new Refusal('NOT_ALLOWED')
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const facts = {
      consentGiven: consentsGiven(row),
      formProblems: formProblems(core, row).length,
      signed: isConfirmed(row),
      feeCleared: feeClearsSubmit(core, row),
      ...(await photoFacts(tx, row)),
    }
    const operator = await operatorById(tx, signedIn(who).operatorId)
    if (operator && isTrainee(operator) && behind === null) throw new Refusal('TRAINEE_ALONE')
    // Whoever hands it in answers for it, also where a colleague opened it.
    const ends = row.path === 'act-alone' ? { closed_at: core.clock.now() } : await promised(core, tx, who, row)
    const moved = await move(core, tx, who, row, {
      on: 'submit',
      facts,
      set: { maker_id: signedIn(who).operatorId, ...ends },
      audit: behind === null ? {} : { seconder: behind.operatorId },
    })
    await takeEffect(core, tx, who, moved)
    await reportLossNow(core, tx, who, moved)
    await noteServed(core, tx, moved)
    await ticketServed(core, tx, row.ticket_id)
    tell('case.changed', { caseId })
    tell('ticket.changed', {})
  })
  return viewCase(core, who, { caseId })
}

/** The day to come back is promised when the person leaves the chair; handed in again, a case is promised anew and the old day kept. */
async function promised(core: Core, tx: Tx, who: Who, row: CaseRecord): Promise<CaseChange> {
  if (!makesCard(ItemCode.parse(row.item))) return {}
  const promise = await openPromise(core, tx, profileOfCase(core, row), row.item, core.clock.today())
  if (promise) await notePromise(core, tx, who, row, promise.day, 'returned')
  return promise ? { promised_day: promise.day, promised_covered: promise.covered ? 1 : 0, promised_workdays: promise.workdays } : {}
}

export async function voidCase(core: Core, who: Who, { caseId, revision, reason }: Parsed<'case.void'>): Promise<Out<'case.void'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const ended = await move(core, tx, who, row, { on: 'void', facts: { reasonGiven: true }, set: { end_reason: reason } })
    await withdrawNow(core, tx, who, ended, reason)
    await releaseSeat(tx, caseId)
    await ticketServed(core, tx, row.ticket_id)
    tell('case.changed', { caseId })
    tell('ticket.changed', {})
  })
  return viewCase(core, who, { caseId })
}
