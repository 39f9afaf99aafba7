/** Moves the day a card was promised for when its ground changes, with the appointment that stood on it, and tells the holder. */

import type { CaseId } from '../../../../shared/ids.ts'
import { isCovered, workdaysBetween } from '../../../../shared/pickup/calendar.ts'
import type { PromiseMoved } from '../../../../shared/pickup/promise.ts'
import { aheadSeats } from '../../../../shared/pickup/slots.ts'
import { promiseMovedText } from '../../../../shared/strings/zh-CN/pickup.ts'
import { type Day, dayOf, Instant } from '../../../../shared/time.ts'
import { startsIn } from '../../../../shared/workflow/step.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { move } from '../case/move.ts'
import { caseIdOf } from '../case/rows.ts'
import type { RecordsContext, Who } from '../context.ts'
import { branchSlots } from '../pickup/hours.ts'
import { openPromise, ungrounded } from '../pickup/promise.ts'
import { type Booked, bookedSeat } from '../pickup/rows.ts'
import { takeSeat } from '../pickup/take-seat.ts'
import { isOver, nextSeat } from '../pickup/visits.ts'
import { queueBooked, queueNews } from '../reminder/queue.ts'
import { freeSeat } from './free-seat.ts'

type Delay = {
  readonly why: PromiseMoved
  /** What the manager wrote, where the holder reads it. */
  readonly reason?: string
  /** An appointment that was just taken back, or a word that the card is here: it no longer holds either. */
  readonly lost?: Booked | null
  readonly wasTold?: boolean
}

/** Its making failed or began anew: counted from today as one handed in today. */
export async function promiseAnew(core: RecordsContext, tx: Tx, who: Who | null, row: CaseRecord, delay: Delay): Promise<void> {
  const promise = await openPromise(core, tx, profileOfCase(core, row), row.item, core.clock.today())
  await delayTo(core, tx, who, row, promise?.day ?? null, delay)
}

/**
 * A promise moves later, never earlier by itself: who was told the later day has arranged for it. `day` null where nobody knows one;
 * the old promise then stays in the case, for the branch to see how late it is.
 */
export async function delayTo(
  core: RecordsContext,
  tx: Tx,
  who: Who | null,
  row: CaseRecord,
  day: Day | null,
  delay: Delay,
): Promise<void> {
  const { why, reason = '', lost = null, wasTold = false } = delay
  const later = day !== null && row.promised_day !== null && day > row.promised_day
  const now = later ? await keepPromise(core, tx, who, row, day, why) : row
  const seat = await bookedSeat(tx, caseIdOf(row))
  const hit = seat !== null && !isOver(core, seat) && (day === null || seat.day < day)
  const moved = hit ? await reseat(core, tx, who, now, seat, day) : now
  const was = hit ? seat : lost
  if (later || was !== null || wasTold) await queueNews(core, tx, moved, 'delayed', { was, why: promiseMovedText[why](reason) })
}

type Ground = Parameters<typeof ungrounded>[2] & Pick<Delay, 'why' | 'reason'>

/** The ground of promised days has changed: those that no longer hold move. Idempotent. @returns the cases that moved */
export async function delayUngrounded(
  core: RecordsContext,
  tx: Tx,
  who: Who | null,
  { why, reason = '', ...ground }: Ground,
): Promise<readonly CaseId[]> {
  const moved = await ungrounded(core, tx, ground)
  for (const { row, day } of moved) await delayTo(core, tx, who, row, day, { why, reason })
  return moved.map(({ row }) => caseIdOf(row))
}

/** Writes the new day and keeps the old one. */
export async function keepPromise(
  core: RecordsContext,
  tx: Tx,
  who: Who | null,
  row: CaseRecord,
  day: Day | null,
  why: PromiseMoved,
): Promise<CaseRecord> {
  if (row.promised_day === null) return row
  const from = dayOf(Instant.parse(row.signed_at ?? row.opened_at))
  const set = {
    promised_day: day,
    promised_covered: day === null ? null : isCovered(calendarOf(core), day) ? 1 : 0,
    promised_workdays: day === null ? null : workdaysBetween(calendarOf(core), from, day),
  }
  await notePromise(core, tx, who, row, day, why)
  await updateOne(tx.updateTable('case_file').set(set).where('id', '=', row.id).where('revision', '=', row.revision))
  return { ...row, ...set }
}

export async function notePromise(
  core: RecordsContext,
  tx: Tx,
  who: Who | null,
  row: CaseRecord,
  day: Day | null,
  why: PromiseMoved,
): Promise<void> {
  if (row.promised_day === null || row.promised_day === day) return
  const kept = { before: row.promised_day, after: day, why, operator_id: who?.session?.operatorId ?? null, at: core.clock.now() }
  await tx
    .insertInto('promise_move')
    .values({ id: newId(), case_id: row.id, ...kept })
    .execute()
  await record(core, tx, { who, what: 'case.promise', caseId: caseIdOf(row), facts: { before: kept.before, after: day, why } })
}

/** The nearest seat from the new day on, at the time of day the holder had; none where no day is known. */
async function reseat(core: RecordsContext, tx: Tx, who: Who | null, row: CaseRecord, seat: Booked, day: Day | null): Promise<CaseRecord> {
  const caseId = caseIdOf(row)
  const slotsOf = await branchSlots(core, tx)
  const next = day === null ? null : await nextSeat(core, tx, { from: day, start: seat.start, slotsOf })
  if (next === null || !startsIn(row.state, 'movePickup')) {
    await freeSeat(tx, caseId)
    return row
  }
  const moved = await move(core, tx, who, row, { on: 'movePickup', facts: {}, audit: { day: next.day, start: next.slot.start } })
  await giveSeat(core, tx, moved, next)
  return moved
}

type Next = NonNullable<Awaited<ReturnType<typeof nextSeat>>>

/** A seat the branch gives by itself, with the text on its eve. @throws Refusal SLOT_FULL */
export async function giveSeat(core: RecordsContext, tx: Tx, row: CaseRecord, { day, slot }: Next): Promise<void> {
  await takeSeat(core, tx, caseIdOf(row), { day, slot, seats: aheadSeats(slot), kind: 'booked' })
  await queueBooked(core, tx, row, day)
}

/** The card is not here though the appointment is tomorrow: nobody knows the day, so the holder is told to wait for word. */
export const tellLate = (core: RecordsContext, tx: Tx, row: CaseRecord): Promise<void> =>
  delayTo(core, tx, null, row, null, { why: 'late' })
