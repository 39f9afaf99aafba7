/** Reads and drops the texts that wait to be handed on. */

import { maskName, maskPhone } from '../../../../shared/identity/mask.ts'
import { CaseId, ReminderId } from '../../../../shared/ids.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import type { ReminderKind } from '../../../../shared/pickup/reminder.ts'
import type { Instant } from '../../../../shared/time.ts'
import type { Core } from '../../platform/core.ts'
import type { Tx } from '../../platform/store/open.ts'

/** What a queued text says no longer holds. */
export async function dropTexts(tx: Tx, caseId: CaseId, kinds: readonly ReminderKind[] | null = null): Promise<void> {
  const query = tx.updateTable('reminder').set({ state: 'dropped' }).where('case_id', '=', caseId).where('state', '=', 'queued')
  await (kinds === null ? query : query.where('kind', 'in', kinds)).execute()
}

/** What should have gone out by then: still waiting, and given up. */
export async function countDueTexts({ store }: Core, until: Instant): Promise<{ due: number; failed: number }> {
  const rows = await store.db
    .selectFrom('reminder')
    .select(['state', eb => eb.fn.countAll<number>().as('count')])
    .where('state', 'in', ['queued', 'failed'])
    .where('due_at', '<=', until)
    .groupBy('state')
    .execute()
  const of = (state: string) => Number(rows.find(row => row.state === state)?.count ?? 0)
  return { due: of('queued'), failed: of('failed') }
}

const most = 200

export const portFolder = async (core: Core): Promise<string | null> =>
  (await core.store.db.selectFrom('reminder_port').select('folder').executeTakeFirst())?.folder ?? null

/** What waits first, in the order it is due; then what happened, the newest first. */
export async function listReminders(core: Core): Promise<Out<'reminder.list'>> {
  const rows = await core.store.db
    .selectFrom('reminder')
    .innerJoin('case_file', 'case_file.id', 'reminder.case_id')
    .selectAll('reminder')
    .select(['case_file.number', 'case_file.name'])
    .where('reminder.state', '!=', 'dropped')
    .orderBy('reminder.due_at', 'desc')
    .limit(most)
    .execute()
  const views = rows.map(row => ({
    id: ReminderId.parse(row.id),
    caseId: CaseId.parse(row.case_id),
    number: row.number,
    maskedName: maskName(row.name),
    maskedPhone: maskPhone(row.phone),
    kind: row.kind,
    dueAt: row.due_at,
    state: row.state,
    tries: row.tries,
    sentAt: row.sent_at,
    text: row.text,
  }))
  const open = views.filter(({ state }) => state === 'queued').sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
  const due = open.filter(({ dueAt }) => dueAt <= core.clock.now()).length
  return {
    folder: await portFolder(core),
    byItself: core.textTurns.byItself(),
    due,
    rows: [...views.filter(({ state }) => state === 'failed'), ...open, ...views.filter(({ state }) => state === 'sent')],
  }
}
