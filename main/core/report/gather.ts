/** Reads what happened in a span of days, kind by kind, from narrow rows and indexes alone. */
import { sql } from 'kysely'
import { type DaySpan, daysOf } from '../../../shared/report/day-span.ts'
import type { CountedKind, Happened } from '../../../shared/report/tally.ts'
import { addDays, type Day } from '../../../shared/time.ts'
import type { Core } from '../core.ts'
import { endOfDay, startOfDay } from '../day-bounds.ts'
import { secondsBetween } from './seconds.ts'

type Reading = (core: Core, span: DaySpan) => Promise<readonly Happened[]>

const tickets: Reading = async ({ store }, { from, to }) => {
  const rows = await store.db
    .selectFrom('ticket')
    .select(['day', 'item', 'operator_id', 'taken_at', 'first_called_at'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.map(({ day, item, operator_id: operatorId, taken_at, first_called_at }) => ({
    kind: 'taken',
    day,
    item,
    operatorId,
    wait: first_called_at === null ? null : secondsBetween(taken_at, first_called_at),
  }))
}

type ServedRow = Awaited<ReturnType<typeof servedRows>>[number]

/** With a few days before the span: nearly every case is decided on in the days it was handed in. */
const servedRows = ({ store }: Core, { from, to }: DaySpan) =>
  store.db
    .selectFrom('served')
    .select(['day', 'case_id', 'item', 'operator_id', 'handling', 'shots', 'first_stayed'])
    .where('day', '>=', addDays(from, -nearDays))
    .where('day', '<=', to)
    .execute()

const nearDays = 2

const servedIn = ({ from }: DaySpan, rows: readonly ServedRow[]): readonly Happened[] =>
  rows
    .filter(({ day }) => day >= from)
    .map(({ day, item, operator_id: operatorId, handling, shots, first_stayed }) => ({
      kind: 'served',
      day,
      item,
      operatorId,
      handling,
      shots,
      firstStayed: first_stayed === 1,
    }))

/** A second person's word counts for the teller whose case it was. */
async function decisions(core: Core, span: DaySpan, served: readonly ServedRow[]): Promise<readonly Happened[]> {
  const rows = await core.store.db
    .selectFrom('review')
    .select(['at', 'case_id', 'decision', 'maker_id'])
    .where('at', '>=', startOfDay(span.from))
    .where('at', '<', endOfDay(span.to))
    .execute()
  const items = new Map(served.map(row => [row.case_id, row.item]))
  await addItems(
    core,
    items,
    [...new Set(rows.map(row => row.case_id))].filter(id => !items.has(id)),
  )
  const dayAt = daysIn(span)
  return rows.map(({ at, case_id, decision, maker_id }) => ({
    kind: decision,
    day: dayAt(at),
    item: items.get(case_id) ?? '',
    operatorId: maker_id,
    count: 1,
  }))
}

/** The few that waited longer; joining every decision row by row takes four times as long. */
async function addItems({ store }: Core, items: Map<string, string>, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const found = await store.db
      .selectFrom('served')
      .select(['case_id', 'item'])
      .where('case_id', 'in', ids.slice(at, at + idsAtOnce))
      .execute()
    for (const row of found) items.set(row.case_id, row.item)
  }
}

const idsAtOnce = 500

const endKinds = { closed: 'closed', void: 'voided' } as const satisfies Record<string, CountedKind>

/** Nothing changes a case after its end, so that its last change is the end. Counted by the hour: the zone is a whole number of them away. */
const endings: Reading = async ({ store }, span) => {
  const hour = sql<string>`substr(changed_at, 1, 13)`
  const rows = await store.db
    .selectFrom('case_file')
    .select([hour.as('hour'), 'state', 'item', 'maker_id', eb => eb.fn.countAll<number>().as('count')])
    .where('changed_at', '>=', startOfDay(span.from))
    .where('changed_at', '<', endOfDay(span.to))
    .groupBy([hour, 'state', 'item', 'maker_id'])
    .execute()
  const dayAt = daysIn(span)
  // Asked for by state, the rows themselves would be read, and they are wide.
  const ended = rows.filter(row => row.state === 'closed' || row.state === 'void')
  return ended.map(row => ({
    kind: row.state === 'void' ? endKinds.void : endKinds.closed,
    day: dayAt(`${row.hour}:00`),
    item: row.item,
    operatorId: row.maker_id,
    count: Number(row.count),
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

/** The branch's day of an instant of the span, by comparing text: a date made for each would take most of the time. */
function daysIn(span: DaySpan): (instant: string) => string {
  const starts = daysOf(span).map(day => ({ day, start: startOfDay(day) as string }))
  return instant => starts.findLast(({ start }) => start.slice(0, instant.length) <= instant)?.day ?? span.from
}

// Of a branch with four hundred cases a day this takes some thirty milliseconds; between two lots the counters have their turn.
const lotDays = 16

export async function* happenedIn(core: Core, { from, to }: DaySpan): AsyncGenerator<readonly Happened[]> {
  for (let first: Day = from; first <= to; first = addDays(first, lotDays)) {
    const last = addDays(first, lotDays - 1)
    const span = { from: first, to: last < to ? last : to }
    const served = await servedRows(core, span)
    yield servedIn(span, served)
    yield await decisions(core, span, served)
    for (const reading of [tickets, endings, ratings]) yield await reading(core, span)
    await new Promise(resolve => setImmediate(resolve))
  }
}
