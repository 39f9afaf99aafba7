/** Lets a second person approve, return or reject a submitted case. */
import { ulid } from 'ulid'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { Facts } from '../../../shared/workflow/guards.ts'
import type { Action } from '../../../shared/workflow/table.ts'
import { takeEffect } from '../card/effect.ts'
import { move } from '../case/move.ts'
import { caseAt } from '../case/rows.ts'
import { viewCase } from '../case/view.ts'
import type { Core, Who } from '../core.ts'
import { signedIn } from '../operator/sessions.ts'
import type { Tx } from '../store/open.ts'
import type { CaseChange, CaseRecord } from '../store/schema.ts'

type Decision = Out<'case.view'>['reviews'][number]
type Decided = {
  readonly on: Action
  readonly decision: Decision['decision']
  readonly reason: Decision['reason']
  readonly note: string | null
}

export async function approve(core: Core, who: Who, ref: Parsed<'review.approve'>): Promise<Out<'review.approve'>> {
  return decide(core, who, ref, { on: 'approve', decision: 'approved', reason: null, note: null })
}

export async function returnCase(core: Core, who: Who, { reason, note, ...ref }: Parsed<'review.return'>): Promise<Out<'review.return'>> {
  return decide(core, who, ref, { on: 'return', decision: 'returned', reason, note })
}

export async function reject(core: Core, who: Who, { note, ...ref }: Parsed<'review.reject'>): Promise<Out<'review.reject'>> {
  return decide(core, who, ref, { on: 'reject', decision: 'rejected', reason: null, note })
}

async function decide(
  core: Core,
  who: Who,
  ref: Parsed<'review.approve'>,
  { on, decision, reason, note }: Decided,
): Promise<Out<'review.approve'>> {
  const { operatorId } = signedIn(who)
  await core.store.transaction(async tx => {
    const row = await caseAt(tx, ref.caseId, ref.revision)
    const makerId = (await workedOn(tx, row, operatorId)) ? operatorId : row.maker_id
    const facts = { makerId, operatorId, reasonGiven: note !== null, ...feeFacts(row) }
    const set = setBy(core, row, operatorId, decision, note)
    const moved = await move(core, tx, who, row, { on, facts, set, audit: { reason } })
    await takeEffect(core, tx, who, moved)
    await tx
      .insertInto('review')
      .values({ id: ulid(), case_id: row.id, maker_id: row.maker_id, checker_id: operatorId, decision, reason, note, at: core.clock.now() })
      .execute()
  })
  core.tell('case.changed', { caseId: ref.caseId })
  return viewCase(core, who, { caseId: ref.caseId })
}

function setBy(core: Core, row: CaseRecord, operatorId: string, decision: Decided['decision'], note: string | null): CaseChange {
  if (decision === 'rejected') return { end_reason: note }
  if (decision === 'returned') return {}
  const ends = row.path === 'act' || row.path === 'record' ? { closed_at: core.clock.now() } : {}
  return { checker_id: operatorId, ...ends }
}

/** What is due, as far as the place has said, and whether it was settled before the case came back. */
const feeFacts = (row: CaseRecord): Facts => ({ ...(row.fee_due === null ? {} : { feeDue: row.fee_due }), feeSettled: row.fee_at !== null })

const makerSteps = ['case.open', 'case.notice', 'case.draft', 'case.fill', 'case.shoot', 'case.choosePhoto', 'case.confirm', 'case.submit']

/** Whoever had a hand in the case at the counter is a maker of it, whoever opened or submitted it. */
async function workedOn(tx: Tx, row: CaseRecord, operatorId: string): Promise<boolean> {
  const hand = await tx
    .selectFrom('audit')
    .select('seq')
    .where('case_id', '=', row.id)
    .where('operator_id', '=', operatorId)
    .where('what', 'in', makerSteps)
    .limit(1)
    .executeTakeFirst()
  return hand !== undefined
}
