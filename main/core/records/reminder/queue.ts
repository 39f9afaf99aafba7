/** Queues the texts about a card: it is here, the booked time, the limit that runs out. */
import { ulid } from 'ulid'
import { bookedDue, limitDues, type ReminderKind } from '../../../../shared/pickup/reminder.ts'
import type { Slot } from '../../../../shared/pickup/slots.ts'
import type { Day, Instant } from '../../../../shared/time.ts'
import { waitingCardStates } from '../../../../shared/workflow/table.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseIdOf } from '../case/rows.ts'
import type { RecordsContext } from '../context.ts'
import { bookedSeat } from '../pickup/rows.ts'
import { limitsOf, waitedOf } from '../pickup/waited.ts'
import { dropTexts } from './rows.ts'
import { phoneOf, wordsOf } from './words.ts'

type Wanted = { readonly kind: ReminderKind; readonly due: Instant; readonly text: string }

/** Takes the place of a text of the same kind that still waits or was given up. False where the form holds no number it could go to. */
export async function queueText(core: RecordsContext, tx: Tx, row: CaseRecord, { kind, due, text }: Wanted): Promise<boolean> {
  const phone = phoneOf(row)
  await dropTexts(tx, caseIdOf(row), [kind])
  if (phone === null) return false
  const fresh = { state: 'queued', tries: 0, made_at: core.clock.now(), sent_at: null } as const
  await tx
    .insertInto('reminder')
    .values({ id: ulid(), case_id: row.id, kind, due_at: due, text, phone, ...fresh })
    .execute()
  return true
}

/** The card is here: said at once. */
export const queueReady = async (core: RecordsContext, tx: Tx, row: CaseRecord): Promise<boolean> =>
  queueText(core, tx, row, { kind: 'ready', due: core.clock.now(), text: wordsOf(core, row, 'ready', await bookedSeat(tx, caseIdOf(row))) })

export const queueBooked = (core: RecordsContext, tx: Tx, row: CaseRecord, day: Day, { start, end }: Slot): Promise<boolean> =>
  queueText(core, tx, row, {
    kind: 'booked',
    due: bookedDue(day, core.clock.now()),
    text: wordsOf(core, row, 'booked', { day, start, end }),
  })

/** Queues what the limit of the place has made due and nobody has queued since the card came. Idempotent. */
export async function queueLimits(core: RecordsContext, tx: Tx): Promise<void> {
  const rows = await tx
    .selectFrom('case_file')
    .innerJoin('waiting_card', 'waiting_card.case_id', 'case_file.id')
    .selectAll('case_file')
    .select(['waiting_card.arrived_at', 'waiting_card.told_at'])
    .where('case_file.state', 'in', waitingCardStates)
    .execute()
  for (const row of rows) await queueLimitsOf(core, tx, row)
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
  await queueText(core, tx, row, { ...last, text: wordsOf(core, row, last.kind, await bookedSeat(tx, caseIdOf(row))) })
}
