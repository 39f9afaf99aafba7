/** Checks each text that is due against its case before it is handed on: untrue ones are let go or give way to what is so. */
import { CaseId } from '../../../../shared/ids.ts'
import type { ReminderKind } from '../../../../shared/pickup/reminder.ts'
import { stopLanes } from '../../platform/outbox/outbox.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { ReminderRecord } from '../../platform/store/tables/pickup.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseById } from '../../records/case/rows.ts'
import { branchSlots } from '../../records/pickup/hours.ts'
import { queueNews, unreachable } from '../../records/reminder/queue.ts'
import { textChannel } from '../../records/reminder/rows.ts'
import { type Judged, judgeNow } from '../../records/reminder/truth.ts'
import { tellLate } from '../../records/waiting/delay.ts'
import type { Core } from '../core.ts'

export type Due = {
  /** With the words and the number of this moment. */
  readonly sound: readonly ReminderRecord[]
  /** Due as well, and not in this batch. */
  readonly later: number
}

/** What gives way may bring another text that is due at once; it is checked like the others. */
const mostRounds = 3

export async function checkDue(core: Core, most: number): Promise<Due> {
  const sound = new Map<string, ReminderRecord>()
  const waiting = new Set<string>()
  let later = 0
  for (let round = 0; round < mostRounds; round += 1) {
    const fresh = (await dueTexts(core)).filter(({ id }) => !sound.has(id) && !waiting.has(id))
    later = Math.max(0, fresh.length - (most - sound.size))
    if (fresh.length === 0 || sound.size >= most) break
    for (const text of fresh.slice(0, most - sound.size)) {
      const checked = await checkOne(core, text)
      if (checked) sound.set(text.id, checked)
      else waiting.add(text.id)
    }
  }
  return { sound: [...sound.values()], later }
}

const dueTexts = (core: Core) =>
  core.store.db
    .selectFrom('reminder')
    .innerJoin('outbox', 'outbox.lane', 'reminder.id')
    .selectAll('reminder')
    .where('outbox.channel', '=', textChannel)
    .where('outbox.due_at', '<=', core.clock.now())
    .where('reminder.state', '=', 'queued')
    .orderBy('outbox.due_at')
    .orderBy('outbox.seq')
    .execute()

/** Each in a unit of its own, so that one case in trouble keeps no other from being told. */
async function checkOne(core: Core, { id }: ReminderRecord): Promise<ReminderRecord | null> {
  return core.store.write(async ({ tx, tell }) => {
    const text = await tx.selectFrom('reminder').selectAll().where('id', '=', id).where('state', '=', 'queued').executeTakeFirst()
    // Another text of the same batch has taken its place.
    if (!text) return null
    const caseId = CaseId.parse(text.case_id)
    const row = await caseById(tx, caseId)
    const judged = await judgeNow(core, tx, row, text, await branchSlots(core, tx))
    const { verdict } = judged
    if (verdict.say === 'send') return renew(tx, text, judged)
    if (verdict.say === 'wait') return null
    tell('pickup.changed', {})
    tell('case.changed', { caseId })
    if (verdict.say === 'call') {
      await setOne(tx, text, { state: 'refused', refused_at: core.clock.now(), last_error: await unreachable(tx, row), text: judged.text })
      return null
    }
    await setOne(tx, text, { state: 'dropped', drop_reason: verdict.lacks })
    if (verdict.say === 'delayed') await tellLate(core, tx, row)
    if (verdict.say === 'closed-day') await queueNews(core, tx, row, 'closed-day', { was: judged.seat, why: null })
    return null
  })
}

type Change = Partial<Pick<ReminderRecord, 'state' | 'drop_reason' | 'refused_at' | 'last_error' | 'text' | 'phone' | 'seat'>>

async function setOne(tx: Tx, { id }: ReminderRecord, change: Change): Promise<void> {
  await updateOne(tx.updateTable('reminder').set(change).where('id', '=', id).where('state', '=', 'queued'))
  if (change.state !== undefined) await stopLanes(tx, textChannel, [id])
}

const naming: readonly ReminderKind[] = ['ready', 'booked', 'moved', 'delayed']

/** Goes out with the words and to the number that hold now. */
async function renew(tx: Tx, text: ReminderRecord, { text: words, phone, seat }: Judged): Promise<ReminderRecord> {
  const now = { text: words, phone: phone ?? text.phone, seat: seat && naming.includes(text.kind) ? `${seat.day} ${seat.start}` : null }
  const same = now.text === text.text && now.phone === text.phone && now.seat === text.seat
  if (!same) await setOne(tx, text, now)
  return { ...text, ...now }
}
