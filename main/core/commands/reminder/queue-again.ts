/** Queues one more text to a holder, by what holds today. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { ageingOf } from '../../../../shared/pickup/ageing.ts'
import type { ReminderKind } from '../../../../shared/pickup/reminder.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { isCardWaiting } from '../../../../shared/workflow/table.ts'
import { record } from '../../platform/audit/record.ts'
import { listReminders } from '../../queries/reminder/list.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { limitsOf, waitedOf } from '../../records/pickup/waited.ts'
import { queueText, unreachable } from '../../records/reminder/queue.ts'
import type { Core } from '../core.ts'

/** Somebody wants the holder told once more, by what holds today. */
export async function queueAgain(core: Core, who: Who, { caseId }: Parsed<'reminder.queue'>): Promise<Out<'reminder.queue'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseById(tx, caseId)
    if (!isCardWaiting(row.state)) throw new Refusal('WRONG_STATE', { state: row.state, action: 'notify' })
    const kept = await tx.selectFrom('waiting_card').selectAll().where('case_id', '=', caseId).executeTakeFirst()
    const { days } = waitedOf(core, { arrived_at: null, told_at: null, ...kept, changed_at: row.changed_at })
    const kind = kindFor(ageingOf(days, limitsOf(core, row)))
    if (!(await queueText(core, tx, row, { kind, due: core.clock.now() }))) throw new Refusal(await unreachable(tx, row))
    await record(core, tx, { who, what: 'reminder.queue', caseId, facts: { kind } })
    tell('pickup.changed', {})
  })
  return listReminders(core)
}

function kindFor(ageing: ReturnType<typeof ageingOf>): ReminderKind {
  if (ageing === 'past-limit' || ageing === 'past-grace') return 'overdue'
  return ageing === 'soon' ? 'overdue-soon' : 'ready'
}
