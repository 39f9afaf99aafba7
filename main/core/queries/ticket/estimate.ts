/** Estimates the wait of a series from today's visits, with how far such words were off. */
import type { Kysely } from 'kysely'
import { ItemCode, seriesOf } from '../../../../shared/business/items.ts'
import { aheadOf, type Estimate, estimateOf, type Said, type Visit } from '../../../../shared/queue/estimate.ts'
import { usualQueueRules, type Window } from '../../../../shared/queue/line.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { RecordsContext } from '../../records/context.ts'
import { seriesIn } from '../../records/ticket/queue.ts'
import { isPriority } from '../../records/ticket/rows.ts'

const hourMs = 60 * 60_000

/** What the estimates of a day rest on. */
export async function pastOf(db: Kysely<Tables>, day: string): Promise<{ readonly visits: Visit[]; readonly said: Said[] }> {
  const rows = await db
    .selectFrom('ticket')
    .select(['item', 'taken_at', 'first_called_at', 'called_at', 'done_at', 'said_minutes'])
    .where('day', '=', day)
    .where('first_called_at', 'is not', null)
    .orderBy('called_at', order => order.desc().nullsLast())
    .limit(200)
    .execute()
  const past = rows.reverse()
  const series = (item: string) => seriesOf(ItemCode.parse(item))
  return {
    visits: past.flatMap(({ item, called_at, done_at }) =>
      called_at && done_at ? [{ series: series(item), handlingMs: Date.parse(done_at) - Date.parse(called_at) }] : [],
    ),
    said: past.flatMap(({ item, taken_at, first_called_at, said_minutes }) =>
      first_called_at && said_minutes !== null
        ? [{ series: series(item), saidMs: said_minutes * 60_000, cameMs: Date.parse(first_called_at) - Date.parse(taken_at) }]
        : [],
    ),
  }
}

/** The windows that are at work: those that have called within the hour and have not paused. */
export async function windowsNow(core: RecordsContext, db: Kysely<Tables>): Promise<readonly Window[]> {
  const called = await db
    .selectFrom('ticket_call')
    .select(['counter', eb => eb.fn.max('at').as('last')])
    .where('day', '=', core.clock.today())
    .groupBy('counter')
    .execute()
  const rows = await db.selectFrom('queue_window').selectAll().execute()
  const since = Date.parse(core.clock.now()) - hourMs
  return called
    .filter(({ last }) => Date.parse(last) >= since)
    .map(({ counter }) => {
      const row = rows.find(one => one.counter === counter)
      return { name: counter, series: seriesIn(row?.series ?? null), paused: row?.paused_at != null, jumps: 0 }
    })
    .filter(({ paused }) => !paused)
}

/**
 * What somebody who takes a number now can be told. Counts only: it is asked in the transaction of every number that is given.
 * `first`: whoever may go first waits for those who may, too, and for the few that are called between them.
 */
export async function estimateNow(core: RecordsContext, db: Kysely<Tables>, item: ItemCode, first = false): Promise<Estimate | null> {
  const day = core.clock.today()
  const counts = await db
    .selectFrom('ticket')
    .select(['item', 'priority', eb => eb.fn.countAll<number>().as('count')])
    .where('day', '=', day)
    .where('state', '=', 'waiting')
    .groupBy(['item', 'priority'])
    .execute()
  const all = await windowsNow(core, db)
  // Before the first call of the day one window is a safe guess.
  const windows = all.length > 0 ? all : [{ name: '', series: null, paused: false, jumps: 0 }]
  const series = seriesOf(item)
  const able = windows.filter(window => window.series === null || window.series.includes(series))
  // Only those take time before whom the same windows call.
  const before = counts.map(row => ({ series: seriesOf(ItemCode.parse(row.item)), priority: isPriority(row), count: Number(row.count) }))
  const called = before.filter(one => able.some(window => window.series === null || window.series.includes(one.series)))
  const ahead = aheadOf(called, first, usualQueueRules)
  return estimateOf(await pastOf(db, day), { series, ahead, windows: able.length })
}
