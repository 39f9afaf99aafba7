/** Lists the texts: what failed, what waits in the order it is due, what was sent. */
import { maskName, maskPhone } from '../../../../shared/identity/mask.ts'
import { CaseId, ReminderId } from '../../../../shared/ids.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import type { ReminderState } from '../../../../shared/pickup/reminder.ts'
import { textGrounds } from '../../../../shared/pickup/text-truth.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { RecordsContext } from '../../records/context.ts'
import { portFolder, resultFiles, textChannel, waitMinutes } from '../../records/reminder/rows.ts'

const most = 200
const mostFiles = 5

/** What waits first, in the order it is due; then what happened, the newest first. */
export async function listReminders(core: RecordsContext & { readonly jobs: Pick<Jobs, 'stateOf'> }): Promise<Out<'reminder.list'>> {
  const rows = await core.store.db
    .selectFrom('reminder')
    .innerJoin('case_file', 'case_file.id', 'reminder.case_id')
    .leftJoin('outbox', join => join.onRef('outbox.lane', '=', 'reminder.id').on('outbox.channel', '=', textChannel))
    .selectAll('reminder')
    .select(['case_file.number', 'case_file.name', 'outbox.attempts'])
    // What was let go because the case went on is not worth a line; what was due and untrue is.
    .where(eb => eb.or([eb('reminder.state', '!=', 'dropped'), eb('reminder.drop_reason', 'is not', null)]))
    .orderBy('reminder.due_at', 'desc')
    .limit(most)
    .execute()
  const views = rows.map(row => ({
    id: ReminderId.parse(row.id),
    caseId: CaseId.parse(row.case_id),
    number: row.number,
    maskedName: maskName(row.name),
    maskedPhone: row.phone === '' ? '' : maskPhone(row.phone),
    // Whoever has to call must read it; where the form holds no mobile, they look in the case.
    dial: row.state === 'refused' && row.phone !== '' ? row.phone : null,
    why: row.state === 'refused' ? row.last_error : null,
    kind: row.kind,
    dueAt: row.due_at,
    state: row.state,
    tries: row.attempts ?? 0,
    sentAt: row.sent_at,
    lacks: textGrounds.find(ground => ground === row.drop_reason) ?? null,
    text: row.text,
  }))
  const of = (...states: readonly ReminderState[]) => views.filter(({ state }) => states.includes(state))
  const open = views.filter(({ state }) => state === 'queued').sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
  const due = open.filter(({ dueAt }) => dueAt <= core.clock.now()).length
  return {
    folder: await portFolder(core),
    byItself: { failingSince: core.jobs.stateOf('texts').failingSince, ...(await lastSent(core)) },
    due,
    results: await resultFiles(core.store.db, mostFiles),
    waitMinutes: await waitMinutes(core.store.db),
    rows: [...of('refused', 'failed'), ...open, ...of('sent', 'called', 'dropped')],
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
