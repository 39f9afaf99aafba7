/** Hands the texts that are due to the connector, and notes for each card that its holder was told. */

import { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { mostTries, type ReminderKind } from '../../../../shared/pickup/reminder.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { systemCode } from '../../../../shared/system-code.ts'
import type { Instant } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { errorCode, isBranchTrouble } from '../../platform/jobs/error-code.ts'
import { newId } from '../../platform/new-id.ts'
import { type Claimed, claimOne, hurryAll, type OutboxWorld, settle, type Verdict } from '../../platform/outbox/outbox.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { ReminderRecord } from '../../platform/store/tables/pickup.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { listReminders } from '../../queries/reminder/list.ts'
import { move } from '../../records/case/move.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { queueLimits } from '../../records/reminder/queue.ts'
import { portFolder, requeueFailed, textChannel, textKey } from '../../records/reminder/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import { holderTold } from '../../records/waiting/card.ts'
import type { Core } from '../core.ts'
import { checkDue } from './check-due.ts'
import { folderConnector, isUsable, within } from './folder.ts'
import { readResults } from './read-results.ts'

const most = 500
const deadlineMs = 10_000

export const handOnTexts = (core: Core, who: Who): Promise<Out<'reminder.handOn'>> => core.jobs.inTurn('texts', () => handOnDue(core, who))

/**
 * The file first, then the notes of it: cut off in between, the texts go out again under the same ids once the lease of the outbox
 * is over. Only in its turn; `who` is null where the core does it by itself.
 */
export async function handOnDue(core: Core, who: Who | null): Promise<Out<'reminder.handOn'>> {
  const folder = await portFolder(core)
  if (folder === null) throw new Refusal('TEXTS_NOWHERE')
  // A folder that is away is said when something has to go into it.
  await readResults(core, folder).catch(error => core.log('texts.results', { error: errorCode(error) }))
  await core.store.write(async ({ tx }) => {
    await queueLimits(core, tx)
    if (who !== null) await hurryAll(core, tx, textChannel)
  })
  const { sound, later } = await checkDue(core, most)
  const gone = sound.length === 0 ? [] : await deliver(core, who, folder, sound)
  const notified = gone.length === 0 ? 0 : await noteSent(core, who, gone)
  return { sent: gone.length, notified, left: sound.length - gone.length + later }
}

/** A text in hand, with the words and the number of this moment. */
type Held = { readonly text: ReminderRecord; readonly message: Claimed }

/** Gives those that went out. @throws Refusal TEXTS_NOT_TAKEN where the folder takes none. */
async function deliver(core: Core, who: Who | null, folder: string, texts: readonly ReminderRecord[]): Promise<readonly Held[]> {
  // By itself nothing is taken in hand for a folder that is away: a night without the share must not use up the tries of every text.
  if (who === null && !(await isUsableInTime(folder))) throw new Refusal('TEXTS_NOT_TAKEN', { why: 'folder' })
  const held = await hold(core, texts)
  if (held.length === 0) return []
  try {
    await put(folder, held)
    return held
  } catch (error) {
    if (await isUsableInTime(folder)) return deliverEach(core, folder, held)
    await noteAway(core, who, held, error)
    if (error instanceof Refusal) throw error
    throw new Refusal('TEXTS_NOT_TAKEN', { why: systemCode(error) || 'timeout' })
  }
}

const hold = (core: Core, texts: readonly ReminderRecord[]): Promise<Held[]> =>
  core.store.write(async ({ tx }) => {
    const held: Held[] = []
    for (const text of texts) {
      const message = await claimOne(core, tx, textKey(text.id))
      if (message) held.push({ text, message })
    }
    return held
  })

/** The folder is there and refused the batch: one text of it may be to blame, and the others must not wait for it. */
async function deliverEach(core: Core, folder: string, held: readonly Held[]): Promise<readonly Held[]> {
  const gone: Held[] = []
  for (const [at, one] of held.entries()) {
    try {
      await put(folder, [one])
      gone.push(one)
    } catch (error) {
      if (await isUsableInTime(folder)) await noteFailed(core, [one], errorCode(error))
      else {
        await noteFailed(core, held.slice(at), errorCode(error))
        return gone
      }
    }
  }
  return gone
}

function put(folder: string, held: readonly Held[]): Promise<void> {
  const lines = held.map(({ text: { id, phone, text, kind, due_at } }) => ({ id, to: phone, text, kind, dueAt: due_at }))
  return folderConnector(folder).handOn(newId(), lines, AbortSignal.timeout(deadlineMs))
}

/** A share that hangs is not usable, whatever it would say in the end. */
const isUsableInTime = (folder: string): Promise<boolean> => within(AbortSignal.timeout(deadlineMs), isUsable(folder)).catch(() => false)

/** After so many tries the texts wait for somebody who looks at the folder. */
async function noteAway(core: Core, who: Who | null, held: readonly Held[], error: unknown): Promise<void> {
  await core.store.write(async ({ tx }) => {
    await noteFailed(core, held, errorCode(error))
    await record(core, tx, { who, what: 'reminder.failed', facts: { texts: held.length } })
  })
}

const noteFailed = (core: Core, held: readonly Held[], error: string): Promise<void> =>
  core.store.write(async ({ tx, tell }) => {
    for (const { text, message } of held) {
      const isOver = message.attempts >= mostTries
      const verdict: Verdict = isOver ? { is: 'dead', error, acts: 'manager' } : { is: 'again', error }
      if ((await settle(outboxWorld(core), tx, message, verdict)) && isOver)
        await tx.updateTable('reminder').set({ state: 'failed' }).where('id', '=', text.id).where('state', '=', 'queued').execute()
    }
    tell('pickup.changed', {})
  })

const outboxWorld = ({ clock }: Core): OutboxWorld => ({ clock, draw: Math.random })

/** Each in a unit of its own: a case that cannot take its note keeps none of the other texts from being noted as sent. */
async function noteSent(core: Core, who: Who | null, texts: readonly Held[]): Promise<number> {
  let notified = 0
  const sentAt = core.clock.now()
  for (const text of texts) if (await noteOne(core, who, text, sentAt)) notified += 1
  await core.store.write(async ({ tx, tell }) => {
    await record(core, tx, { who, what: 'reminder.handOn', facts: { texts: texts.length, notified } })
    tell('pickup.changed', {})
  })
  return notified
}

/** Whether the card's own state says now that its holder was told. */
async function noteOne(core: Core, who: Who | null, { text, message }: Held, sentAt: Instant): Promise<boolean> {
  const caseId = CaseId.parse(text.case_id)
  const sent = async (tx: Tx, error: string | null) => {
    await settle(outboxWorld(core), tx, message, { is: 'done', receipt: null })
    await updateOne(tx.updateTable('reminder').set({ state: 'sent', sent_at: sentAt, last_error: error }).where('id', '=', text.id))
  }
  try {
    return await core.store.write(async ({ tx, tell }) => {
      await sent(tx, null)
      tell('case.changed', { caseId })
      return noteTold(core, tx, who, caseId, text.kind)
    })
  } catch (error) {
    if (isBranchTrouble(error)) throw error
    core.log('text.unnoted', { text: text.id, error: errorCode(error) })
    // It went out: left in the queue it would go to its holder again every few minutes.
    await core.store.write(async ({ tx }) => void (await sent(tx, errorCode(error))))
    return false
  }
}

/** These say that the card is here, and go out only while it is. */
export const announcing: readonly ReminderKind[] = ['ready', 'booked', 'overdue-soon', 'overdue']

async function noteTold(core: Core, tx: Tx, who: Who | null, caseId: CaseId, kind: ReminderKind): Promise<boolean> {
  const row = await caseById(tx, caseId)
  if (row.state !== 'at-branch' || !announcing.includes(kind)) return false
  await move(core, tx, who, row, { on: 'notify', facts: {}, audit: { by: 'text' } })
  await holderTold(core, tx, caseId)
  return true
}

export async function setPort(core: Core, who: Who, { folder, waitMinutes }: Parsed<'reminder.setPort'>): Promise<Out<'reminder.setPort'>> {
  if (folder !== null && !(await isUsable(folder))) throw new Refusal('TEXTS_NOT_TAKEN', { why: 'folder' })
  await core.store.write(async ({ tx, tell }) => {
    await tx.deleteFrom('reminder_port').execute()
    const made = { id: 1, operator_id: signedIn(who).operatorId, at: core.clock.now() }
    if (folder !== null)
      await tx
        .insertInto('reminder_port')
        .values({ ...made, folder })
        .execute()
    if (waitMinutes !== undefined) {
      await tx.deleteFrom('text_wait').execute()
      await tx
        .insertInto('text_wait')
        .values({ ...made, minutes: waitMinutes })
        .execute()
    }
    await requeueFailed(core, tx)
    await record(core, tx, { who, what: 'reminder.setPort', facts: { set: folder !== null, waitMinutes: waitMinutes ?? null } })
    tell('pickup.changed', {})
  })
  return listReminders(core)
}
