/** Reads what happened in a span of days, kind by kind, from narrow rows and indexes alone. */
import { type DaySpan, daysOf } from '../../../../shared/report/day-span.ts'
import type { Happened } from '../../../../shared/report/tally.ts'
import { addDays, daysBetween } from '../../../../shared/time.ts'
import { endOfDay, startOfDay } from '../../platform/day-bounds.ts'
import { casesEnded } from '../../records/case/ended.ts'
import type { RecordsContext } from '../../records/context.ts'
import { ratingsOn } from '../../records/rating/rows.ts'
import { secondsBetween } from '../../records/report/seconds.ts'
import { decisionsBetween } from '../../records/review/decisions.ts'
import { ticketsTaken } from '../../records/ticket/rows.ts'

type Reading = (core: RecordsContext, span: DaySpan) => Promise<readonly Happened[]>

const tickets: Reading = async ({ store }, span) =>
  (await ticketsTaken(store.db, span)).map(({ takenAt, firstCalledAt, ...row }) => ({
    ...row,
    kind: 'taken',
    wait: firstCalledAt === null ? null : secondsBetween(takenAt, firstCalledAt),
  }))

const served: Reading = async ({ store }, { from, to }) => {
  const rows = await store.db
    .selectFrom('served')
    .select(['day', 'item', 'operator_id as operatorId', 'handling', 'shots', 'first_stayed'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.map(({ first_stayed, ...row }) => ({ ...row, kind: 'served', firstStayed: first_stayed === 1 }))
}

/** A second person's word counts for the teller whose case it was. */
const decisions: Reading = async ({ store }, span) => {
  const dayAt = daysIn(span)
  const rows = await decisionsBetween(store.db, startOfDay(span.from), endOfDay(span.to))
  return rows.map(({ hour, decision, item, makerId, count }) => ({ kind: decision, day: dayAt(hour), item, operatorId: makerId, count }))
}

const endings: Reading = async ({ store }, span) => {
  const dayAt = daysIn(span)
  const rows = await casesEnded(store.db, startOfDay(span.from), endOfDay(span.to))
  return rows.map(({ hour, makerId, ...row }) => ({ ...row, day: dayAt(hour), operatorId: makerId }))
}

const ratings: Reading = async ({ store }, span) =>
  (await ratingsOn(store.db, span)).map(({ day, item, operator_id: operatorId, grade }) => ({
    kind: 'rating',
    day,
    item,
    operatorId,
    grade,
  }))

/** The branch's day of an hour of the span, by comparing text: the zone is a whole number of hours away. */
function daysIn(span: DaySpan): (hour: string) => string {
  const starts = daysOf(span).map(day => ({ day, start: startOfDay(day).slice(0, 13) }))
  return hour => starts.findLast(({ start }) => start <= hour)?.day ?? span.from
}

// Of a branch with four hundred cases a day this takes some thirty milliseconds; between two lots the counters have their turn.
const lotDays = 16

export async function* happenedIn(core: RecordsContext, { from, to }: DaySpan): AsyncGenerator<readonly Happened[]> {
  const days = daysBetween(from, to)
  for (let past = 0; past <= days; past += lotDays) {
    const span = { from: addDays(from, past), to: addDays(from, Math.min(days, past + lotDays - 1)) }
    for (const reading of [served, decisions, tickets, endings, ratings]) yield await reading(core, span)
    await new Promise(resolve => setImmediate(resolve))
  }
}
