/** Queues the texts about a card: it is here, the booked time, the limit that runs out. */
import { ulid } from 'ulid'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { ageingOf } from '../../../../shared/pickup/ageing.ts'
import { bookedDue, limitDues, type ReminderKind } from '../../../../shared/pickup/reminder.ts'
import type { Slot } from '../../../../shared/pickup/slots.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Day, Instant } from '../../../../shared/time.ts'
import { waitingCardStates } from '../../../../shared/workflow/table.ts'
import { record } from '../../platform/audit/record.ts'
import type { Core, Who } from '../../platform/core.ts'
import type { Tx } from '../../platform/store/open.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { caseById, caseIdOf } from '../case/rows.ts'
import { bookedSeat } from '../pickup/rows.ts'
import { limitsOf, waitedOf } from '../pickup/waited.ts'
import { dropTexts, listReminders } from './rows.ts'
import { phoneOf, wordsOf } from './words.ts'

type Wanted = { readonly kind: ReminderKind; readonly due: Instant; readonly text: string }

/** Takes the place of a text of the same kind that still waits. False where the form holds no number it could go to. */
async function queueText(core: Core, tx: Tx, row: CaseRecord, { kind, due, text }: Wanted): Promise<boolean> {
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
export const queueReady = async (core: Core, tx: Tx, row: CaseRecord): Promise<boolean> =>
  queueText(core, tx, row, { kind: 'ready', due: core.clock.now(), text: wordsOf(core, row, 'ready', await bookedSeat(tx, caseIdOf(row))) })

export const queueBooked = (core: Core, tx: Tx, row: CaseRecord, day: Day, { start, end }: Slot): Promise<boolean> =>
  queueText(core, tx, row, {
    kind: 'booked',
    due: bookedDue(day, core.clock.now()),
    text: wordsOf(core, row, 'booked', { day, start, end }),
  })

/** Queues what the limit of the place has made due and nobody has queued since the card came. Idempotent. */
export async function queueLimits(core: Core, tx: Tx): Promise<void> {
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

async function queueLimitsOf(core: Core, tx: Tx, row: WaitingRow): Promise<void> {
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

/** Somebody wants the holder told once more, by what holds today. */
export async function queueAgain(core: Core, who: Who, { caseId }: Parsed<'reminder.queue'>): Promise<Out<'reminder.queue'>> {
  await core.store.transaction(async tx => {
    const row = await caseById(tx, caseId)
    if (!waitingCardStates.some(state => state === row.state)) throw new Refusal('WRONG_STATE', { state: row.state, action: 'notify' })
    const kept = await tx.selectFrom('waiting_card').selectAll().where('case_id', '=', caseId).executeTakeFirst()
    const { days } = waitedOf(core, { arrived_at: null, told_at: null, ...kept, changed_at: row.changed_at })
    const kind = kindFor(ageingOf(days, limitsOf(core, row)))
    const text = wordsOf(core, row, kind, await bookedSeat(tx, caseId))
    if (!(await queueText(core, tx, row, { kind, due: core.clock.now(), text }))) throw new Refusal('NO_PHONE')
    await record(core, tx, { who, what: 'reminder.queue', caseId, facts: { kind } })
  })
  core.tell('pickup.changed', {})
  return listReminders(core)
}

function kindFor(ageing: ReturnType<typeof ageingOf>): ReminderKind {
  if (ageing === 'past-limit' || ageing === 'past-grace') return 'overdue'
  return ageing === 'soon' ? 'overdue-soon' : 'ready'
}
