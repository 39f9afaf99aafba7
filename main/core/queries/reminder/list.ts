/** Lists the texts: what failed, what waits in the order it is due, what was sent. */
import { maskName, maskPhone } from '../../../../shared/identity/mask.ts'
import { CaseId, ReminderId } from '../../../../shared/ids.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { RecordsContext } from '../../records/context.ts'
import { portFolder } from '../../records/reminder/rows.ts'

const most = 200

/** What waits first, in the order it is due; then what happened, the newest first. */
export async function listReminders(core: RecordsContext & { readonly jobs: Pick<Jobs, 'stateOf'> }): Promise<Out<'reminder.list'>> {
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
    byItself: { failingSince: core.jobs.stateOf('texts').failingSince, ...(await lastSent(core)) },
    due,
    rows: [...views.filter(({ state }) => state === 'failed'), ...open, ...views.filter(({ state }) => state === 'sent')],
  }
}

/** The texts that went out last, together. */
async function lastSent({ store }: RecordsContext): Promise<{ sentAt: string | null; sent: number }> {
  const last = await store.db
    .selectFrom('reminder')
    .select(['sent_at', eb => eb.fn.countAll<number>().as('sent')])
    .where('state', '=', 'sent')
    .groupBy('sent_at')
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { sentAt: last?.sent_at ?? null, sent: Number(last?.sent ?? 0) }
}
