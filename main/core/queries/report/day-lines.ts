/** Counts what a day leaves open, line by line, through the features that own it. */
import type { DayLine, DayLineState } from '../../../../shared/report/day-end.ts'
import type { Day } from '../../../../shared/time.ts'
import { endOfDay, startOfDay } from '../../platform/day-bounds.ts'
import { countEndedCards } from '../../records/card/ended-card.ts'
import { countMissing } from '../../records/card/place.ts'
import { countLeftAtCounter } from '../../records/case/ended.ts'
import { countUnsent } from '../../records/centre/rows.ts'
import { countLyingPictures } from '../../records/centre/ways.ts'
import type { RecordsContext } from '../../records/context.ts'
import { countErrands } from '../../records/errand/rows.ts'
import { countOpenPackages } from '../../records/online/rows.ts'
import { countFollowUps } from '../../records/rating/follow-up.ts'
import { countDueTexts } from '../../records/reminder/rows.ts'
import { countServed } from '../../records/report/served.ts'
import { decisionsBetween } from '../../records/review/decisions.ts'
import { ticketsOf } from '../../records/ticket/rows.ts'
import { countOpenBatches } from '../../records/unit/rows.ts'
import { feeBalance } from '../fee/balance.ts'
import { countInPost } from '../pickup/parcels.ts'
import { countSentOn } from '../pickup/transfers.ts'
import { countWaiting } from '../pickup/uncollected.ts'
import { openReviews } from '../review/open-reviews.ts'
import { tiedPairs } from '../review/tied-pairs.ts'
import { stockBalance } from '../stock/balance.ts'

type Counted = Omit<DayLineState, 'reason'>
type Counting = (core: RecordsContext, day: Day) => Promise<readonly Counted[]>

const line = (name: DayLine, open: number, figures: Readonly<Record<string, number>>): Counted => ({ line: name, open, figures })

const tickets: Counting = async ({ store }, day) => {
  const rows = await ticketsOf(store.db, day)
  const count = (...states: string[]) => rows.filter(({ state }) => states.includes(state)).length
  return [line('tickets', count('waiting', 'called', 'serving'), { taken: rows.length, done: count('done'), absent: count('absent') })]
}

const counter: Counting = async ({ store }, day) => [
  line('counter', await countLeftAtCounter(store.db, endOfDay(day)), { served: await countServed(store.db, day) }),
]

const reviews: Counting = async (core, day) => {
  const { waiting } = await openReviews(core, day)
  const rows = await decisionsBetween(core.store.db, startOfDay(day), endOfDay(day))
  const of = (wanted: string) => rows.reduce((sum, { decision, count }) => sum + (decision === wanted ? count : 0), 0)
  return [line('reviews', waiting.length, { approved: of('approved'), returned: of('returned'), rejected: of('rejected') })]
}

const tied: Counting = async (core, day) => {
  const pairs = await tiedPairs(core, day)
  const cases = new Set(pairs.flatMap(pair => pair.cases))
  return [line('tied', cases.size, { pairs: pairs.length })]
}

const money: Counting = async (core, day) => {
  const { operators, total, owed } = await feeBalance(core, day)
  const open = operators.filter(({ account, counted }) =>
    counted === null ? account.drawer !== 0 : counted.stale || counted.difference !== 0,
  )
  const counted = operators.reduce((sum, one) => sum + (one.counted?.fen ?? 0), 0)
  const difference = operators.reduce((sum, one) => sum + (one.counted?.difference ?? 0), 0)
  return [
    line('drawers', open.length, {
      cash: total.cash.net,
      card: total.card.net,
      qr: total.qr.net,
      transfer: total.transfer.net,
      counted,
      difference,
    }),
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

const texts: Counting = async (core, day) => {
  const { due, failed } = await countDueTexts(core, endOfDay(day) < core.clock.now() ? endOfDay(day) : core.clock.now())
  return [line('texts', due + failed, { due, failed })]
}

const uncollected: Counting = async core => {
  const { db } = core.store
  const { here, late, sentBack } = await countWaiting(core)
  const [sentOn, ended] = [await countSentOn(db), await countEndedCards(db)]
  const inPost = await countInPost(db)
  return [line('uncollected', late, { waiting: here, sentBack, sentOn, inPost, ended })]
}

const missing: Counting = async ({ store }, day) => {
  const { here, unplaced, missing: open } = await countMissing(store.db)
  const counts = await store.db.selectFrom('card_count').select('id').where('day', '=', day).execute()
  return [line('missing', open, { here, unplaced, counts: counts.length })]
}

const bad: Counting = async ({ store }, day) => {
  const { open, late, unowned } = await countFollowUps(store.db, day)
  return [line('bad', open, { late, unowned })]
}

const errands: Counting = async ({ store }, day) => {
  const { open, late } = await countErrands(store.db, day)
  return [line('errands', late, { open })]
}

const online: Counting = async ({ store }, day) => {
  const { waiting, unanswered } = await countOpenPackages(store.db, endOfDay(day))
  return [line('online', waiting + unanswered, { waiting, unanswered })]
}

const units: Counting = async ({ store }, day) => {
  const { batches, rows } = await countOpenBatches(store.db, endOfDay(day))
  return [line('units', batches, { rows })]
}

const centre: Counting = async ({ store }, day) => {
  const { waiting, stuck, kept } = await countUnsent(store.db, endOfDay(day))
  const pictures = await countLyingPictures(store.db)
  return [line('centre', waiting + stuck + kept + pictures, { waiting, stuck, kept, pictures })]
}

const countings: readonly Counting[] = [
  tickets,
  counter,
  reviews,
  tied,
  money,
  stock,
  texts,
  uncollected,
  missing,
  bad,
  errands,
  online,
  units,
  centre,
]

export async function countLines(core: RecordsContext, day: Day): Promise<readonly Counted[]> {
  const lines: Counted[] = []
  for (const counting of countings) lines.push(...(await counting(core, day)))
  return lines
}
