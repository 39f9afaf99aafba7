/** Hands the texts that are due to the connector, and notes for each card that its holder was told. */
import { ulid } from 'ulid'
import { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { mostTries } from '../../../../shared/pickup/reminder.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { ReminderRecord } from '../../platform/store/tables/pickup.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { listReminders } from '../../queries/reminder/list.ts'
import { move } from '../../records/case/move.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { queueLimits } from '../../records/reminder/queue.ts'
import { portFolder, requeueFailed } from '../../records/reminder/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import { holderTold } from '../../records/waiting/card.ts'
import type { Core } from '../core.ts'
import { folderConnector, isUsable } from './folder.ts'

const most = 500
const deadlineMs = 10_000

const dueTexts = (core: Core, db: Core['store']['db']) =>
  db
    .selectFrom('reminder')
    .selectAll()
    .where('state', '=', 'queued')
    .where('due_at', '<=', core.clock.now())
    .orderBy('due_at')
    .limit(most)
    .execute()

export const handOnTexts = (core: Core, who: Who): Promise<Out<'reminder.handOn'>> => core.textTurns.inTurn(() => handOnDue(core, who))

/**
 * The file first, then the notes of it: cut off in between, the texts go out again under the same ids. Only in its turn;
 * `who` is null where the core does it by itself.
 */
export async function handOnDue(core: Core, who: Who | null): Promise<Out<'reminder.handOn'>> {
  const folder = await portFolder(core)
  if (folder === null) throw new Refusal('TEXTS_NOWHERE')
  await core.store.write(({ tx }) => queueLimits(core, tx))
  const texts = await dueTexts(core, core.store.db)
  if (texts.length === 0) return { sent: 0, notified: 0, left: 0 }
  await deliver(core, who, folder, texts)
  const notified = await core.store.write(async ({ tx, tell }) => {
    for (const { case_id } of texts) tell('case.changed', { caseId: CaseId.parse(case_id) })
    tell('pickup.changed', {})
    return noteSent(core, tx, who, texts)
  })
  const left = (await dueTexts(core, core.store.db)).length
  return { sent: texts.length, notified, left }
}

async function deliver(core: Core, who: Who | null, folder: string, texts: readonly ReminderRecord[]): Promise<void> {
  const lines = texts.map(({ id, phone, text, kind, due_at }) => ({ id, to: phone, text, kind, dueAt: due_at }))
  try {
    await folderConnector(folder).handOn(ulid(), lines, AbortSignal.timeout(deadlineMs))
  } catch (error) {
    if (who !== null) {
      await core.store.write(async ({ tx, tell }) => {
        await noteFailed(core, tx, who, texts)
        tell('pickup.changed', {})
      })
    }
    if (error instanceof Refusal) throw error
    throw new Refusal('TEXTS_NOT_TAKEN', { why: error instanceof Error && 'code' in error ? String(error.code) : 'timeout' })
  }
}

async function noteFailed(core: Core, tx: Tx, who: Who, texts: readonly ReminderRecord[]): Promise<void> {
  for (const { id, tries } of texts) {
    const state = tries + 1 >= mostTries ? 'failed' : 'queued'
    await tx
      .updateTable('reminder')
      .set({ tries: tries + 1, state })
      .where('id', '=', id)
      .where('state', '=', 'queued')
      .execute()
  }
  await record(core, tx, { who, what: 'reminder.failed', facts: { texts: texts.length } })
}

async function noteSent(core: Core, tx: Tx, who: Who | null, texts: readonly ReminderRecord[]): Promise<number> {
  let notified = 0
  for (const { id, case_id, tries } of texts) {
    const sent = { state: 'sent' as const, sent_at: core.clock.now(), tries: tries + 1 }
    await updateOne(tx.updateTable('reminder').set(sent).where('id', '=', id))
    if (await noteTold(core, tx, who, CaseId.parse(case_id))) notified += 1
  }
  await record(core, tx, { who, what: 'reminder.handOn', facts: { texts: texts.length, notified } })
  return notified
}

/** Every text about a card that lies here says so; one about a card still on its way tells nothing of it. */
async function noteTold(core: Core, tx: Tx, who: Who | null, caseId: CaseId): Promise<boolean> {
  const row = await caseById(tx, caseId)
  if (row.state !== 'at-branch') return false
  await move(core, tx, who, row, { on: 'notify', facts: {}, audit: { by: 'text' } })
  await holderTold(core, tx, caseId)
  return true
}

export async function setPort(core: Core, who: Who, { folder }: Parsed<'reminder.setPort'>): Promise<Out<'reminder.setPort'>> {
  if (folder !== null && !(await isUsable(folder))) throw new Refusal('TEXTS_NOT_TAKEN', { why: 'folder' })
  await core.store.write(async ({ tx, tell }) => {
    await tx.deleteFrom('reminder_port').execute()
    const made = { id: 1, operator_id: signedIn(who).operatorId, at: core.clock.now() }
    if (folder !== null)
      await tx
        .insertInto('reminder_port')
        .values({ ...made, folder })
        .execute()
    await requeueFailed(tx)
    await record(core, tx, { who, what: 'reminder.setPort', facts: { set: folder !== null } })
    tell('pickup.changed', {})
  })
  return listReminders(core)
}
