/** Counts what a day leaves open, line by line, through the features that own it. */
import type { DayLine, DayLineState } from '../../../shared/report/day-end.ts'
import { addDays, type Day } from '../../../shared/time.ts'
import { counterStates } from '../../../shared/workflow/table.ts'
import type { Core } from '../core.ts'
import { endOfDay, startOfDay } from '../day-bounds.ts'
import { feeBalance } from '../fee/balance.ts'
import { listWaiting } from '../pickup/uncollected.ts'
import { openReviews } from '../review/open-reviews.ts'
import { stockBalance } from '../stock/balance.ts'
import { ticketsOf } from '../ticket/rows.ts'

type Counted = Omit<DayLineState, 'reason'>
type Counting = (core: Core, day: Day) => Promise<readonly Counted[]>

const line = (name: DayLine, open: number, figures: Readonly<Record<string, number>>): Counted => ({ line: name, open, figures })

const tickets: Counting = async ({ store }, day) => {
  const rows = await ticketsOf(store.db, day)
  const count = (...states: string[]) => rows.filter(({ state }) => states.includes(state)).length
  return [line('tickets', count('waiting', 'called', 'serving'), { taken: rows.length, done: count('done'), absent: count('absent') })]
}

const counter: Counting = async ({ store }, day) => {
  const left = await store.db
    .selectFrom('case_file')
    .select('id')
    .where('state', 'in', counterStates)
    .where('changed_at', '<', endOfDay(day))
    .execute()
  const served = await countOf(
    store.db
      .selectFrom('served')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('day', '=', day),
  )
  return [line('counter', left.length, { served })]
}

const reviews: Counting = async (core, day) => {
  const { waiting } = await openReviews(core, day)
  const rows = await core.store.db
    .selectFrom('review')
    .select(['decision', eb => eb.fn.countAll<number>().as('count')])
    .where('at', '>=', startOfDay(day))
    .where('at', '<', endOfDay(day))
    .groupBy('decision')
    .execute()
  const of = (decision: string) => Number(rows.find(row => row.decision === decision)?.count ?? 0)
  return [line('reviews', waiting.length, { approved: of('approved'), returned: of('returned'), rejected: of('rejected') })]
}

const money: Counting = async (core, day) => {
  const { operators, total, owed } = await feeBalance(core, day)
  const open = operators.filter(({ account, counted }) =>
    counted === null ? account.cash.net !== 0 : counted.stale || counted.difference !== 0,
  )
  const counted = operators.reduce((sum, one) => sum + (one.counted?.fen ?? 0), 0)
  const difference = operators.reduce((sum, one) => sum + (one.counted?.difference ?? 0), 0)
  return [
    line('drawers', open.length, { cash: total.cash.net, card: total.card.net, qr: total.qr.net, counted, difference }),
    line('owed', owed.length, { fen: owed.reduce((sum, one) => sum + one.fen, 0) }),
  ]
}

const stock: Counting = async (core, day) => {
  const { total, holders, spoiled, counted } = await stockBalance(core, day)
  // A day that is over cannot be counted any more: its book stands for itself.
  const off = counted === null ? 0 : Math.abs(counted.blank - total.closing) + Math.abs(counted.spoiled - spoiled.closing)
  const { opening, received, used, closing } = total
  return [
    line('stock', off, { opening, received, used, spoiled: total.spoiled, closing }),
    line(
      'held',
      holders.reduce((sum, { line: drawer }) => sum + drawer.closing, 0),
      {
        tellers: holders.filter(({ line: drawer }) => drawer.closing > 0).length,
      },
    ),
  ]
}

const texts: Counting = async ({ store, clock }, day) => {
  const until = endOfDay(day) < clock.now() ? endOfDay(day) : clock.now()
  const count = (state: 'queued' | 'failed') =>
    countOf(
      store.db
        .selectFrom('reminder')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('state', '=', state)
        .where('due_at', '<=', until),
    )
  const [due, failed] = [await count('queued'), await count('failed')]
  return [line('texts', due + failed, { due, failed })]
}

const uncollected: Counting = async core => {
  const rows = await listWaiting(core)
  const sentBack = rows.filter(({ state }) => state === 'sent-back').length
  const late = rows.filter(
    ({ state, ageing }) => state !== 'sent-back' && (state === 'overdue' || ageing === 'past-limit' || ageing === 'past-grace'),
  )
  return [line('uncollected', late.length, { waiting: rows.length - sentBack, sentBack })]
}

const countOf = async (query: { executeTakeFirstOrThrow: () => Promise<{ count: number }> }): Promise<number> =>
  Number((await query.executeTakeFirstOrThrow()).count)

const online: Counting = async ({ store }, day) => {
  const packages = () =>
    store.db
      .selectFrom('online_package')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('received_at', '<', endOfDay(day))
  const waiting = await countOf(packages().where('state', '=', 'waiting'))
  const unanswered = await countOf(packages().where('state', '<>', 'waiting').where('answered_at', 'is', null))
  return [line('online', waiting + unanswered, { waiting, unanswered })]
}

const units: Counting = async ({ store }, day) => {
  const open = await store.db
    .selectFrom('unit_batch')
    .select('id')
    .where('state', 'not in', ['done', 'dropped'])
    .where('opened_at', '<', endOfDay(day))
    .execute()
  const ids = open.map(({ id }) => id)
  const rows =
    ids.length === 0
      ? 0
      : await countOf(
          store.db
            .selectFrom('unit_row')
            .select(eb => eb.fn.countAll<number>().as('count'))
            .where('batch_id', 'in', ids),
        )
  return [line('units', ids.length, { rows })]
}

const countings: readonly Counting[] = [tickets, counter, reviews, money, stock, texts, uncollected, online, units]

export async function countLines(core: Core, day: Day): Promise<readonly Counted[]> {
  const lines: Counted[] = []
  for (const counting of countings) lines.push(...(await counting(core, day)))
  return lines
}

const rememberedDays = 14

/** Days before this one on which cases were handed in, the newest first. */
export async function busyDays(core: Core, day: Day): Promise<readonly string[]> {
  const rows = await core.store.db
    .selectFrom('served')
    .select('day')
    .distinct()
    .where('day', '<', day)
    .where('day', '>=', addDays(day, -rememberedDays))
    .orderBy('day', 'desc')
    .execute()
  return rows.map(row => row.day)
}
