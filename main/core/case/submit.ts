/** Submits a confirmed case to the second person, and voids one that will not go on. */
import { ItemCode, makesCard } from '../../../shared/business/items.ts'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { consentsGiven } from '../business/give.ts'
import { takeEffect } from '../card/effect.ts'
import { isConfirmed } from '../confirm/elsewhere.ts'
import type { Core, Who } from '../core.ts'
import { formProblems } from '../form/draft.ts'
import { signedIn } from '../operator/sessions.ts'
import { photoFacts } from '../photo/rows.ts'
import { promiseFor } from '../pickup/promise.ts'
import { releaseSeat } from '../pickup/rows.ts'
import { profileOfCase } from '../profile/current.ts'
import { noteServed } from '../report/served.ts'
import type { CaseChange, CaseRecord } from '../store/schema.ts'
import { ticketServed } from '../ticket/call.ts'
import { move } from './move.ts'
import { caseAt } from './rows.ts'
import { viewCase } from './view.ts'

export async function submitCase(core: Core, who: Who, { caseId, revision }: Parsed<'case.submit'>): Promise<Out<'case.submit'>> {
  await core.store.transaction(async tx => {
    const row = await caseAt(tx, caseId, revision)
    const facts = {
      consentGiven: consentsGiven(row),
      formProblems: formProblems(core, row).length,
      signed: isConfirmed(row),
      ...(await photoFacts(tx, row)),
    }
    // Whoever hands it in answers for it, also where a colleague opened it.
    const ends = row.path === 'act-alone' ? { closed_at: core.clock.now() } : promised(core, row)
    const moved = await move(core, tx, who, row, { on: 'submit', facts, set: { maker_id: signedIn(who).operatorId, ...ends } })
    await takeEffect(core, tx, who, moved)
    await noteServed(core, tx, moved)
    await ticketServed(tx, row.ticket_id)
  })
  core.tell('case.changed', { caseId })
  core.tell('ticket.changed', {})
  return viewCase(core, who, { caseId })
}

/** The day to come back is promised when the person leaves the chair, and kept as it was promised. */
function promised(core: Core, row: CaseRecord): CaseChange {
  if (!makesCard(ItemCode.parse(row.item))) return {}
  const promise = promiseFor(core, profileOfCase(core, row), row.item, core.clock.today())
  return promise ? { promised_day: promise.day, promised_covered: promise.covered ? 1 : 0, promised_workdays: promise.workdays } : {}
}

export async function voidCase(core: Core, who: Who, { caseId, revision, reason }: Parsed<'case.void'>): Promise<Out<'case.void'>> {
  await core.store.transaction(async tx => {
    const row = await caseAt(tx, caseId, revision)
    await move(core, tx, who, row, { on: 'void', facts: { reasonGiven: true }, set: { end_reason: reason } })
    await releaseSeat(tx, caseId)
    await ticketServed(tx, row.ticket_id)
  })
  core.tell('case.changed', { caseId })
  core.tell('ticket.changed', {})
  return viewCase(core, who, { caseId })
}
