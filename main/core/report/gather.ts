/** Reads what happened in a span of days, kind by kind, from narrow rows and indexes alone. */

import type { DaySpan } from '../../../shared/report/day-span.ts'
import type { CountedKind, Happened } from '../../../shared/report/tally.ts'
import { addDays, clockAt, type Day } from '../../../shared/time.ts'
import type { Core } from '../core.ts'
import { endOfDay, startOfDay } from '../day-bounds.ts'

const secondsBetween = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))

type Reading = (core: Core, span: DaySpan) => Promise<readonly Happened[]>

const tickets: Reading = async ({ store }, { from, to }) => {
  const rows = await store.db
    .selectFrom('ticket')
    .select(['day', 'item', 'operator_id', 'taken_at', 'first_called_at'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.flatMap(({ day, item, operator_id: operatorId, taken_at, first_called_at }): Happened[] => [
    { kind: 'taken', day, item, operatorId },
    ...(first_called_at === null
      ? []
      : [{ kind: 'wait' as const, day, item, operatorId, seconds: secondsBetween(taken_at, first_called_at) }]),
  ])
}

const served: Reading = async ({ store }, { from, to }) => {
  const rows = await store.db
    .selectFrom('served')
    .select(['day', 'item', 'operator_id', 'present', 'called_at', 'opened_at', 'submitted_at', 'shots', 'first_stayed'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.flatMap((row): Happened[] => {
    const at = { day: row.day, item: row.item, operatorId: row.operator_id }
    const happened: Happened[] = [{ kind: 'served', ...at }]
    if (row.present === 1)
      happened.push({ kind: 'handling', ...at, seconds: secondsBetween(row.called_at ?? row.opened_at, row.submitted_at) })
    if (row.shots !== null) happened.push({ kind: 'photo', ...at, first: row.first_stayed === 1, shots: row.shots })
    return happened
  })
}

/** A second person's word counts for the teller whose case it was. */
const decisions: Reading = async ({ store }, { from, to }) => {
  const rows = await store.db
    .selectFrom('review')
    .innerJoin('served', 'served.case_id', 'review.case_id')
    .select(['review.at', 'review.decision', 'review.maker_id', 'served.item'])
    .where('review.at', '>=', startOfDay(from))
    .where('review.at', '<', endOfDay(to))
    .execute()
  return rows.map(({ at, decision, maker_id, item }) => ({ kind: decision, day: dayAt(at), item, operatorId: maker_id }))
}

const ends = { closed: 'closed', void: 'voided' } as const satisfies Record<string, CountedKind>

/** Nothing changes a case after its end, so that its last change is the end. */
const endings: Reading = async ({ store }, { from, to }) => {
  const rows = await store.db
    .selectFrom('case_file')
    .select(['changed_at', 'state', 'item', 'maker_id'])
    .where('changed_at', '>=', startOfDay(from))
    .where('changed_at', '<', endOfDay(to))
    .where('state', 'in', ['closed', 'void'])
    .execute()
  return rows.map(({ changed_at, state, item, maker_id }) => ({
    kind: state === 'void' ? ends.void : ends.closed,
    day: dayAt(changed_at),
    item,
    operatorId: maker_id,
  }))
}

const ratings: Reading = async ({ store }, { from, to }) => {
  const rows = await store.db
    .selectFrom('rating')
    .select(['day', 'item', 'operator_id', 'grade'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.map(({ day, item, operator_id, grade }) => ({ kind: 'rating', day, item, operatorId: operator_id, grade }))
}

const dayAt = (instant: string): string => clockAt(instant).slice(0, 10)

const readings: readonly Reading[] = [tickets, served, decisions, endings, ratings]
// A busy branch's ten days are read in some twenty milliseconds; between two lots the counters have their turn.
const lotDays = 10

export async function* happenedIn(core: Core, { from, to }: DaySpan): AsyncGenerator<readonly Happened[]> {
  for (let first: Day = from; first <= to; first = addDays(first, lotDays)) {
    const last = addDays(first, lotDays - 1)
    for (const reading of readings) yield await reading(core, { from: first, to: last < to ? last : to })
    await new Promise(resolve => setImmediate(resolve))
  }
}
