/** Notes that somebody telephoned in place of a text that did not arrive. */
import { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { isCardWaiting } from '../../../../shared/workflow/table.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import { listReminders } from '../../queries/reminder/list.ts'
import { move } from '../../records/case/move.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import { holderTold } from '../../records/waiting/card.ts'
import type { Core } from '../core.ts'
import { announcing } from './hand-on.ts'

/** @throws Refusal NOT_FOUND where it is not on the list of calls any more */
export async function noteCalled(core: Core, who: Who, { id }: Parsed<'reminder.called'>): Promise<Out<'reminder.called'>> {
  await core.store.write(async ({ tx, tell }) => {
    const text = await tx.selectFrom('reminder').selectAll().where('id', '=', id).where('state', '=', 'refused').executeTakeFirst()
    if (!text) throw new Refusal('NOT_FOUND')
    const caseId = CaseId.parse(text.case_id)
    const called = { state: 'called', called_at: core.clock.now(), called_by: signedIn(who).operatorId } as const
    await updateOne(tx.updateTable('reminder').set(called).where('id', '=', id).where('state', '=', 'refused'))
    await record(core, tx, { who, what: 'reminder.called', caseId, facts: { kind: text.kind } })
    const row = await caseById(tx, caseId)
    if (announcing.includes(text.kind) && isCardWaiting(row.state)) {
      if (row.state === 'at-branch') await move(core, tx, who, row, { on: 'notify', facts: {}, audit: { by: 'voice' } })
      await holderTold(core, tx, caseId)
    }
    tell('case.changed', { caseId })
    tell('pickup.changed', {})
  })
  return listReminders(core)
}
