/** Queues the texts about a case and its card: it is here, the booked time, the limit that runs out, and news that changes what was said. */

import { afterMinutes, bookedDue, byDay, limitDues, type ReminderKind } from '../../../../shared/pickup/reminder.ts'
import type { Day, Instant } from '../../../../shared/time.ts'
import { waitingCardStates } from '../../../../shared/workflow/table.ts'
import { newId } from '../../platform/new-id.ts'
import { enqueue } from '../../platform/outbox/outbox.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseIdOf } from '../case/rows.ts'
import { formIn } from '../case/values.ts'
import { mayText } from '../case/withdrawn.ts'
import type { RecordsContext } from '../context.ts'
import { goesByPost } from '../pickup/by-post.ts'
import { branchSlots } from '../pickup/hours.ts'
import { limitsOf, waitedOf } from '../pickup/waited.ts'
import { dropTexts, textChannel, textKey, waitMinutes } from './rows.ts'
import { nothingThen, type ToldThen } from './told.ts'
import { judgeNow } from './truth.ts'

type Wanted = { readonly kind: ReminderKind; readonly due: Instant; readonly then?: ToldThen }

/**
 * Takes the place of a text of the same kind that still waits, was given up or refused. Without a number it could go to, news goes
 * on the list of calls; what is said at the counter or the desk as well is not queued at all.
 * @returns whether a text waits
 */
export async function queueText(
  core: RecordsContext,
  tx: Tx,
  row: CaseRecord,
  { kind, due, then = nothingThen }: Wanted,
): Promise<boolean> {
  const told = then === nothingThen ? null : JSON.stringify(then)
  const { phone, text } = await judgeNow(core, tx, row, { kind, told }, await branchSlots(core, tx))
  await dropTexts(tx, caseIdOf(row), [kind])
  // Whoever has no mobile is telephoned, also about what a text only reminds of.
  const line = formIn(row).mobile ? '' : (formIn(row).phone ?? '')
  if (phone === null && line === '' && !isNews(kind)) return false
  const now = core.clock.now()
  const way =
    phone === null
      ? ({ state: 'refused', refused_at: now, last_error: await unreachable(tx, row) } as const)
      : ({ state: 'queued' } as const)
  const id = newId()
  await tx
    .insertInto('reminder')
    .values({
      id,
      case_id: row.id,
      kind,
      due_at: due,
      text,
      phone: phone ?? line,
      told,
      made_at: now,
      sent_at: null,
      ...way,
    })
    .execute()
  if (phone === null) return false
  // Its words are made when it goes: what holds then is what is said.
  await enqueue(core, tx, { channel: textChannel, lane: id, key: textKey(id), kind, body: id }, due)
  return true
}

/** Why no text goes to this holder: the form has no number for it, or they do not want any. */
export const unreachable = async (tx: Tx, row: CaseRecord): Promise<'NO_PHONE' | 'TEXTS_WITHDRAWN'> =>
  (await mayText(tx, row)) ? 'NO_PHONE' : 'TEXTS_WITHDRAWN'

const news: readonly ReminderKind[] = ['returned', 'rejected', 'delayed', 'moved', 'cancelled', 'closed-day', 'sent-on', 'there', 'mailed']
const isNews = (kind: ReminderKind): boolean => news.includes(kind)

/** The card is here: said after a while, so that a wrong tick can be taken back. */
export const queueReady = async (core: RecordsContext, tx: Tx, row: CaseRecord): Promise<boolean> =>
  queueText(core, tx, row, { kind: 'ready', due: byDay(afterMinutes(core.clock.now(), await waitMinutes(tx))) })

export const queueBooked = (core: RecordsContext, tx: Tx, row: CaseRecord, day: Day): Promise<boolean> =>
  queueText(core, tx, row, { kind: 'booked', due: bookedDue(day, core.clock.now()) })

/** What changes what the holder was told; as soon as it is day. */
export const queueNews = (
  core: RecordsContext,
  tx: Tx,
  row: CaseRecord,
  kind: ReminderKind,
  then: ToldThen = nothingThen,
): Promise<boolean> => queueText(core, tx, row, { kind, due: byDay(core.clock.now()), then })

/** A decision rests a while as an arrival does: what is mended at once, or decided by mistake, is announced to nobody. */
export const queueDecision = async (core: RecordsContext, tx: Tx, row: CaseRecord, kind: 'returned' | 'rejected'): Promise<boolean> =>
  queueText(core, tx, row, { kind, due: byDay(afterMinutes(core.clock.now(), await waitMinutes(tx))) })

/** Queues what the limit of the place has made due and nobody has queued since the card came. Idempotent. */
export async function queueLimits(core: RecordsContext, tx: Tx): Promise<void> {
  const rows = await tx
    .selectFrom('case_file')
    .innerJoin('waiting_card', 'waiting_card.case_id', 'case_file.id')
    .selectAll('case_file')
    .select(['waiting_card.arrived_at', 'waiting_card.told_at'])
    .where('case_file.state', 'in', waitingCardStates)
    .execute()
  // A card that is to be posted waits for the branch and not for its holder.
  for (const row of rows) if (!(await goesByPost(tx, row))) await queueLimitsOf(core, tx, row)
}

type WaitingRow = CaseRecord & { readonly arrived_at: string; readonly told_at: string | null }

async function queueLimitsOf(core: RecordsContext, tx: Tx, row: WaitingRow): Promise<void> {
  const now = core.clock.now()
  const due = limitDues(waitedOf(core, row).since, limitsOf(core, row)).filter(one => one.due <= now)
  // Only the last word counts: a card past its limit is not announced as nearly past it.
  const last = due.at(-1)
  if (!last) return
  const said = await tx
    .selectFrom('reminder')
    .select('id')
    .where('case_id', '=', row.id)
    .where('kind', '=', last.kind)
    .where('made_at', '>=', row.arrived_at)
    .executeTakeFirst()
  if (said) return
  await dropTexts(tx, caseIdOf(row), ['ready', 'overdue-soon'])
  await queueText(core, tx, row, last)
}
