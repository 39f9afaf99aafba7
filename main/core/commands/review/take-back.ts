/** Takes back an approval that was pressed by mistake: by whoever gave it, within seconds, and before anything else was done with the case. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { takeBackMs } from '../../../../shared/ipc/shapes/ticket.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { move } from '../../records/case/move.ts'
import { caseAt } from '../../records/case/rows.ts'
import { handInsOf } from '../../records/centre/there.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/** The revision is that of the approval: whatever was done since makes it STALE. */
export async function takeApprovalBack(
  core: Core,
  who: Who,
  { caseId, revision }: Parsed<'review.takeBack'>,
): Promise<Out<'review.takeBack'>> {
  const { operatorId } = signedIn(who)
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const approval = await lastApproval(core, tx, row, operatorId)
    await move(core, tx, who, row, {
      on: 'takeBackApproval',
      facts: { approvalFresh: approval !== null },
      set: { checker_id: null },
    })
    // The log keeps both; the figures count decisions that hold.
    if (approval !== null) await tx.deleteFrom('review').where('id', '=', approval).execute()
    tell('case.changed', { caseId })
  })
  return viewCase(core, who, { caseId })
}

/** Null unless it is this person's, fresh, and nothing of it is on its way to the card centre. */
async function lastApproval({ clock }: Core, tx: Tx, row: CaseRecord, operatorId: string): Promise<string | null> {
  const decisions = await tx.selectFrom('review').selectAll().where('case_id', '=', row.id).orderBy('at').orderBy('id').execute()
  const last = decisions.at(-1)
  if (last?.decision !== 'approved' || last.checker_id !== operatorId) return null
  if (Date.parse(clock.now()) - Date.parse(last.at) > takeBackMs) return null
  const approvals = decisions.filter(({ decision }) => decision === 'approved').length
  return (await handInsOf(tx, row.id)).some(handed => handed.approvals === approvals) ? null : last.id
}
