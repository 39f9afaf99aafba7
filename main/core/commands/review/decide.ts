/** Lets a second person approve, return or reject a submitted case, one by one or many that were looked at. */

import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { firstPart } from '../../../../shared/review/fault.ts'
import type { Facts } from '../../../../shared/workflow/guards.ts'
import type { Action } from '../../../../shared/workflow/table.ts'
import { newId } from '../../platform/new-id.ts'
import type { CaseChange, CaseRecord } from '../../platform/store/schema.ts'
import { viewCase } from '../../queries/case/view.ts'
import { move } from '../../records/case/move.ts'
import { caseAt } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { paysLater } from '../../records/fee/when.ts'
import { refuseOwnAccount } from '../../records/operator/power.ts'
import { queueDecision } from '../../records/reminder/queue.ts'
import { makersOfCase } from '../../records/review/makers.ts'
import { keepSentBack } from '../../records/review/sent-back.ts'
import { signedIn } from '../../records/sessions.ts'
import { takeEffect } from '../card/effect.ts'
import { handInNow, withdrawNow } from '../card/hand-in.ts'
import type { Core } from '../core.ts'
import { endLease, refuseTaken } from './lease.ts'

type Decision = Out<'case.view'>['reviews'][number]
type Faults = Parsed<'review.return'>['faults']
type Decided = {
  readonly on: Action
  readonly decision: Decision['decision']
  readonly faults: Faults | null
  readonly note: string | null
  /** Only what was put before this reviewer as it is now. */
  readonly onlySeen?: boolean
}
type Ref = Parsed<'review.approve'>

const approval: Decided = { on: 'approve', decision: 'approved', faults: null, note: null }

export async function approve(core: Core, who: Who, ref: Ref): Promise<Out<'review.approve'>> {
  return decideAndView(core, who, ref, approval)
}

export async function returnCase(core: Core, who: Who, { faults, note, ...ref }: Parsed<'review.return'>): Promise<Out<'review.return'>> {
  return decideAndView(core, who, ref, { on: 'return', decision: 'returned', faults, note })
}

export async function reject(core: Core, who: Who, { note, ...ref }: Parsed<'review.reject'>): Promise<Out<'review.reject'>> {
  return decideAndView(core, who, ref, { on: 'reject', decision: 'rejected', faults: null, note })
}

/** Each case is decided for itself: one that was changed meanwhile does not hold up the others. */
export async function approveMany(core: Core, who: Who, { cases }: Parsed<'review.approveMany'>): Promise<Out<'review.approveMany'>> {
  const done: Out<'review.approveMany'> = []
  for (const ref of cases) {
    const refused = await decide(core, who, ref, { ...approval, onlySeen: true }).then(
      () => null,
      error => {
        if (error instanceof Refusal) return error.code
        throw error
      },
    )
    done.push({ caseId: ref.caseId, refused })
  }
  return done
}

async function decideAndView(core: Core, who: Who, ref: Ref, decided: Decided): Promise<Out<'review.approve'>> {
  await decide(core, who, ref, decided)
  return viewCase(core, who, { caseId: ref.caseId })
}

async function decide(core: Core, who: Who, ref: Ref, { on, decision, faults, note, onlySeen = false }: Decided): Promise<void> {
  const { operatorId } = signedIn(who)
  const reason = faults === null ? null : firstPart(faults)
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, ref.caseId, ref.revision)
    const lease = await refuseTaken(core, tx, who, ref.caseId)
    if (onlySeen && lease?.seen !== row.revision) throw new Refusal('NOT_SEEN')
    const makers = await makersOfCase(tx, row)
    const makerId = makers.has(operatorId) ? operatorId : row.maker_id
    if (on === 'approve' && makerId !== operatorId) await refuseOwnAccount(core, makers, operatorId)
    const facts = { makerId, operatorId, reasonGiven: note !== null, ...feeFacts(core, row) }
    const set = setBy(core, row, operatorId, decision, note)
    const moved = await move(core, tx, who, row, { on, facts, set, audit: { reason } })
    await takeEffect(core, tx, who, moved)
    await tx
      .insertInto('review')
      .values({
        id: newId(),
        case_id: row.id,
        maker_id: row.maker_id,
        checker_id: operatorId,
        decision,
        item: row.item,
        reason,
        note,
        at: core.clock.now(),
      })
      .execute()
    await handInNow(core, tx, who, moved)
    // Corrected after the centre had it, and refused here.
    if (decision === 'rejected') await withdrawNow(core, tx, who, moved, note ?? '')
    if (faults !== null) await keepSentBack(core, tx, who, row, { finder: 'review', faults, note: note ?? '' })
    if (decision !== 'approved') await queueDecision(core, tx, moved, decision)
    await endLease(tx, ref.caseId)
    tell('case.changed', { caseId: ref.caseId })
  })
}

function setBy(core: Core, row: CaseRecord, operatorId: string, decision: Decided['decision'], note: string | null): CaseChange {
  if (decision === 'rejected') return { end_reason: note }
  if (decision === 'returned') return {}
  const ends = row.path === 'act' || row.path === 'record' ? { closed_at: core.clock.now() } : {}
  return { checker_id: operatorId, ...ends }
}

/** What is due, as far as the place has said, and whether it was settled before the case came back. */
const feeFacts = (core: Core, row: CaseRecord): Facts => ({
  ...(row.fee_due === null ? {} : { feeDue: row.fee_due }),
  feeSettled: row.fee_at !== null,
  feeLater: paysLater(core, row),
})
