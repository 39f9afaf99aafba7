/** Asks of the case as it is now whether a text still says what is so, and makes its words anew. */
import type { Kysely } from 'kysely'
import { ageingOf } from '../../../../shared/pickup/ageing.ts'
import { isLastCall } from '../../../../shared/pickup/reminder.ts'
import type { Slot } from '../../../../shared/pickup/slots.ts'
import { judgeText, type Seat, type TextFacts, type TextVerdict } from '../../../../shared/pickup/text-truth.ts'
import { Day } from '../../../../shared/time.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { ReminderRecord } from '../../platform/store/tables/pickup.ts'
import { caseIdOf } from '../case/rows.ts'
import { mayText } from '../case/withdrawn.ts'
import type { RecordsContext } from '../context.ts'
import { bookedSeat } from '../pickup/rows.ts'
import { isOver } from '../pickup/visits.ts'
import { limitsOf, waitedOf } from '../pickup/waited.ts'
import { sentBackOf } from '../review/sent-back.ts'
import { toldThen } from './told.ts'
import { phoneOf, wordsOf } from './words.ts'

export type Judged = {
  readonly verdict: TextVerdict
  /** What it says by what holds now, and the number it goes to; null where there is none, or the holder wants no texts. */
  readonly text: string
  readonly phone: string | null
  readonly seat: Seat | null
}

type Subject = Pick<ReminderRecord, 'kind' | 'told'>
/** Slots of a day from today on; read once for many texts. */
type SlotsOf = (day: Day) => readonly Slot[]

export async function judgeNow(
  core: RecordsContext,
  db: Kysely<Tables>,
  row: CaseRecord,
  { kind, told }: Subject,
  slotsOf: SlotsOf,
): Promise<Judged> {
  const then = toldThen(told)
  const phone = (await mayText(db, row)) ? phoneOf(row) : null
  const seat = await bookedSeat(db, caseIdOf(row))
  const facts = await factsOf(core, db, row, { seat, was: then.was, phone: phone !== null }, slotsOf)
  const faults = kind === 'returned' ? ((await sentBackOf(db, row))?.faults ?? []) : []
  // An appointment on a closed day, or one that is over, is not repeated.
  const booked = facts.seatOpen && facts.seatToCome ? seat : null
  return { verdict: judgeText(kind, facts), text: wordsOf(core, row, kind, { booked, then, faults }), phone, seat }
}

async function factsOf(
  core: RecordsContext,
  db: Kysely<Tables>,
  row: CaseRecord,
  { seat, was, phone }: Pick<TextFacts, 'seat' | 'was' | 'phone'>,
  slotsOf: SlotsOf,
): Promise<TextFacts> {
  const toCome = (one: Seat | null) => one !== null && !isOver(core, one)
  const isOpenAt = (one: Seat) => slotsOf(Day.parse(one.day)).some(slot => slot.start === one.start && slot.end === one.end)
  const kept = await db.selectFrom('waiting_card').selectAll().where('case_id', '=', caseIdOf(row)).executeTakeFirst()
  const { days } = waitedOf(core, { arrived_at: null, told_at: null, ...kept, changed_at: row.changed_at })
  return {
    state: row.state,
    phone,
    seat,
    seatOpen: seat !== null && isOpenAt(seat),
    seatToCome: toCome(seat),
    was,
    wasClosed: was !== null && !isOpenAt(was),
    wasToCome: toCome(was),
    lastCall: seat !== null && isLastCall(Day.parse(seat.day), core.clock.now()),
    ageing: ageingOf(days, limitsOf(core, row)),
  }
}
